"""The diagram's edges and units, drawn between columns that already have their places."""

from math import hypot

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


def edges(
    network: Network,
    columns: list[Column],
    cells: Cells,
    *,
    spread: bool = False,
    prefix: str = "",
    single: bool = True,
    thickest: float = 6.0,
) -> list[AnyMark]:
    """Every edge, a group for each array of parameters.

    Weights' sizes are the edges' widths, negative ones are dashed; with ``spread`` an edge
    fades as its SD outgrows its mean. Without ``single`` the edges of an array are one path
    without ids of their own, for drawings that must stay small.
    """
    marks: list[AnyMark] = []
    for k in range(1, len(columns)):
        source, target = columns[k - 1], columns[k]
        wires = [
            (f"w{k}[{a.index},{c.index}]", _between((a.x, a.y, a.r), c))
            for a in source.units
            for c in target.units
        ]
        arrays = {f"w{k}": wires}
        if source.bias is not None:
            arrays[f"b{k}"] = [(f"b{k}[{c.index}]", _between(source.bias, c)) for c in target.units]
        marks += [
            _array(
                name,
                found,
                cells,
                spread=spread,
                prefix=prefix,
                single=single,
                thickest=thickest,
            )
            for name, found in arrays.items()
        ]
    return marks


Ends = tuple[float, float, float, float]


def _between(start: tuple[float, float, float], unit: Unit) -> Ends:
    x0, y0, r0 = start
    length = hypot(unit.x - x0, unit.y - y0) or 1.0
    ux, uy = (unit.x - x0) / length, (unit.y - y0) / length
    ends = (x0 + ux * r0, y0 + uy * r0, unit.x - ux * unit.r, unit.y - uy * unit.r)
    return round(ends[0], 1), round(ends[1], 1), round(ends[2], 1), round(ends[3], 1)


def _array(
    name: str,
    wires: list[tuple[str, Ends]],
    cells: Cells,
    *,
    spread: bool,
    prefix: str,
    single: bool,
    thickest: float,
) -> Group:
    known = [abs(cells[wire].value) for wire, _ in wires if wire in cells]
    largest = max(known, default=0.0)
    many = len(wires) > _MANY
    drawn: list[AnyMark] = []
    steps: list[tuple[str, tuple[float, ...]]] = []
    for wire, (x0, y0, x1, y1) in wires:
        steps += [("M", (x0, y0)), ("L", (x1, y1))]
        if single:
            drawn.append(
                Path(
                    tuple(steps[-2:]),
                    _pen(cells.get(wire), largest, thickest, spread=spread),
                    part="" if many else _join(prefix, "edge"),
                    name=wire,
                    title=_told(wire, cells) if not many else "",
                )
            )
    if not single:
        drawn.append(Path(tuple(steps), Pen()))
    opacity = 1.0 if not many else max(0.2, min(0.6, 60 / len(wires) ** 0.75))
    width = _PLAIN if not many else 0.7 if single else 0.5
    pen = Pen(stroke=name[0], width=width, opacity=opacity)
    return Group(tuple(drawn), pen, part=_join(prefix, "edges"), name=name)


def _pen(cell: Cell | None, largest: float, thickest: float, *, spread: bool) -> Pen:
    if cell is None or largest == 0:
        return Pen()
    width = _THINNEST + (thickest - _THINNEST) * abs(cell.value) / largest
    sure = abs(cell.mean) / ((abs(cell.mean) + cell.sd) or 1.0) if spread else 1.0
    opacity = _FAINTEST + (1 - _FAINTEST) * sure
    return Pen(width=width, dash=_DASH if cell.value < 0 else (), opacity=opacity)


def _told(name: str, cells: Cells) -> str:
    cell = cells.get(name)
    return f"{name} = {value_text(cell.value)}" if cell else name


def _join(prefix: str, part: str) -> str:
    return f"{prefix}-{part}" if prefix else part


def units(network: Network, columns: list[Column], *, prefix: str = "") -> list[AnyMark]:
    """Every unit: inputs as dots, the rest as rings with their activation's curve inside."""
    marks: list[AnyMark] = []
    for k, column in enumerate(columns):
        if column.bias is not None:
            marks += bias(column, prefix=prefix)
        if k == 0:
            marks += [_input(unit, network, prefix) for unit in column.units]
        else:
            kind = network.layers[k - 1].activation
            marks += [_unit(unit, kind, prefix) for unit in column.units]
    return marks


def bias(column: Column, *, prefix: str = "") -> list[AnyMark]:
    """The bias's node: a square that always holds 1."""
    if column.bias is None:
        return []
    x, y, r = column.bias
    pen = Pen(fill="ground", stroke="b", width=2 if r > 6 else 1)
    square = Rect(
        x - r, y - r, 2 * r, 2 * r, pen, min(3, r / 3), part=_join(prefix, "one"), title="always 1"
    )
    if r < 9:
        return [square]
    size = min(18.0, 1.4 * r)
    return [square, Text(x, y + 0.34 * size, (Run("1", "b-strong"),), size, "middle")]


def _input(unit: Unit, network: Network, prefix: str) -> AnyMark:
    thin = unit.r < 5
    return Circle(
        unit.x,
        unit.y,
        unit.r,
        Pen(fill="ink" if thin else "ground", stroke=None if thin else "ink", width=2),
        part=_join(prefix, "unit"),
        name=unit.name,
        title=network.inputs[unit.index],
    )


def _unit(unit: Unit, kind: Activation, prefix: str) -> AnyMark:
    width = 2.0 if unit.r > 6 else 1.0
    ring_name = unit.name.replace("[", "'[") if kind is not Activation.IDENTITY else ""
    ring = Circle(
        unit.x,
        unit.y,
        unit.r,
        Pen(fill="ground", stroke="ink", width=width),
        part=_join(prefix, "sum"),
        name=ring_name,
    )
    if not ring_name:
        return Circle(unit.x, unit.y, unit.r, ring.pen, part=_join(prefix, "unit"), name=unit.name)
    inside = glyphs.activation(kind, (unit.x, unit.y), unit.r * 1.1) if unit.r >= 5 else []
    return Group((ring, *inside), part=_join(prefix, "unit"), name=unit.name)
