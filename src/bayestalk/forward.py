"""A network's arithmetic in NumPy: from draws of its parameters to what it computes.

The same sums as the PyMC model's, for everything that happens after inference; the tests
hold the two together.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from bayestalk.network import Activation, Network

Array = npt.NDArray[np.floating]


def sigmoid(z: Array) -> Array:
    """1 / (1 + e⁻ᶻ), without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * z))


def softmax(z: Array) -> Array:
    """Probabilities over the last axis."""
    shifted = np.exp(z - z.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def activate(activation: Activation, z: Array) -> Array:
    """An activation, number by number (softmax: over the last axis)."""
    match activation:
        case Activation.IDENTITY:
            return z
        case Activation.SIGMOID:
            return sigmoid(z)
        case Activation.TANH:
            return np.tanh(z)
        case Activation.RELU:
            return np.maximum(z, 0)
        case Activation.SOFTMAX:
            return softmax(z)


def values(
    x: Array, parameters: Mapping[str, Array], network: Network
) -> Iterator[tuple[str, Array]]:
    """Every row of values on the way through, named as by ``Network.values``.

    Parameters
    ----------
    x
        Shape (obs, inputs).
    parameters
        ``w1`` of shape (…, inputs, units), ``b1`` of shape (…, units), and so on; leading
        axes, such as draws, are carried along.

    Yields
    ------
    Name and array of shape (…, obs, units).
    """
    yield "x", x
    z = x
    for k, layer in enumerate(network.layers, start=1):
        symbol = "y" if k == len(network.layers) else f"z{k}"
        z = z @ parameters[f"w{k}"]
        if layer.bias:
            z = z + parameters[f"b{k}"][..., np.newaxis, :]
        if layer.activation is not Activation.IDENTITY:
            yield f"{symbol}'", z
        z = activate(layer.activation, z)
        yield symbol, z


def outputs(x: Array, parameters: Mapping[str, Array], network: Network) -> Array:
    """What the network says, shape (…, obs, outputs)."""
    *_, (_, y) = values(x, parameters, network)
    return y


def sums(x: Array, parameters: Mapping[str, Array], network: Network) -> Array:
    """What the last activation takes: logits where it is a softmax; shape (…, obs, outputs)."""
    named = dict(values(x, parameters, network))
    return named.get("y'", named["y"])


def slope(activation: Activation, z: Array) -> Array:
    """Derivative of an activation that acts number by number.

    Raises
    ------
    ValueError
        For the softmax, which does not.
    """
    match activation:
        case Activation.IDENTITY:
            return np.ones_like(z)
        case Activation.SIGMOID:
            return sigmoid(z) * (1 - sigmoid(z))
        case Activation.TANH:
            return 1 - np.tanh(z) ** 2
        case Activation.RELU:
            return (z > 0).astype(z.dtype)
        case Activation.SOFTMAX:
            msg = "softmax mixes its sums, so it has no slope of one number: differentiate it whole"
            raise ValueError(msg)


def linearised(
    x: Array, start: Mapping[str, Array], draws: Mapping[str, Array], network: Network
) -> Array:
    """What the network says when its last sums are made linear in the parameters at ``start``.

    With f the sums that the last activation takes, that activation is taken of
    f(x, start) + J(x) (draw − start), the derivative being pushed forward layer by layer.

    Source: Immer et al. 2021 (arXiv 2008.08400), eq. 7 and 8.

    Parameters
    ----------
    x
        Shape (obs, inputs).
    start
        One set of parameters, without leading axes.
    draws
        The same parameters with any leading axes.

    Returns
    -------
    Shape (…, obs, outputs).
    """
    z: Array = x
    dz: Array = np.zeros_like(x)
    for k, layer in enumerate(network.layers, start=1):
        w, b = f"w{k}", f"b{k}"
        total = z @ start[w]
        change = dz @ start[w] + z @ (draws[w] - start[w])
        if layer.bias:
            total = total + start[b]
            change = change + (draws[b] - start[b])[..., np.newaxis, :]
        if k < len(network.layers):
            z, dz = activate(layer.activation, total), slope(layer.activation, total) * change
    return activate(network.layers[-1].activation, total + change)
