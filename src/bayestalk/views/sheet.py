"""The pieces of the cheat sheet: a model's function and diagram, and its priors."""

import math
from dataclasses import dataclass

from bayestalk.network import Network
from bayestalk.views import downward, formula
from bayestalk.views.cells import Cell, Cells, Density
from bayestalk.views.downward import Frame
from bayestalk.views.scene import AnyMark
from bayestalk.views.wiring import Wires

_NOISE = 1e-3


@dataclass(frozen=True)
class Place:
    """Where a piece of the sheet may stand, and the font sizes of its words and its symbols."""

    left: float
    top: float
    width: float
    text: float = 15.0
    symbol: float = 20.0


Placed = tuple[list[AnyMark], float]
"""Marks, and the y beneath them."""


def function(network: Network, place: Place, largest: float = 28.0) -> Placed:
    """The function, one line a layer."""
    lines = formula.steps(network)
    head = max(formula.width_of(line[:1], 1.0) for line in lines)
    tail = max(formula.width_of(line[1:], 1.0) for line in lines)
    size = min(largest, place.width / (head + tail))
    marks: list[AnyMark] = []
    every = frozenset(term.name for line in lines for term in line)
    y = place.top
    for line in lines:
        y += 1.0 * size
        start = place.left + (head - formula.width_of(line[:1], 1.0)) * size
        placed = formula.place(line, start, size)
        marks += formula.draw_line(placed, y, size, 0.0, named=every, shapes=False)
        y += 0.75 * size
    return marks, y


def diagram(network: Network, cells: Cells, place: Place, height: float) -> Placed:
    """The diagram running downwards, without names."""
    layers = len(network.layers)
    first, last = place.top + 14, place.top + height - 16
    rows = tuple(first + k * (last - first) / layers for k in range(layers + 1))
    frame = Frame(place.left, place.left + place.width, rows, place.text, 14)
    placed = downward.columns(network, frame)
    how = Wires(prefix=f"{network.name}-diagram", thickest=3.5)
    return downward.draw(network, placed, cells, frame, how, named=False), place.top + height


def priors(network: Network, cells: Cells) -> tuple[dict[str, Cell], dict[str, float]]:
    """Cells that hold the priors, where these are normal, and the SD of each array's."""
    found: dict[str, Cell] = {}
    scales: dict[str, float] = {}
    for parameter in network.parameters:
        for name in parameter.ids():
            density = cells[name].density if name in cells else None
            normal = density.normal_prior() if density else None
            if density is None or normal is None:
                continue
            mean, sd = normal
            # read off a curve of rounded numbers, so zero comes out a little beside it
            mean = mean if abs(mean) > _NOISE * sd else 0.0
            grid = tuple(mean + sd * step / 8 for step in range(-24, 25))
            heights = tuple(math.exp(-0.5 * (step / 8) ** 2) for step in range(-24, 25))
            found[name] = Cell(mean, mean, sd, grid[0], grid[-1], Density(grid, heights))
            scales[parameter.name] = sd
    return found, scales
