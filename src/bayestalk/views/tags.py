"""Names over or under a row of units, each where it can be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bayestalk.views import metrics
from bayestalk.views.scene import Anchor, AnyMark, Pen, Rect, Run, Text, line
from bayestalk.views.shortening import told_apart


@dataclass(frozen=True)
class Tag:
    """A name and the x of what it names.

    ``runs`` begin with the name itself, which may be shortened; ``title`` is then all of it.
    """

    x: float
    runs: tuple[Run, ...]
    title: str = ""

    def width(self, size: float) -> float:
        """Its width at a font size."""
        return sum(run.width(size) for run in self.runs)


_BESIDE = 4.0
_LEADER = Pen(stroke="rule", width=0.75)


@dataclass(frozen=True)
class Room:
    """The room names have from left to right, and their font size."""

    left: float
    right: float
    size: float

    def centred(self, tag: Tag) -> Tag:
        """The name as near to what it names as the room allows."""
        half = tag.width(self.size) / 2
        return replace(tag, x=max(self.left + half, min(tag.x, self.right - half)))

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left


def _fitted(tags: Sequence[Tag], rooms: Sequence[float], size: float) -> list[Tag]:
    """The tags with their names shortened to their rooms."""
    names = [tag.runs[0].text.rstrip() for tag in tags]
    rests = [
        tag.width(size) - metrics.width(name, size) for tag, name in zip(tags, names, strict=True)
    ]
    left = [room - rest for room, rest in zip(rooms, rests, strict=True)]
    words = told_apart(names, left, size)
    return [
        tag if word == name else _renamed(tag, name, word)
        for tag, name, word in zip(tags, names, words, strict=True)
    ]


def _renamed(tag: Tag, name: str, word: str) -> Tag:
    """The tag with another word in its name's place, the space after it kept."""
    first = replace(tag.runs[0], text=tag.runs[0].text.replace(name, word))
    return replace(tag, runs=(first, *tag.runs[1:]), title=name)


def rows_needed(tags: Sequence[Tag], room: Room) -> int:
    """How many rows of text the names need: none, one, two alternating, or one each."""
    if not tags:
        return 0
    tags = _fitted(tags, [room.width] * len(tags), room.size)
    placed = [room.centred(tag) for tag in tags]
    moved = max(abs(a.x - b.x) for a, b in zip(tags, placed, strict=True))
    if moved > 1.5 * room.size:
        return len(tags)
    if not _clash(placed, room.size, 1):
        return 1
    gaps = [b.x - a.x for a, b in pairwise(tags)]
    narrow = all(tag.width(room.size) / 2 < min(gaps) - 3 - moved for tag in tags)
    return 2 if narrow and not _clash(placed, room.size, 2) else len(tags)


def _clash(tags: Sequence[Tag], size: float, step: int) -> bool:
    return any(
        b.x - a.x < (a.width(size) + b.width(size)) / 2 + 5
        for a, b in zip(tags, tags[step:], strict=False)
    )


def draw(tags: Sequence[Tag], y: float, room: Room, *, up: bool) -> list[AnyMark]:
    """The names, growing away from ``y``, with leaders where needed."""
    rows, size = rows_needed(tags, room), room.size
    if rows > 2:
        return _stairs(tags, y, room, up=up)
    tags = _fitted(tags, [room.width] * len(tags), size)
    placed = [room.centred(tag) for tag in tags]
    if rows == 1:
        return [_text(tag, tag.x, _baseline(y, 0, size, up=up), size, "middle") for tag in placed]
    marks: list[AnyMark] = []
    for i, tag in enumerate(tags):
        level = i % 2
        marks.append(_text(tag, placed[i].x, _baseline(y, level, size, up=up), size, "middle"))
        if level:
            marks.append(_leader(tag.x, y, level, size, up=up))
    return marks


def _stairs(tags: Sequence[Tag], y: float, room: Room, *, up: bool) -> list[AnyMark]:
    """One row each: names read on from their leaders, or up to them where the sheet ends.

    A name that fits on neither side is shortened on the roomier one.
    """
    size = room.size
    after = [room.right - tag.x - _BESIDE for tag in tags]
    before = [tag.x - _BESIDE - room.left for tag in tags]
    turned = [
        tag.width(size) > right and (tag.width(size) <= left or left > right)
        for tag, left, right in zip(tags, before, after, strict=True)
    ]
    rooms = [
        left if back else right for back, left, right in zip(turned, before, after, strict=True)
    ]
    fitted = list(zip(_fitted(tags, rooms, size), turned, strict=True))
    order: list[tuple[Tag, Anchor]] = [(tag, "end") for tag, back in fitted if back]
    order += [(tag, "start") for tag, back in reversed(fitted) if not back]
    leaders: list[AnyMark] = []
    names: list[AnyMark] = []
    for level, (tag, anchor) in enumerate(order):
        shift = _BESIDE if anchor == "start" else -_BESIDE
        baseline = _baseline(y, level, size, up=up)
        text = _text(tag, tag.x + shift, baseline, size, anchor)
        box = text.box()
        names += [Rect(box.left - 2, box.top, box.width + 4, box.height, Pen(fill="ground")), text]
        leaders.append(line([(tag.x, y), (tag.x, box.top if up else box.bottom)], _LEADER))
    return leaders + names


def _text(tag: Tag, x: float, baseline: float, size: float, anchor: Anchor) -> Text:
    return Text(x, baseline, tag.runs, size, anchor, title=tag.title)


def _baseline(y: float, level: int, size: float, *, up: bool) -> float:
    return y - 4 - level * 1.35 * size if up else y + 0.9 * size + 4 + level * 1.35 * size


def _leader(x: float, y: float, level: int, size: float, *, up: bool) -> AnyMark:
    baseline = _baseline(y, level, size, up=up)
    end = baseline + 0.3 * size if up else baseline - 0.85 * size
    return line([(x, y), (x, end)], _LEADER)
