"""Where marks stand: densities, stacks of dots, labels that keep apart."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bayestalk.views.spacing import apart

Floats = NDArray[np.float64]


def spread(positions: ArrayLike, gap: float) -> Floats:
    """Move label positions apart until neighbours are ``gap`` from each other, as little as can be.

    They keep the order that the positions give, not that in which they come.
    """
    wanted = np.asarray(positions, dtype=float)
    order = np.argsort(wanted, kind="stable")
    placed = np.empty_like(wanted)
    placed[order] = apart(wanted[order].tolist(), gap)
    return placed


def density(sample: ArrayLike, points: int = 81) -> tuple[Floats, Floats]:
    """A Gaussian kernel density of a sample: positions and heights, with Silverman's width.

    Raises
    ------
    ValueError
        Where the sample has no spread, or nothing in it.
    """
    values = np.asarray(sample, dtype=float)
    sd = float(values.std()) if values.size else 0.0
    if sd == 0:
        msg = (
            f"got {values.size} values without spread; a density needs some that differ: draw "
            "a single value as a mark"
        )
        raise ValueError(msg)
    middle = float(np.quantile(values, 0.75) - np.quantile(values, 0.25)) / 1.349
    # over half the sample may be one value: then its quartiles say nothing of its spread
    width = 0.9 * min(sd, middle or sd) * len(values) ** -0.2
    at = np.linspace(values.min() - 3 * width, values.max() + 3 * width, points)
    kernel = np.exp(-0.5 * ((at[:, None] - values) / width) ** 2)
    return at, kernel.sum(axis=1) / (len(values) * width * np.sqrt(2 * np.pi))


def student_t(at: Floats, scale: float, freedom: float) -> Floats:
    """The density of Student's t distribution around 0."""
    height = math.gamma((freedom + 1) / 2) / math.gamma(freedom / 2)
    fall = (1 + (at / scale) ** 2 / freedom) ** (-(freedom + 1) / 2)
    return height / (scale * math.sqrt(freedom * math.pi)) * fall


def stacks(values: ArrayLike, width: float) -> tuple[Floats, NDArray[np.int_]]:
    """A dotplot: each value's column (its centre) and its place in the stack, from 0.

    Columns stand side by side from zero on, so that no dot stands astride zero.
    """
    sorted_values = np.sort(np.asarray(values, dtype=float))
    columns = np.floor(sorted_values / width).astype(int)
    place = np.zeros(len(columns), dtype=int)
    for i in range(1, len(columns)):
        place[i] = place[i - 1] + 1 if columns[i] == columns[i - 1] else 0
    return (columns + 0.5) * width, place
