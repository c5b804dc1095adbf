"""The dots in a matrix where rows or columns are left out."""

from bayestalk.views import glyphs
from bayestalk.views.boxes import Box
from bayestalk.views.elision import ELLIPSIS, Indices, starts
from bayestalk.views.scene import AnyMark, Group
from bayestalk.views.symbols import plural


def dots(
    box: Box, rows: Indices, columns: Indices, cell: tuple[float, float], hidden: int
) -> list[AnyMark]:
    """Dots in the middle of each gap between cells, which tell how many numbers are hidden."""
    marks: list[AnyMark] = []
    x, y = box.middle
    across, down = cell
    for column, left in zip(columns, starts(columns, across, box.left), strict=True):
        if column is None:
            marks += glyphs.dots((left + ELLIPSIS / 2, y), across=True)
    for row, top in zip(rows, starts(rows, down, box.top), strict=True):
        if row is None:
            marks += glyphs.dots((x, top + ELLIPSIS / 2), across=False)
    return [Group(tuple(marks), title=f"{plural(hidden, 'number')} not drawn")] if marks else []
