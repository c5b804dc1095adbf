"""Words above and beneath a matrix's columns: names, and the share of draws that are zero."""

from collections.abc import Iterable, Sequence
from typing import Final

from bayestalk.views import metrics, tags
from bayestalk.views.boxes import Box
from bayestalk.views.cells import Cell
from bayestalk.views.scene import AnyMark, Run, Text
from bayestalk.views.tags import Room, Tag

MOST_ROWS: Final = 2
"""Names that would need more rows than this are left out."""

_OVER: Final = 14.0
"""How far names may reach beyond the cells on either side."""
_ALONE: Final = 6.0
"""How wide the name of a single column may be at least, in em."""
_DROP: Final = 1.5


def alone_fits(name: str, cell: float, size: float) -> bool:
    """Whether there is room for the name of a column that has no neighbours."""
    return metrics.width(name, size) <= max(cell + _OVER, _ALONE * size)


def rows(names: Sequence[str], middles: Sequence[float], cell: float, size: float) -> int:
    """In how many rows the names stand: one where each fits its cell, else two by turns."""
    if all(metrics.width(name, size) <= cell for name in names):
        return min(len(names), 1)
    if len(names) == 1:
        return 1 if alone_fits(names[0], cell, size) else MOST_ROWS + 1
    return tags.rows_needed(_tags(names, middles), _room(middles, cell, size))


def draw(
    names: Sequence[str], middles: Sequence[float], cell: float, size: float, top: float
) -> list[AnyMark]:
    """The names above ``top``, each over the middle of its column."""
    if rows(names, middles, cell, size) < MOST_ROWS:
        return [
            Text(x, top - 0.6 * size, (Run(name, "muted"),), size, "middle")
            for name, x in zip(names, middles, strict=True)
        ]
    foot = top - 0.6 * size + 4
    return tags.draw(_tags(names, middles), foot, _room(middles, cell, size), up=True)


def _tags(names: Sequence[str], middles: Sequence[float]) -> list[Tag]:
    return [Tag(x, (Run(name, "muted"),)) for name, x in zip(names, middles, strict=True)]


def _room(middles: Sequence[float], cell: float, size: float) -> Room:
    return Room(min(middles) - cell / 2 - _OVER, max(middles) + cell / 2 + _OVER, size)


def shares_height(cells: Iterable[Cell], size: float) -> float:
    """The room that the shares beneath cells take; none where no draw is exactly zero."""
    return _DROP * size * any(_share(cell) for cell in cells)


def shares(places: Iterable[tuple[Cell, Box]], size: float, spare: float) -> list[AnyMark]:
    """Beneath each cell with a bar the share that the bar stands for.

    A share that is wider than its cell and ``spare`` is written without its words.
    """
    marks: list[AnyMark] = []
    for cell, place in places:
        told = _share(cell)
        if not told:
            continue
        text = Text(place.left, place.bottom + 1.2 * size, (Run(f"{told} at 0"),), size)
        if text.width > place.width + spare:
            text = Text(text.x, text.y, (Run(told),), size)
        elif text.width > place.width:
            text = Text(place.middle[0], text.y, text.runs, size, "middle")
        marks.append(text)
    return marks


def _share(cell: Cell) -> str:
    atom = cell.density.atom if cell.density else 0.0
    return "" if atom <= 0 else f"{100 * atom:.0f} %" if atom >= 0.005 else "<1 %"
