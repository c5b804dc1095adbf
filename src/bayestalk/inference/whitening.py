"""Coordinates in which a net's posterior is about equally wide in every direction.

The inputs of a layer are far from independent: soil types determine zones, hillshades follow
from slope and aspect, hidden units repeat each other. A weight table is therefore known well
in some directions of its inputs and hardly at all in others. Turned to the principal axes of
its inputs, and scaled by how well each is known, it becomes round, and a sampler can take
steps of one size. This is the input side of the Kronecker factorisation of the curvature
(Martens & Grosse 2015, arXiv 1503.05671; Ritter et al. 2018, ICLR), taken once, at the start
of a chain; it changes the coordinates and not the density.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from bayestalk.forward import slope, values
from bayestalk.network import Activation, Network

Floats = npt.NDArray[np.floating[Any]]


class Axes(NamedTuple):
    """A weight table is ``axes @ white``; ``back`` is the inverse of ``axes``."""

    axes: jax.Array
    back: jax.Array


class Whitening(NamedTuple):
    """A table's axes by parameter name, over the parameters in the order of a flat vector."""

    by_name: dict[str, Axes]

    def to_white(self, named: Mapping[str, jax.Array]) -> dict[str, jax.Array]:
        """Parameters as white coordinates, each of the shape it has."""
        return {name: self.by_name[name].back @ value for name, value in named.items()}

    def from_white(self, white: Mapping[str, jax.Array]) -> dict[str, jax.Array]:
        """White coordinates as parameters."""
        return {name: self.by_name[name].axes @ value for name, value in white.items()}


def whitening(
    network: Network,
    x: Floats,
    named: Mapping[str, Floats],
    precision: Mapping[str, Floats],
    noise: float | None = None,
) -> Whitening:
    """The axes of every weight table at one point.

    Parameters
    ----------
    x
        Training rows, shape (obs, inputs).
    named
        The point: parameter name to array.
    precision
        The prior's, as ``inference.prior.precision`` gives it. The inputs of a table are held
        by its mean over their weights.
    noise
        Standard deviation of the likelihood where the outputs are means of a normal.

    Returns
    -------
    For a weight table the axes ``D U (n c Λ + 1)^(−1/2)``, where D holds the prior's scale of
    each input, U Λ Uᵀ is the second moment of the scaled inputs, and c the mean curvature that
    the likelihood passes back to a unit; for a bias a scale.
    """
    passed = dict(values(x, named, network))
    rows = len(x)
    passing = _curvatures(network, passed, named, noise) if rows else [0.0] * len(network.layers)
    found: dict[str, Axes] = {}
    for parameter in network.parameters:
        curvature = rows * passing[parameter.layer - 1]
        if len(parameter.shape) == 1:
            scale = 1 / np.sqrt(curvature + precision[parameter.name])
            found[parameter.name] = Axes(jnp.diag(jnp.asarray(scale)), jnp.diag(1 / scale))
            continue
        before = passed["x" if parameter.layer == 1 else f"z{parameter.layer - 1}"]
        scale = 1 / np.sqrt(precision[parameter.name].mean(axis=1))
        moment = scale[:, None] * (before.T.astype(np.float64) @ before / max(rows, 1)) * scale
        known, turned = np.linalg.eigh(moment)
        wide = 1 / np.sqrt(curvature * np.maximum(known, 0) + 1)
        found[parameter.name] = Axes(
            jnp.asarray(scale[:, None] * turned * wide, dtype=jnp.float32),
            jnp.asarray((turned / wide).T / scale, dtype=jnp.float32),
        )
    return Whitening(found)


def _curvatures(
    network: Network,
    passed: Mapping[str, Floats],
    named: Mapping[str, Floats],
    noise: float | None,
) -> list[float]:
    """For each layer, the likelihood's mean curvature along one of its sums, for one row."""
    last = network.layers[-1].activation
    y: Floats = passed["y"]
    back: Floats
    if last is Activation.SOFTMAX:
        back = np.sqrt(y.T)[:, :, None] * (np.eye(y.shape[1])[:, None, :] - y)
    elif last is Activation.SIGMOID:
        back = np.sqrt(y * (1 - y))[None]
    elif noise is not None:
        back = (slope(last, passed.get("y'", y)) / noise)[None]
    else:
        msg = (
            f"network {network.name!r} ends in {last}: its likelihood is not known here; give "
            "the noise of its observations, or end it in sigmoid or softmax"
        )
        raise ValueError(msg)
    found = []
    for k in range(len(network.layers), 0, -1):
        found.append(float((back**2).sum(axis=0).mean()))
        if k > 1:
            bent = slope(network.layers[k - 2].activation, passed[f"z{k - 1}'"])
            back = (back @ named[f"w{k}"].T) * bent
    return found[::-1]
