"""The diagram's edges and units, drawn between columns that already have their places."""

from dataclasses import dataclass
from math import hypot, inf

from bayestalk.network import Activation, Network
from bayestalk.views import glyphs
from bayestalk.views.cells import Cell, Cells
from bayestalk.views.nodes import Column, Unit
from bayestalk.views.scene import AnyMark, Circle, Group, Path, Pen, Rect, Run, Text
from bayestalk.views.symbols import value_text

_THINNEST = 1.25
_PLAIN = 1.75
_DASH = (7.0, 6.0)
_FAINTEST = 0.2
_MANY = 60


@dataclass(frozen=True)
class Wires:
    """How edges are drawn.

    Parameters
    ----------
    spread
        Whether an edge fades as its SD outgrows its mean.
    prefix
        Put before parts, where a drawing shows several networks.
    single
        Whether each edge is an element of its own; else an array's edges are one path
        without names, for drawings that must stay small.
    thickest
        The width of the edge of the largest number.
    """

    spread: bool = False
    prefix: str = ""
    single: bool = True
    thickest: float = 6.0

    def part(self, word: str) -> str:
        """A part's name behind the prefix."""
        return f"{self.prefix}-{word}" if self.prefix else word


def edges(columns: list[Column], cells: Cells, how: Wires) -> list[AnyMark]:
    """Every edge, a group for each array of parameters.

    Sizes are the edges' widths, on one scale for the whole drawing; negative ones are dashed.
    """
    arrays: dict[str, list[Wire]] = {}
    for k in range(1, len(columns)):
        source, target = columns[k - 1], columns[k]
        many = len(source.units) * len(target.units) > _MANY
        arrays[f"w{k}"] = [
            (f"w{k}[{a.index},{c.index}]", _between((a.x, a.y, a.r), c, trim=not many))
            for a in source.units
            for c in target.units
        ]
        if source.bias is not None:
            arrays[f"b{k}"] = [(f"b{k}[{c.index}]", _between(source.bias, c)) for c in target.units]
    known = [
        abs(cells[wire].value) for wires in arrays.values() for wire, _ in wires if wire in cells
    ]
    largest = max(known, default=0.0)
    return [_array(name, wires, cells, how, largest) for name, wires in arrays.items()]


Ends = tuple[float, float, float, float]
Wire = tuple[str, Ends]
"""The id of an edge's parameter, and the edge's ends."""


def _between(start: tuple[float, float, float], unit: Unit, *, trim: bool = True) -> Ends:
    """From rim to rim, or from centre to centre where units will be drawn over the ends."""
    x0, y0, r0 = start
    length = hypot(unit.x - x0, unit.y - y0) if trim else inf
    ux, uy = (unit.x - x0) / (length or 1), (unit.y - y0) / (length or 1)
    ends = (x0 + ux * r0, y0 + uy * r0, unit.x - ux * unit.r, unit.y - uy * unit.r)
    return round(ends[0], 1), round(ends[1], 1), round(ends[2], 1), round(ends[3], 1)


def _array(name: str, wires: list[Wire], cells: Cells, how: Wires, largest: float) -> Group:
    many = len(wires) > _MANY
    lines = [(wire, (("M", (x0, y0)), ("L", (x1, y1)))) for wire, (x0, y0, x1, y1) in wires]
    drawn = [
        Path(
            steps,
            _pen(cells.get(wire), largest, how),
            part="" if many else how.part("edge"),
            name=wire,
            title=_told(wire, cells) if not many else "",
        )
        for wire, steps in lines
    ]
    if not how.single and many:
        drawn = [Path(tuple(step for _, steps in lines for step in steps), Pen())]
    opacity = max(0.2, min(0.6, 60 / len(wires) ** 0.75)) if many else 1.0
    width = _PLAIN if not many else 0.7 if how.single else 0.5
    pen = Pen(stroke=name[0], width=width, opacity=opacity)
    return Group(tuple(drawn), pen, part=how.part("edges"), name=name)


def _pen(cell: Cell | None, largest: float, how: Wires) -> Pen:
    if cell is None or largest == 0:
        return Pen()
    width = _THINNEST + (how.thickest - _THINNEST) * abs(cell.value) / largest
    sure = abs(cell.mean) / ((abs(cell.mean) + cell.sd) or 1.0) if how.spread else 1.0
    opacity = _FAINTEST + (1 - _FAINTEST) * sure
    return Pen(width=width, dash=_DASH if cell.value < 0 else (), opacity=opacity)


def key(cells: Cells, left: float, baseline: float, size: float) -> list[AnyMark]:
    """What widths and dashes say, where edges have them."""
    words = Run("wide: large, dashed: negative", "muted")
    return [Text(left, baseline, (words,), size)] if cells else []


def _told(name: str, cells: Cells) -> str:
    cell = cells.get(name)
    return f"{name} = {value_text(cell.value)}" if cell else name


def units(network: Network, columns: list[Column], how: Wires) -> list[AnyMark]:
    """Every unit: inputs as dots, the rest as rings with their activation's curve inside."""
    marks: list[AnyMark] = []
    for k, column in enumerate(columns):
        if column.bias is not None:
            marks += bias(column, how)
        if k == 0:
            marks += [_input(unit, network, how) for unit in column.units]
        else:
            kind = network.layers[k - 1].activation
            marks += [_unit(unit, kind, how) for unit in column.units]
    return marks


def bias(column: Column, how: Wires) -> list[AnyMark]:
    """The bias's node: a square that always holds 1."""
    if column.bias is None:
        return []
    x, y, r = column.bias
    pen = Pen(fill="ground", stroke="b", width=2 if r > 6 else 1)
    square = Rect(
        x - r,
        y - r,
        2 * r,
        2 * r,
        pen,
        min(3, r / 3),
        part=how.part(f"one-{column.name}"),
        title="always 1",
    )
    if r < 9:
        return [square]
    size = min(18.0, 1.4 * r)
    return [square, Text(x, y + 0.34 * size, (Run("1", "b-strong"),), size, "middle")]


def _input(unit: Unit, network: Network, how: Wires) -> AnyMark:
    thin = unit.r < 5
    return Circle(
        unit.x,
        unit.y,
        unit.r,
        Pen(fill="ink" if thin else "ground", stroke=None if thin else "ink", width=2),
        part=how.part("unit"),
        name=unit.name,
        title=network.inputs[unit.index],
    )


def _unit(unit: Unit, kind: Activation, how: Wires) -> AnyMark:
    width = 2.0 if unit.r > 6 else 1.0
    ring_name = unit.name.replace("[", "'[") if kind is not Activation.IDENTITY else ""
    ring = Circle(
        unit.x,
        unit.y,
        unit.r,
        Pen(fill="ground", stroke="ink", width=width),
        part=how.part("sum"),
        name=ring_name,
    )
    if not ring_name:
        return Circle(unit.x, unit.y, unit.r, ring.pen, part=how.part("unit"), name=unit.name)
    inside = glyphs.activation(kind, (unit.x, unit.y), unit.r * 1.1) if unit.r >= 5 else []
    return Group((ring, *inside), part=how.part("unit"), name=unit.name)
