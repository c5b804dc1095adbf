"""What a figure is once drawn: SVG that follows the reader's theme, and its numbers."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """The numbers of a figure, to unfold beneath it.

    Cells are text, already rounded for reading; the first column heads its row.

    Parameters
    ----------
    columns, rows
        The heads of the columns, and the rows beneath them.
    note
        What a reader must know of all of it.
    spans
        Words over runs of columns, each with how many; together they cover all columns.
    sections
        Words over runs of rows, each with how many; together they cover all rows.
    best
        Cells that stand out, by row and column, counted from 0.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    spans: tuple[tuple[str, int], ...] = ()
    sections: tuple[tuple[str, int], ...] = ()
    best: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Drawing:
    """One figure as data.

    Parameters
    ----------
    svg
        A whole ``<svg>`` element without XML declaration, ``style=`` attributes, scripts or
        outside references. Colours are ``var(--bt-TOKEN, #fallback)``; text is text; every
        id is unique and starts with the figure's name.
    width, height
        The view box, in CSS pixels at the size it is meant to be seen.
    table
        The numbers that were drawn.
    narrow
        Optional second SVG for screens under 600 px, where the wide one would be unreadable.
    stage
        Optional third SVG for slides, with less in it and larger words, where the wide one holds
        more than can be read from the last row.
    alt
        Optional sentence for those who cannot see it, where it stands alone: in a notebook, or as
        a file. Pages have their own, written where the figure is shown.
    """

    svg: str
    width: float
    height: float
    table: Table | None = field(default=None)
    narrow: str | None = field(default=None)
    stage: str | None = field(default=None)
    alt: str = field(default="")
