"""How sharply a network's log-likelihood bends: its generalised Gauss–Newton matrix.

Source: Schraudolph 2002, Neural Computation 14(7); Martens 2020 (arXiv 1412.1193), section 8.
With f the sums that the last activation takes and Λ the second derivative of the negative
log-likelihood in f, the matrix is Σₙ Jₙᵀ Λₙ Jₙ, where J = ∂f/∂θ. It is the negative Hessian
without the network's own second derivatives, and never has a negative eigenvalue.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from bayestalk.forward import activate, slope
from bayestalk.network import Activation, Network

Floats = npt.NDArray[np.floating[Any]]

_ROWS_AT_ONCE = 1_024


def gauss_newton(
    x: Floats, parameters: Mapping[str, Floats], network: Network, noise: float = 1.0
) -> npt.NDArray[np.float64]:
    """The matrix at one point, rows and columns in the order of ``inference.flat``.

    The derivative of f in a layer's weights is, for one row, the outer product of what the
    layer takes (z) and of the derivative B of f in the layer's sums. So the block of two
    layers is Σₙ (zzᵀ) ⊗ (BᵀΛB): one product of matrices for a chunk of rows. Beside the
    result, memory holds one block and two arrays of ``1024 × inputs²`` and ``1024 × units²``
    numbers, however many rows there are.

    Parameters
    ----------
    x
        Shape (obs, inputs).
    parameters
        ``w1`` of shape (inputs, units), ``b1`` of shape (units,), and so on.
    noise
        Standard deviation of a normal likelihood; other likelihoods have none.

    Returns
    -------
    Shape (parameter, parameter), float64.
    """
    own = {name: np.asarray(value, dtype=np.float64) for name, value in parameters.items()}
    layers = network.layers
    taken = [width + layer.bias for width, layer in zip(network.widths[:-1], layers, strict=True)]
    sizes = [n * layer.units for n, layer in zip(taken, layers, strict=True)]
    ends = np.concatenate([[0], np.cumsum(sizes)])
    spans = [slice(*ends) for ends in pairwise(ends)]
    found = np.zeros((ends[-1], ends[-1]))
    for k in range(len(layers)):
        for m in range(k, len(layers)):
            block = np.zeros((taken[k] * taken[m], layers[k].units * layers[m].units))
            for z, b, bend in _chunks(x, own, network, noise):
                zz = z[k][:, :, np.newaxis] * z[m][:, np.newaxis, :]
                bb = b[k].transpose(0, 2, 1) @ bend @ b[m]
                block += zz.reshape(len(zz), -1).T @ bb.reshape(len(bb), -1)
            shape = (taken[k], taken[m], layers[k].units, layers[m].units)
            square = block.reshape(shape).transpose(0, 2, 1, 3).reshape(sizes[k], sizes[m])
            found[spans[k], spans[m]] = square
            if m > k:
                found[spans[m], spans[k]] = square.T
    return found


def _chunks(
    x: Floats, parameters: Mapping[str, Floats], network: Network, noise: float
) -> Iterator[tuple[list[Floats], list[Floats], Floats]]:
    """For some rows at a time: what each layer takes, ∂f/∂(its sums), and Λ.

    A layer with a bias takes a last number that is always 1, so that its bias is the last
    row of its weights.
    """
    for begin in range(0, len(x), _ROWS_AT_ONCE):
        z: Floats = np.asarray(x[begin : begin + _ROWS_AT_ONCE], dtype=np.float64)
        taken, sums = [], []
        for k, layer in enumerate(network.layers, start=1):
            total = z @ parameters[f"w{k}"]
            if layer.bias:
                total = total + parameters[f"b{k}"]
                z = np.column_stack([z, np.ones(len(z))])
            taken.append(z)
            sums.append(total)
            z = activate(layer.activation, total)
        outputs = network.widths[-1]
        back: list[Floats] = [np.broadcast_to(np.eye(outputs), (len(z), outputs, outputs))]
        for k in range(len(network.layers) - 1, 0, -1):
            bent = slope(network.layers[k - 1].activation, sums[k - 1])
            back.insert(0, back[0] @ parameters[f"w{k + 1}"].T * bent[:, np.newaxis, :])
        yield taken, back, _bend(network.layers[-1].activation, sums[-1], noise)


def _bend(last: Activation, sums: Floats, noise: float) -> Floats:
    """Λ for each row, shape (obs, outputs, outputs).

    Softmax: of the categorical likelihood; sigmoid: of the Bernoulli; any other activation:
    Gauss–Newton's of the normal likelihood of its outputs.
    """
    if last is Activation.SOFTMAX:
        p = activate(last, sums)
        return p[:, :, np.newaxis] * (np.eye(p.shape[1]) - p[:, np.newaxis, :])
    own = slope(last, sums) if last is Activation.SIGMOID else (slope(last, sums) / noise) ** 2
    return own[:, :, np.newaxis] * np.eye(sums.shape[1])
