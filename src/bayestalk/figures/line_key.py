"""Names with a piece of their line: the key of plots whose curves lie too near for labels."""

from typing import NamedTuple

from bayestalk.figures.style import Canvas

Dashes = tuple[float, float] | tuple[None, None]


class Line(NamedTuple):
    """How a line is named and drawn."""

    words: str
    ink: str
    dashes: Dashes
    width: float
    alpha: float = 1.0


def entry(canvas: Canvas, x: float, y: float, line: Line) -> None:
    """A piece of the line from x on, and its name behind it on the baseline y."""
    length, middle = (30 if canvas.narrow else 44), y - 0.33 * canvas.small
    canvas.rule(
        x,
        middle,
        x + length,
        middle,
        ink=line.ink,
        alpha=line.alpha,
        dashes=line.dashes,
        linewidth=line.width,
    )
    canvas.text(x + length + 10, y, line.words)
