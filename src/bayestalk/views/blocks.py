"""One matrix of the matrices view: its cells in brackets, its symbol and shape beneath."""

from dataclasses import dataclass
from typing import Literal

from bayestalk.network import Network
from bayestalk.views import elided, glyphs, headings, metrics
from bayestalk.views.boxes import Box
from bayestalk.views.cells import Cell, Cells
from bayestalk.views.elision import extent, shown, starts
from bayestalk.views.scene import AnyMark, Group, Pen, Rect, Run, Text
from bayestalk.views.shortening import told_apart
from bayestalk.views.symbols import (
    range_text,
    shape_text,
    symbol,
    token,
    value_runs,
    value_text,
)

Show = Literal["numbers", "densities", "nothing"]
"""What cells hold."""

_BRACKET = 7.0
_TICK = 2.0


@dataclass(frozen=True)
class Measure:
    """The sizes of a matrix's pieces in pixels, and how many cells are drawn at most.

    ``figures`` is how many figures a number below ten has in its cell, and ``names`` the room of
    a row's name: longer ones are shortened.
    """

    cell: tuple[float, float]
    number: float = 18.0
    symbol: float = 28.0
    caption: float = 18.0
    limit: int = 12
    figures: int = 3
    names: float = 210.0


@dataclass(frozen=True)
class Block:
    """A matrix, ready to be placed.

    Parameters
    ----------
    network, name, shape
        Which array of which network, and its rows and columns.
    measure
        Sizes.
    row_names, column_names
        Names beside its rows and above its columns; empty for none.
    again
        Whether it was drawn before in the same drawing, and so carries no ids.
    prefix
        Put before its parts, where a drawing shows several networks.
    curve
        The token of its densities, where it is not the array's own.
    captioned
        Whether its caption, which may be wider than its cells, stands beneath it.
    """

    network: Network
    name: str
    shape: tuple[int, int]
    measure: Measure
    row_names: tuple[str, ...] = ()
    column_names: tuple[str, ...] = ()
    again: bool = False
    prefix: str = ""
    curve: str = ""
    captioned: bool = True

    @property
    def rows(self) -> list[int | None]:
        """The rows that are drawn."""
        return shown(self.shape[0], self.measure.limit)

    @property
    def columns(self) -> list[int | None]:
        """The columns that are drawn."""
        return shown(self.shape[1], self.measure.limit)

    @property
    def cells_width(self) -> float:
        """From the left of the first to the right of the last column."""
        return extent(self.columns, self.measure.cell[0])

    @property
    def cells_height(self) -> float:
        """From the top of the first to the bottom of the last row."""
        return extent(self.rows, self.measure.cell[1])

    @property
    def names_width(self) -> float:
        """The room for the rows' names, on its left."""
        size = self.measure.caption
        return max((metrics.width(text, size) + 8 for text in self._row_texts), default=0.0)

    @property
    def _row_texts(self) -> list[str]:
        """The names of the rows that are drawn, as they are written."""
        names = [self.row_names[row] for row in self.rows if row is not None and self.row_names]
        return told_apart(names, [self.measure.names] * len(names), self.measure.caption)

    @property
    def caption_width(self) -> float:
        """The room its symbol and shape need."""
        shape = metrics.width(shape_text(*self.shape), self.measure.caption)
        return max(shape, sum(run.width(self.measure.symbol) for run in self.label()))

    @property
    def width(self) -> float:
        """Everything: names, brackets, cells, captions."""
        caption = self.caption_width if self.captioned else 0.0
        alone = 0.0
        if self.column_names and self.shape[1] == 1:
            alone = metrics.width(self.column_names[0], self.measure.caption)
        return self.names_width + max(self.cells_width + 2 * _BRACKET, caption, alone)

    @property
    def heading_rows(self) -> int:
        """In how many rows the names above its columns stand."""
        if not self.column_names:
            return 0
        names, middles = self._headings(0.0)
        return headings.rows(names, middles, self.measure.cell[0], self.measure.caption)

    def _headings(self, left: float) -> tuple[list[str], list[float]]:
        """The names of the columns that are drawn, and their columns' middles."""
        across = self.measure.cell[0]
        found = [
            (self.column_names[column], x + across / 2)
            for column, x in zip(self.columns, starts(self.columns, across, left), strict=True)
            if column is not None
        ]
        return [name for name, _ in found], [x for _, x in found]

    def label(self) -> tuple[Run, ...]:
        """Its symbol."""
        return symbol(self.name, self.network)

    def cells_box(self, left: float, axis: float) -> Box:
        """Where its cells lie when it starts at ``left`` and is centred on ``axis``."""
        inner = self.width - self.names_width
        x = left + self.names_width + (inner - self.cells_width) / 2
        y = axis - self.cells_height / 2
        return Box(x, y, x + self.cells_width, y + self.cells_height)

    def id(self, row: int, column: int) -> str:
        """The name of one number in it."""
        if self.name.startswith("b"):
            return f"{self.name}[{column}]"
        return f"{self.name}[{row},{column}]"

    def places(self, box: Box) -> list[tuple[str, Box]]:
        """Each cell that is drawn, by id."""
        across, down = self.measure.cell
        return [
            (self.id(row, column), Box(x, y, x + across, y + down))
            for row, y in zip(self.rows, starts(self.rows, down, box.top), strict=True)
            for column, x in zip(self.columns, starts(self.columns, across, box.left), strict=True)
            if row is not None and column is not None
        ]

    def draw(self, left: float, axis: float, cells: Cells, show: Show) -> list[AnyMark]:
        """Its marks, starting at ``left`` and centred on ``axis``, without the caption."""
        box = self.cells_box(left, axis)
        span = glyphs.shared_range(cells[name] for name, _ in self.places(box) if name in cells)
        drawn: list[AnyMark] = []
        for name, place in self.places(box):
            drawn += self._cell(name, place, cells.get(name), show, span)
        hidden = self.shape[0] * self.shape[1] - len(self.places(box))
        gaps = elided.dots(box, self.rows, self.columns, self.measure.cell, hidden)
        marks: list[AnyMark] = [
            Group(
                (*glyphs.brackets(box, token(self.name)), *gaps, *drawn),
                part="" if self.again else self._part("matrix"),
                name="" if self.again else self.name,
            )
        ]
        if show == "densities":
            known = [(cells[name], place) for name, place in self.places(box) if name in cells]
            spare = 2 * _BRACKET if self.shape[1] == 1 else 0.0
            marks += headings.shares(known, self.measure.caption, spare)
        return marks + self._names(box)

    def shares_height(self, cells: Cells) -> float:
        """The room beneath its cells for the shares of draws that are exactly zero."""
        held = (cells[name] for name, _ in self.places(self.cells_box(0, 0)) if name in cells)
        return headings.shares_height(held, self.measure.caption)

    def caption(self, center: float, baseline: float) -> list[AnyMark]:
        """Its symbol on the baseline and its shape beneath."""
        size = self.measure.caption
        shape = Run(shape_text(*self.shape), "muted")
        return [
            Text(center, baseline, self.label(), self.measure.symbol, "middle"),
            Text(center, baseline + 1.3 * size, (shape,), size, "middle"),
        ]

    def range_text(self, cells: Cells) -> str:
        """The range its densities are drawn on, or nothing."""
        box = self.cells_box(0, 0)
        span = glyphs.seen_range(cells[name] for name, _ in self.places(box) if name in cells)
        return range_text(*span) if span else ""

    def _part(self, part: str) -> str:
        return f"{self.prefix}-{part}" if self.prefix else part

    def _cell(
        self, name: str, place: Box, cell: Cell | None, show: Show, span: tuple[float, float] | None
    ) -> list[AnyMark]:
        kind = token(self.name)
        tint = Pen(fill="surface") if kind == "ink" else Pen(fill=kind, fill_opacity=0.09)
        told = f"{name} = {value_text(cell.value)}" if cell else name
        marks: list[AnyMark] = [
            Rect(place.left, place.top, place.width, place.height, tint, 3, title=told)
        ]
        if cell is not None and show != "nothing":
            marks += self._content(place, cell, show, span, kind)
        if self.again:
            return marks
        return [Group(tuple(marks), part=self._part("cell"), name=name)]

    def _content(
        self, place: Box, cell: Cell, show: Show, span: tuple[float, float] | None, kind: str
    ) -> list[AnyMark]:
        size = self.measure.number
        x, y = place.middle
        if show == "numbers" or cell.density is None or span is None:
            fill = token(self.name, "strong")
            words = value_runs(cell.value, fill, self.measure.figures)
            return [Text(x, y + 0.34 * size, words, size, "middle")]
        inner = Box(place.left + 3, place.top + 4, place.right - 3, place.bottom - _TICK)
        return glyphs.density(cell.density, inner, span, self.curve or kind)

    def _names(self, box: Box) -> list[AnyMark]:
        size = self.measure.caption
        marks: list[AnyMark] = []
        down = self.measure.cell[1]
        texts = iter(self._row_texts)
        if self.row_names:
            for row, top in zip(self.rows, starts(self.rows, down, box.top), strict=True):
                if row is not None:
                    text, name = next(texts), self.row_names[row]
                    x, y = box.left - _BRACKET - 6, top + down / 2 + 0.33 * size
                    title = name if text != name else ""
                    marks.append(Text(x, y, (Run(text, "muted"),), size, "end", title=title))
        if self.column_names:
            names, middles = self._headings(box.left)
            marks += headings.draw(names, middles, self.measure.cell[0], size, box.top)
        return marks
