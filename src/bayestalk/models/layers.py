"""A network as PyMC: its parameters with their priors, and the sums it computes."""

import pymc as pm
import pytensor.tensor as pt

from bayestalk.network import Activation, Network
from bayestalk.recipes import Prior

ACTIVATIONS = {
    Activation.IDENTITY: lambda z: z,
    Activation.SIGMOID: pt.sigmoid,
    Activation.TANH: pt.tanh,
    Activation.RELU: lambda z: pt.maximum(z, 0),
    Activation.SOFTMAX: lambda z: pt.special.softmax(z, axis=-1),
}


def last_sums(x: pt.TensorVariable, network: Network, prior: Prior) -> pt.TensorVariable:
    """Push rows through a network, up to the sums that its last activation takes.

    Must be called inside a ``pm.Model``; it registers ``w1``, ``b1``, ``w2``, … there with
    independent normal priors.

    Parameters
    ----------
    x
        Shape (obs, inputs).

    Returns
    -------
    Shape (obs, outputs): ``y'``, before the last activation.
    """
    z = x
    for k, layer in enumerate(network.layers, start=1):
        w = pm.Normal(f"w{k}", 0, prior.weight, shape=(network.widths[k - 1], layer.units))
        z = z @ w
        if layer.bias:
            z = z + pm.Normal(f"b{k}", 0, prior.bias, shape=layer.units)
        if k < len(network.layers):
            z = ACTIVATIONS[layer.activation](z)
    return z
