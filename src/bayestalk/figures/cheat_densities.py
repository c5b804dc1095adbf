"""The cheat sheet's densities: a network's weights and biases, laid out in lines."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bayestalk.network import Network, Parameter
from bayestalk.views.blocks import Block, Measure
from bayestalk.views.cells import Cells
from bayestalk.views.scene import AnyMark, Run, Text
from bayestalk.views.sheet import Place, Placed

Rows = Sequence[Sequence[Parameter]]
"""Parameters that stand beside each other, from top to bottom."""

_APART: Final = 8.0
_BRACKETS: Final = 18.0
_BETWEEN: Final = 3.0


def by_kind(network: Network) -> Rows:
    """All weights beside each other, all biases beneath; a single layer's stand in one row."""
    weights = [p for p in network.parameters if p.name.startswith("w")]
    biases = [p for p in network.parameters if p.name.startswith("b")]
    return [weights, biases] if len(network.layers) > 1 else [weights + biases]


def by_layer(network: Network) -> Rows:
    """Layer by layer: a wide layer's weights above its biases, those of one unit beside it."""
    rows: list[list[Parameter]] = []
    for k, layer in enumerate(network.layers, start=1):
        found = [p for p in network.parameters if p.layer == k]
        rows += [[p] for p in found] if layer.units > 1 else [found]
    return rows


def draw(
    network: Network,
    rows: Rows,
    cells: Cells,
    place: Place,
    *,
    height: float,
    prefix: str = "",
    curve: str = "",
) -> Placed:
    """Each array with its symbol above and the range of its curves beneath.

    Parameters
    ----------
    network, rows
        Which parameters stand where.
    cells
        Their densities.
    place
        Where; ``text`` is the size of the ranges, ``symbol`` that of the symbols.
    height
        The height of a cell.
    prefix
        Put before every id; without it cells carry none.
    curve
        The token of the curves, where it is not the array's own.
    """
    marks: list[AnyMark] = []
    top = place.top
    for row in rows:
        blocks = [_block(network, p, place, height, prefix, curve) for p in row]
        left, deepest = place.left, top
        for block, width in zip(blocks, _widths(blocks, cells, place), strict=True):
            found, bottom = _one(block, cells, replace(place, left=left, top=top, width=width))
            marks += found
            left += width + _APART
            deepest = max(deepest, bottom)
        top = deepest + 0.3 * place.text
    return marks, top


def _block(
    network: Network, parameter: Parameter, place: Place, height: float, prefix: str, curve: str
) -> Block:
    rows, columns = (1, *parameter.shape)[-2:]
    measure = Measure((1.0, height), number=14, symbol=place.symbol, limit=8)
    return Block(
        network,
        parameter.name,
        (rows, columns),
        measure,
        again=not prefix,
        prefix=prefix,
        curve=curve,
        captioned=False,
    )


def _widths(blocks: Sequence[Block], cells: Cells, place: Place) -> list[float]:
    """The room of each array: enough for its range, the rest by its columns."""
    least = [Run(block.range_text(cells)).width(place.text) for block in blocks]
    spare = place.width - _APART * (len(blocks) - 1) - sum(least)
    columns = [block.shape[1] for block in blocks]
    return [one + spare * count / sum(columns) for one, count in zip(least, columns, strict=True)]


def _one(block: Block, cells: Cells, place: Place) -> Placed:
    """One array, its cells as wide as its room."""
    units = block.shape[1]
    cell = (place.width - _BRACKETS - _BETWEEN * (units - 1)) / units
    block = replace(block, measure=replace(block.measure, cell=(cell, block.measure.cell[1])))
    middle = place.left + place.width / 2
    top = place.top + 1.15 * place.symbol
    symbol = Text(middle, top - 0.35 * place.symbol, block.label(), place.symbol, "middle")
    drawn = block.draw(middle - block.width / 2, top + block.cells_height / 2, cells, "densities")
    y = top + block.cells_height + 1.15 * place.text
    told = (Run(block.range_text(cells), "muted"),)
    return [symbol, *drawn, Text(middle, y, told, place.text, "middle")], y
