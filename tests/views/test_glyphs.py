"""Densities in a cell: the posterior over its prior."""

import numpy as np
import pytest

from bayestalk.views import glyphs
from bayestalk.views.boxes import Box
from bayestalk.views.cells import Density
from bayestalk.views.scene import Path, Rect

BOX = Box(0, 0, 96, 50)
SPAN = (-4.0, 4.0)
GRID = np.linspace(-4, 4, 97)


def bell(sd: float, mean: float = 0.0) -> np.ndarray:
    """A normal density on the grid."""
    return np.exp(-0.5 * ((GRID - mean) / sd) ** 2) / (sd * np.sqrt(2 * np.pi))


def drawn(posterior: np.ndarray, prior: np.ndarray, atom: float = 0.0) -> dict[str, np.ndarray]:
    """The heights of both curves in pixels, by the token they are drawn in."""
    shape = Density(tuple(GRID), tuple(posterior), tuple(prior), atom)
    return {
        mark.pen.stroke: BOX.bottom - np.array(list(mark.points()))[:, 1]
        for mark in glyphs.density(shape, BOX, SPAN, "w")
        if isinstance(mark, Path) and mark.pen.stroke in ("w", "prior") and len(mark.steps) > 2
    }


@pytest.mark.parametrize(("posterior", "prior"), [(0.5, 1.0), (1.0, 0.9), (1.5, 0.5)])
@pytest.mark.parametrize("atom", [0.0, 0.3])
def test_both_curves_are_on_one_scale(posterior: float, prior: float, atom: float) -> None:
    """The peaks stand as their densities do, whichever is taller and with a spike or without."""
    heights = drawn((1 - atom) * bell(posterior), bell(prior), atom)
    peaks = {name: heights[name].max() for name in heights}
    wanted = (1 - atom) * prior / posterior
    assert peaks["w"] / peaks["prior"] == pytest.approx(wanted, rel=0.08)


@pytest.mark.parametrize("atom", [0.15, 0.3, 0.7])
def test_an_atom_has_its_share_of_the_area(atom: float) -> None:
    """The bar at zero covers as much of what is drawn as draws are at zero."""
    grid = np.linspace(0, 4, 200)
    heights = (1 - atom) * np.exp(-grid)
    shape = Density(tuple(grid), tuple(heights), None, atom)
    bar, curve = glyphs.density(shape, BOX, (-0.2, 4.0), "ink")
    assert isinstance(bar, Rect)
    assert isinstance(curve, Path)
    x, y = np.array(list(curve.points())).T
    area = np.trapezoid(BOX.bottom - y[1:-1], x[1:-1])
    assert bar.width * bar.height / (bar.width * bar.height + area) == pytest.approx(atom, rel=0.05)
    assert x.min() == pytest.approx(bar.x + bar.width, abs=0.1)


@pytest.mark.parametrize(("posterior", "prior"), [(0.5, 1.0), (1.5, 0.5)])
def test_the_taller_curve_reaches_the_top(posterior: float, prior: float) -> None:
    """Without a spike the taller of the two is as high as its box, and neither is cut off."""
    heights = drawn(bell(posterior), bell(prior))
    taller = heights["w" if posterior < prior else "prior"]
    assert taller.max() == pytest.approx(BOX.height, abs=1)
    assert np.count_nonzero(taller > 0.98 * BOX.height) < 8
