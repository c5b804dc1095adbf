"""A reader's own rows of Covertype, and the parsing that all sources share.

Only NumPy is imported here and by what this module imports: ``bayestalk predict`` starts
cold.
"""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bayestalk.data.checks import check_rows
from bayestalk.data.columns import COLUMNS, INPUT_COLUMNS
from bayestalk.data.errors import DataError
from bayestalk.data.parse import parse_block, whole_number, wrong_width
from bayestalk.data.place import Place, column
from bayestalk.data.stream import blocks, unpacked

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class Rows(NamedTuple):
    """Raw inputs, int32 of shape (rows, 54), and cover types 1–7, int8 of shape (rows,)."""

    inputs: NDArray[np.int32]
    labels: NDArray[np.int8] | None


def read_rows(path: str | Path) -> Rows:
    """Read a reader's own rows: CSV or gzipped CSV, with or without header and cover types.

    Parameters
    ----------
    path
        Each row holds the 54 inputs in their published order and, if every row has it, the
        cover type after them. A first line without any number is taken for a header.

    Raises
    ------
    DataError
        If the file is missing, empty or broken off, or if a row is not one of Covertype.
    """
    path = Path(path)
    with unpacked(path) as stream:
        first = stream.readline().removeprefix(BYTE_ORDER_MARK)
        header = is_header(first)
        labelled = None
        if header:
            labelled = check_header(first, path.name)
            first = stream.readline()
        lines: Iterable[bytes] = chain([first], stream) if first else ()
        return parse_rows(blocks(lines), Place(path.name, header=header), labelled=labelled)


def parse_rows(source: Iterable[bytes], place: Place, *, labelled: bool | None = None) -> Rows:
    """Parse and check blocks of whole lines.

    Parameters
    ----------
    source
        Blocks of whole lines, without a header.
    place
        Where the first of the rows stands, for messages.
    labelled
        Whether rows end with the cover type; None to tell from the first row.

    Raises
    ------
    DataError
        At the first row that is not one of Covertype, or if there is no row.
    """
    columns = 0 if labelled is None else len(INPUT_COLUMNS) + labelled
    inputs: list[NDArray[np.int32]] = []
    labels: list[NDArray[np.int8]] = []
    row = place.first_row
    for block in source:
        if not columns:
            columns = first_width(block.partition(b"\n")[0], place)
        here = Place(place.file, row, place.header)
        values = parse_block(block, columns, here)
        check_rows(values, here)
        inputs.append(values[:, : len(INPUT_COLUMNS)])
        labels.append(values[:, len(INPUT_COLUMNS) :].astype(np.int8))
        row += len(values)
    if not inputs:
        raise DataError(
            where=place.file,
            got="no rows",
            wanted="at least one row of Covertype",
            remedy="Check that this is the file you meant.",
        )
    found = np.concatenate(labels)
    return Rows(np.concatenate(inputs), found[:, 0] if found.shape[1] else None)


def first_width(line: bytes, place: Place) -> int:
    """Tell from the first row whether rows end with the cover type.

    Raises
    ------
    DataError
        If the row is too short or too long for either.
    """
    width = line.count(b",") + 1 if line.strip() else 0
    if width == len(INPUT_COLUMNS):
        return width
    if width != len(COLUMNS):
        raise wrong_width(width, len(COLUMNS), place.row(0))
    return width


def is_header(line: bytes) -> bool:
    """Whether a first line holds names: text, and no number."""
    cells = line.decode("utf-8", errors="replace").split(",")
    return bool(line.strip()) and all(whole_number(cell) is None for cell in cells)


def check_header(line: bytes, file: str) -> bool:
    """Tell from a header whether rows end with the cover type.

    Raises
    ------
    DataError
        If it puts a published column in another's place, or has too few or too many.
    """
    places = {plain(name): index for index, name in enumerate(COLUMNS)}
    cells = line.decode("utf-8", errors="replace").split(",")
    for index, cell in enumerate(cells):
        belongs = places.get(plain(cell), index)
        if belongs != index:
            raise DataError(
                where=f"{file}, header, column {index + 1}",
                got=repr(cell.strip()),
                wanted=f"it as {column(belongs)}",
                remedy="Put the columns in the published order.",
            )
    if len(cells) not in (len(INPUT_COLUMNS), len(COLUMNS)):
        raise wrong_width(len(cells), len(COLUMNS), f"{file}, header")
    return len(cells) == len(COLUMNS)


def plain(name: str) -> str:
    """A column's name without case, spaces and signs."""
    return "".join(letter for letter in name.lower() if letter.isalnum())
