"""Guide lines that join the same parameter in several views."""

from collections.abc import Sequence
from dataclasses import dataclass

from bayestalk.views.scene import AnyMark, Circle, Group, Path, Pen, Step
from bayestalk.views.symbols import token

_BEND = 8.0
_DOT = 2.75
CLEAR = _DOT + 6.0
"""From a letter to the middle of a guide's dot, which is not to be read as the letter's own."""


@dataclass(frozen=True)
class Stop:
    """Where a guide touches a view: from above or below, or ``sideways`` at its end."""

    x: float
    y: float
    sideways: bool = False


def guide(name: str, stops: Sequence[Stop], bus: float) -> AnyMark:
    """A thin line along ``bus`` that branches off, in round bends, to each stop in turn.

    The first stop starts the line, the last ends it; those between hang on it.
    """
    first, *between, last = stops
    steps = _down(first, bus) + _along(last, bus)
    for stop in between:
        steps += [("M", (stop.x, bus)), ("L", (stop.x, stop.y))]
    pen = Pen(stroke=token(name), width=1.25)
    dots = [Circle(stop.x, stop.y, _DOT, Pen(fill=token(name))) for stop in stops]
    return Group(
        (Path(tuple(steps), pen), *dots), Pen(opacity=0.75), part="guide", name=name, title=name
    )


def _down(stop: Stop, bus: float) -> list[Step]:
    turn = _BEND if stop.y > bus else -_BEND
    return [
        ("M", (stop.x, stop.y)),
        ("L", (stop.x, bus + turn)),
        ("C", (stop.x, bus, stop.x, bus, stop.x + _BEND, bus)),
    ]


def _along(stop: Stop, bus: float) -> list[Step]:
    """To a stop that is entered from the left, round two bends."""
    x = stop.x - 18
    turn = _BEND if stop.y > bus else -_BEND
    return [
        ("L", (x - _BEND, bus)),
        ("C", (x, bus, x, bus, x, bus + turn)),
        ("L", (x, stop.y - turn)),
        ("C", (x, stop.y, x, stop.y, x + _BEND, stop.y)),
        ("L", (stop.x, stop.y)),
    ]
