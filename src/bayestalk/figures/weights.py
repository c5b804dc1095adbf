"""A layer's weights as a map: hue is the mean, and what may be of either sign fades.

A value-suppressing map after Correll, Moritz and Heer (2018): the larger a weight's SD beside
its mean, the fewer means are told apart, until none are.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import xarray as xr

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import weights_inputs, weights_units
from bayestalk.figures.places import Floats
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.weights_layer import Layer, layer_of
from bayestalk.figures.wording import fixed, percent


def draw(weights: xr.Dataset, layer: str, fit: str = "sampled") -> Drawing:
    """Draw one layer of ``weights``: ``"1"``, ``"2"`` or ``"out"``, as one fit saw it.

    Raises
    ------
    ValueError
        Where there is no such layer, or no such fit.
    """
    name = f"weights-{layer}" + ("" if fit == "sampled" else f"-{fit}")
    found = layer_of(weights, layer, fit)
    inputs = layer == "1"

    def plot(canvas: Canvas) -> None:
        if inputs:
            weights_inputs.plot(canvas, found)
        else:
            weights_units.plot(canvas, found)

    tall = weights_inputs.NARROW_HEIGHT if inputs else weights_units.narrow_height(found)
    return compose(name, plot, narrow=(360, tall), table=_table(found))


def _table(found: Layer) -> Table:
    """By input, by class, or in all: how much was learned."""
    rows = [
        (
            name,
            str(mean.size),
            fixed(float(np.sqrt((mean**2).mean())), 2),
            fixed(float(sd.mean()), 2),
            percent(float(sd.mean()) / found.width),
            percent(float((np.abs(mean) > 2 * sd).mean())),
        )
        for name, mean, sd in _parts(found)
    ]
    return Table(
        columns=(
            "Weights",
            "Number",
            "Root mean square of the means",
            "Mean SD",
            "Beside the prior's width",
            "Mean over 2 SD",
        ),
        rows=tuple(rows),
        note=found.note,
        sections=tuple(group for group in found.groups if group[0]),
    )


def _parts(found: Layer) -> Iterator[tuple[str, Floats, Floats]]:
    """What the table has a row for: its name, means and SDs."""
    if found.columns[0]:
        for i, name in enumerate(found.columns):
            yield name, found.mean[:, i], found.sd[:, i]
    elif found.groups[0][0]:
        for name, mean, sd in zip(found.rows, found.mean, found.sd, strict=True):
            yield name, mean, sd
    else:
        for (name, _), (a, b) in zip(found.groups, pairwise(found.starts), strict=True):
            yield name or "All weights", found.mean[a:b], found.sd[a:b]
