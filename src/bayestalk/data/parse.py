"""Lines of comma-separated whole numbers to integers: fast where plain, else by the cell."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from bayestalk.data.columns import COLUMNS, INPUT_COLUMNS, LABEL_COLUMN
from bayestalk.data.errors import DataError
from bayestalk.data.place import Place, column

COMMA, NEWLINE, MINUS, ZERO, NINE = b",\n-09"
LONGEST: Final = 9
"""Most digits a plain number may have, so that it fits 32 bits."""


def parse_block(block: bytes, columns: int, place: Place) -> NDArray[np.int32]:
    """Parse whole lines, each of them ended, to int32 of shape (lines, columns).

    Raises
    ------
    DataError
        At the first row with another number of columns, or cell that is no whole number.
    """
    block = block.replace(b"\r\n", b"\n")
    values = parse_plain(block, columns)
    return parse_carefully(block, columns, place) if values is None else values


def parse_plain(block: bytes, columns: int) -> NDArray[np.int32] | None:
    """Parse lines that hold nothing but digits, minus signs and commas; None if others do."""
    text = np.frombuffer(block, dtype=np.uint8)
    ends = np.flatnonzero((text == COMMA) | (text == NEWLINE))
    if ends.size == 0 or ends.size % columns or ends[-1] != text.size - 1:
        return None
    last = text[ends].reshape(-1, columns) == NEWLINE
    if last[:, :-1].any() or not last[:, -1].all():
        return None
    starts = np.concatenate(([0], ends[:-1] + 1))
    negative = text[starts] == MINUS
    digits = ends - starts - negative
    if digits.min() < 1 or digits.max() > LONGEST:
        return None
    values = np.zeros(ends.size, dtype=np.int32)
    for place in range(int(digits.max())):
        long_enough = np.flatnonzero(digits > place)
        digit = text[ends[long_enough] - 1 - place]
        if ((digit < ZERO) | (digit > NINE)).any():
            return None
        values[long_enough] += (digit - ZERO).astype(np.int32) * np.int32(10**place)
    np.negative(values, out=values, where=negative)
    return values.reshape(-1, columns)


def parse_carefully(block: bytes, columns: int, place: Place) -> NDArray[np.int32]:
    """Parse line by line, allowing spaces, quotes and ``2596.0``; refuse by row and column.

    Raises
    ------
    DataError
        As in ``parse_block``.
    """
    lines = block.decode("utf-8", errors="replace").split("\n")[:-1]
    values = np.empty((len(lines), columns), dtype=np.int32)
    for offset, line in enumerate(lines):
        cells = line.split(",") if line.strip() else []
        if len(cells) != columns:
            raise wrong_width(len(cells), columns, place.row(offset))
        for index, cell in enumerate(cells):
            number = whole_number(cell)
            if number is None:
                raise DataError(
                    where=place.cell(offset, index),
                    got=repr(shorten(cell.strip())),
                    wanted="a whole number",
                    remedy="Correct the cell, or leave out the row.",
                )
            values[offset, index] = number
    return values


def whole_number(cell: str) -> int | None:
    """Read a cell as a whole number of at most nine digits; None if it is not one."""
    try:
        number = float(cell.strip().strip('"'))
    except ValueError:
        return None
    return int(number) if number.is_integer() and abs(number) < 10**LONGEST else None


def shorten(text: str, most: int = 40) -> str:
    """Cut what would fill a screen."""
    return text if len(text) <= most else f"{text[:most]}…"


def wrong_width(cells: int, columns: int, where: str) -> DataError:
    """Say which column is missing or too many, of a row of so many cells."""
    if not cells:
        got = "a blank line"
    elif cells < columns:
        got = f"{cells} columns ({column(cells)} is missing)"
    else:
        got = f"{cells} columns ({column(columns)} is too many)"
    label = f" and {LABEL_COLUMN}" if columns == len(COLUMNS) else f", without {LABEL_COLUMN}"
    return DataError(
        where=where,
        got=got,
        wanted=f"{columns}: the {len(INPUT_COLUMNS)} inputs{label}",
        remedy="Give every row the published columns, separated by commas.",
    )
