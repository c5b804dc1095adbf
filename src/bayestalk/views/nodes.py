"""Where the diagram's units stand: one column a layer, what does not fit counted and left out."""

from dataclasses import dataclass, replace

from bayestalk.network import Network
from bayestalk.views.elision import shown

Order = tuple[int, ...] | None
"""Indices of outputs as they are drawn."""

LEAST_PITCH = 3.4
_MOST_EDGES = 2400
NAMED_PITCH = 22.0
_GAP_ROOM = 34.0
_MOST_BETWEEN = 0.3
"""What the gaps between groups take of a column at most."""


@dataclass(frozen=True)
class Unit:
    """One unit: the id of its value, its index in the layer, its centre and radius."""

    name: str
    index: int
    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Column:
    """The units of one layer; ``gap`` is where ``hidden`` of them are left out."""

    name: str
    units: tuple[Unit, ...]
    x: float
    pitch: float
    hidden: int = 0
    gap: float = 0.0
    bias: tuple[float, float, float] | None = None
    groups: tuple[tuple[str, int, float, float], ...] = ()

    @property
    def named(self) -> bool:
        """Whether there is room for a name beside each unit."""
        return self.pitch >= NAMED_PITCH

    @property
    def r(self) -> float:
        """The radius of its units."""
        return self.units[0].r


def counts(network: Network, room: float) -> list[int]:
    """How many units of each layer are drawn, so that units and edges stay apart."""
    most = int(room / LEAST_PITCH)
    drawn = [width if width <= most else 12 for width in network.widths]
    for k in range(len(drawn) - 1):
        if drawn[k] * drawn[k + 1] > _MOST_EDGES:
            drawn[k] = min(drawn[k], 24)
            drawn[k + 1] = min(drawn[k + 1], 24)
    return drawn


def columns(
    network: Network,
    xs: list[float],
    top: float,
    bottom: float,
    *,
    largest: float = 28.0,
    order: Order = None,
) -> list[Column]:
    """The columns at the given ``xs``, between ``top`` and ``bottom``.

    Parameters
    ----------
    xs
        One x for each layer of units, inputs first.
    top, bottom
        The room for units, bias included.
    largest
        The largest radius of a unit.
    order
        The outputs' indices in the order they are drawn, if not the network's.
    """
    names = [name for name, _ in network.values() if not name.endswith("'")]
    drawn = counts(network, bottom - top - _GAP_ROOM)
    found = []
    for k, (name, width, count, x) in enumerate(zip(names, network.widths, drawn, xs, strict=True)):
        has_bias = k < len(network.layers) and network.layers[k].bias
        groups = network.groups if k == 0 and count == width else ()
        found.append(
            _column(
                name,
                list(order) if order and k == len(network.layers) else shown(width, count),
                x,
                (top, bottom),
                largest * (0.5 if k == 0 else 1.0),
                has_bias=has_bias,
                sizes=tuple((group.name, group.size) for group in groups),
            )
        )
    return found


def _column(
    name: str,
    indices: list[int | None],
    x: float,
    span: tuple[float, float],
    largest: float,
    *,
    has_bias: bool,
    sizes: tuple[tuple[str, int], ...],
) -> Column:
    top, bottom = span
    gaps = max(len(sizes) - 1, 0)
    slots = len(indices) + has_bias
    between = min(12.0, 0.02 * (bottom - top), _MOST_BETWEEN * (bottom - top) / max(gaps, 1))
    extra = _GAP_ROOM if None in indices else 0.0
    pitch = min(92.0, (bottom - top - extra - gaps * between) / slots)
    r = min(largest, 0.38 * pitch)
    start = (top + bottom - pitch * slots - extra - gaps * between) / 2 + pitch / 2
    bias = None
    if has_bias:
        bias = (x, start, min(13.0, 0.38 * pitch))
        start += pitch
    ends = _ends(sizes)
    units: list[Unit] = []
    gap = 0.0
    for index in indices:
        if index is None:
            gap = start - pitch / 2 + (pitch + extra) / 2
            start += pitch + extra
            continue
        units.append(Unit(f"{name}[0,{index}]", index, x, start, r))
        start += pitch + (between if index + 1 in ends else 0.0)
    hidden = max(unit.index for unit in units) + 1 - len(units)
    return Column(name, tuple(units), x, pitch, hidden, gap, bias, _groups(sizes, units))


def _ends(sizes: tuple[tuple[str, int], ...]) -> set[int]:
    ends, total = set(), 0
    for _, size in sizes:
        total += size
        ends.add(total)
    return ends


def _groups(
    sizes: tuple[tuple[str, int], ...], units: list[Unit]
) -> tuple[tuple[str, int, float, float], ...]:
    found, start = [], 0
    for name, size in sizes:
        first, last = units[start], units[start + size - 1]
        found.append((name, size, first.y - first.r, last.y + last.r))
        start += size
    return tuple(found)


def flipped(column: Column) -> Column:
    """The same column laid across: a row of units, for a diagram that runs downwards."""
    units = tuple(Unit(unit.name, unit.index, unit.y, unit.x, unit.r) for unit in column.units)
    bias = column.bias and (column.bias[1], column.bias[0], column.bias[2])
    return replace(column, units=units, bias=bias)
