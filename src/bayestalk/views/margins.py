"""Names in the margins of the wide diagram: inputs, groups of them, and outputs."""

from dataclasses import dataclass

from bayestalk.network import Network
from bayestalk.views import metrics
from bayestalk.views.elision import shown
from bayestalk.views.nodes import Column
from bayestalk.views.scene import AnyMark, Pen, Run, Text, line
from bayestalk.views.shortening import shortened, told_apart
from bayestalk.views.spacing import apart
from bayestalk.views.symbols import plural

PITCH = 1.3
"""From one name of a group to the next, in em."""

FEW = 12
"""How many names stand beside groups that are too many to name."""

_WIDEST = 0.27
_LEAST = 90.0
_LAYER = 150.0
_BESIDE = 10.0
_BRACKET = 25.0


def widest(width: float, layers: int) -> float:
    """The room that names on one side may take, so that layers stay apart."""
    return max(_LEAST, min(_WIDEST * width, (width - layers * _LAYER) / 2))


@dataclass(frozen=True)
class Label:
    """A group's name and size, with the ends of its bracket."""

    name: str
    size: int
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Where its name would stand were it alone."""
        return (self.top + self.bottom) / 2


def labels(column: Column, most: int) -> list[Label]:
    """Each group, or where there are more than ``most``, a few and the rest counted as one."""
    found: list[Label] = []
    count = len(column.groups)
    places = shown(count, count if count <= most else FEW)
    for place in places:
        if place is not None:
            found.append(Label(*column.groups[place]))
            continue
        first = len(found)
        hidden = column.groups[first : len(column.groups) - (len(places) - first - 1)]
        told = plural(len(hidden), "more group")
        found.append(Label(told, sum(g[1] for g in hidden), hidden[0][2], hidden[-1][3]))
    return found


def inputs_room(
    network: Network, column: Column, found: list[Label], text: float, most: float
) -> float:
    """The room that names left of the inputs take, or the labels found for groups of them."""
    if column.groups:
        words = [f"{label.name} {label.size}" for label in found]
        needed = max(metrics.width(word, text) for word in words) + 2.2 * text
        return min(needed, most)
    return _room(column, network.inputs, text, most, 1.6 * text)


def outputs_room(network: Network, column: Column, text: float, most: float) -> float:
    """The room that names right of the outputs take."""
    half = 1.6 * text
    if column.hidden:
        half = metrics.width(f"{column.hidden} more", text) + 20
    return _room(column, network.outputs, text, most, half)


def _room(column: Column, names: tuple[str, ...], text: float, most: float, least: float) -> float:
    if not column.named:
        return least
    words = [names[unit.index] for unit in column.units]
    if column.bias:
        words.append("bias")
    needed = max(metrics.width(word, text) + 14 for word in words)
    return max(least, min(needed, most))


def inputs(network: Network, column: Column, text: float, room: float) -> list[AnyMark]:
    """The inputs' names and the bias's, ending left of their units."""
    if not column.named:
        return []
    marks = _names(column, network.inputs, text, room, side=-1)
    if column.bias:
        x, y, r = column.bias
        run = Run("bias", "b-strong")
        marks.append(Text(x - r - _BESIDE, y + 0.33 * text, (run,), text, "end"))
    return marks


def outputs(network: Network, column: Column, text: float, room: float) -> list[AnyMark]:
    """The outputs' names, beginning right of their units."""
    return _names(column, network.outputs, text, room, side=1) if column.named else []


def _names(
    column: Column, names: tuple[str, ...], text: float, room: float, *, side: int
) -> list[AnyMark]:
    whole = [names[unit.index] for unit in column.units]
    written = told_apart(whole, [room - 12] * len(whole), text)
    return [
        Text(
            unit.x + side * (unit.r + _BESIDE),
            unit.y + 0.33 * text,
            (Run(word),),
            text,
            "start" if side > 0 else "end",
            title=name if word != name else "",
        )
        for unit, name, word in zip(column.units, whole, written, strict=True)
    ]


def groups(
    column: Column, found: list[Label], text: float, span: tuple[float, float]
) -> list[AnyMark]:
    """Names of groups beside brackets, pushed apart where groups are small, within ``span``.

    ``span`` is the left edge of names and the y that they may reach down to.
    """
    left, bottom = span
    places = apart([label.middle for label in found], PITCH * text, 0.45 * text, bottom - 1)
    marks: list[AnyMark] = []
    x = column.x - column.r - 7
    pen = Pen(stroke="rule", width=1.25)
    for label, y in zip(found, places, strict=True):
        ends = [(x, label.top), (x - 5, label.top), (x - 5, label.bottom), (x, label.bottom)]
        marks.append(line(ends, pen))
        marks.append(line([(x - 5, label.middle), (x - 16, y), (x - 20, y)], pen))
        room = x - _BRACKET - left - metrics.width(f" {label.size}", text)
        word = shortened(label.name, room, text)
        runs = (Run(f"{word} "), Run(str(label.size), "muted"))
        title = label.name if word != label.name else ""
        marks.append(Text(x - _BRACKET, y + 0.33 * text, runs, text, "end", title=title))
    return marks
