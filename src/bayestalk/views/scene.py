"""A drawing as data: marks with positions, token colours and the names of what they show.

Tests can ask a scene what it holds and where, without rendering it. Coordinates are CSS
pixels, y downwards, text on its baseline.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from bayestalk.views import metrics
from bayestalk.views.boxes import Box, around

Anchor = Literal["start", "middle", "end"]
Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True)
class Pen:
    """How a mark is painted: theme tokens, never colours; ``None`` inherits from the group."""

    fill: str | None = None
    stroke: str | None = None
    width: float | None = None
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    fill_opacity: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Anything drawn.

    Parameters
    ----------
    part
        What the mark is in its drawing, e.g. ``cell`` or ``edge``; part and name together
        make its id, so they must be unique. Without a part a mark has no id.
    name
        The name of what it shows, e.g. ``w1[2,0]``; becomes ``data-id``.
    title
        Words for a pointer resting on it.
    """

    part: str = ""
    name: str = ""
    title: str = ""


@dataclass(frozen=True)
class Rect(Mark):
    """A rectangle, perhaps with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    pen: Pen
    radius: float = 0.0

    def box(self) -> Box:
        """Its extent without the stroke."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)

    def moved(self, dx: float, dy: float) -> Self:
        """The same, elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True)
class Circle(Mark):
    """A disc or ring."""

    x: float
    y: float
    r: float
    pen: Pen

    def box(self) -> Box:
        """Its extent without the stroke."""
        return Box(self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r)

    def moved(self, dx: float, dy: float) -> Self:
        """The same, elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True)
class Path(Mark):
    """Lines and cubic curves: steps ``("M", (x, y))``, ``L``, ``C`` and ``Z``, all absolute."""

    steps: tuple[Step, ...]
    pen: Pen

    def points(self) -> Iterator[tuple[float, float]]:
        """Every point it names; the hull of its curves' control points."""
        for _, numbers in self.steps:
            yield from zip(numbers[::2], numbers[1::2], strict=True)

    def box(self) -> Box:
        """The extent of its points without the stroke."""
        points = list(self.points())
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def moved(self, dx: float, dy: float) -> Self:
        """The same, elsewhere."""
        return replace(
            self,
            steps=tuple(
                (letter, tuple(n + (dy if i % 2 else dx) for i, n in enumerate(numbers)))
                for letter, numbers in self.steps
            ),
        )


def line(points: Sequence[tuple[float, float]], pen: Pen, *, closed: bool = False) -> Path:
    """A path of straight pieces through the points."""
    steps: list[Step] = [("L" if i else "M", (x, y)) for i, (x, y) in enumerate(points)]
    if closed:
        steps.append(("Z", ()))
    return Path(tuple(steps), pen)


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face and colour; ``shift`` −1 is a subscript, 1 a superscript."""

    text: str
    fill: str = "ink"
    face: metrics.Face = "sans"
    shift: int = 0

    def width(self, size: float) -> float:
        """Its advance width at the line's font size."""
        return metrics.width(self.text, size * (SCRIPT if self.shift else 1.0), self.face)


SCRIPT = 0.75


@dataclass(frozen=True)
class Text(Mark):
    """One line of text, made of runs."""

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float
    anchor: Anchor = "start"

    @property
    def text(self) -> str:
        """Its words, without colours and positions."""
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> float:
        """Its advance width."""
        return sum(run.width(self.size) for run in self.runs)

    def box(self) -> Box:
        """Its extent by the faces' widths, ascent and descent."""
        width = self.width
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return Box(
            left,
            self.y - metrics.ASCENT * self.size,
            left + width,
            self.y + metrics.DESCENT * self.size,
        )

    def moved(self, dx: float, dy: float) -> Self:
        """The same, elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True)
class Group(Mark):
    """Marks that belong together; its pen is what they inherit where theirs says nothing."""

    marks: tuple["AnyMark", ...]
    pen: Pen | None = None

    def box(self) -> Box:
        """The extent of its marks."""
        return around(mark.box() for mark in self.marks)

    def moved(self, dx: float, dy: float) -> Self:
        """The same, elsewhere."""
        return replace(self, marks=tuple(mark.moved(dx, dy) for mark in self.marks))


AnyMark = Rect | Circle | Path | Text | Group


@dataclass(frozen=True)
class Scene:
    """Marks on a sheet of a given size, first ones at the back."""

    width: float
    height: float
    marks: tuple[AnyMark, ...] = field(default=())

    def walk(self) -> Iterator[AnyMark]:
        """Every mark, groups before what they hold."""
        yield from walk(self.marks)

    def named(self) -> dict[str, list[AnyMark]]:
        """The marks that carry a name, by name."""
        found: dict[str, list[AnyMark]] = {}
        for mark in self.walk():
            if mark.name:
                found.setdefault(mark.name, []).append(mark)
        return found

    def texts(self) -> list[Text]:
        """Every line of text."""
        return [mark for mark in self.walk() if isinstance(mark, Text)]


def plate(text: Text) -> Rect:
    """A piece of ground behind a line of text, so that it can be read across an edge."""
    box = text.box()
    return Rect(box.left - 4, box.top, box.width + 8, box.height, Pen(fill="ground"), 4)


def walk(marks: Iterable[AnyMark]) -> Iterator[AnyMark]:
    """Every mark, groups before what they hold."""
    for mark in marks:
        yield mark
        if isinstance(mark, Group):
            yield from walk(mark.marks)


def collisions(marks: Sequence[AnyMark], slack: float = 0.5) -> list[tuple[AnyMark, AnyMark]]:
    """Pairs of marks whose boxes overlap; an empty list is what a drawing wants."""
    boxed = sorted(((mark.box(), mark) for mark in marks), key=lambda pair: pair[0].left)
    found: list[tuple[AnyMark, AnyMark]] = []
    for i, (box, mark) in enumerate(boxed):
        for other_box, other in boxed[i + 1 :]:
            if other_box.left > box.right:
                break
            if box.overlaps(other_box, slack):
                found.append((mark, other))
    return found
