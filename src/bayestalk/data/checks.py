"""What makes integers a row of Covertype: one wilderness area, one soil type, a cover type."""

import numpy as np
from numpy.typing import NDArray

from bayestalk.data.columns import (
    CLASSES,
    COLUMNS,
    FIRST_SOIL,
    FIRST_WILDERNESS,
    INPUT_COLUMNS,
)
from bayestalk.data.errors import DataError
from bayestalk.data.place import Place, column

LABEL = len(INPUT_COLUMNS)
ONE_OF = (
    ("wilderness area", FIRST_WILDERNESS, FIRST_SOIL),
    ("soil type", FIRST_SOIL, LABEL),
)


def check_rows(values: NDArray[np.int32], place: Place) -> None:
    """Refuse the first row that is not one of Covertype.

    Parameters
    ----------
    values
        Shape (rows, 54), or (rows, 55) with the cover type last.
    place
        Where the rows stand, for the message.

    Raises
    ------
    DataError
        If a row has not exactly one wilderness area and one soil type, each marked by a 1
        among 0s, or if its cover type is not 1 to 7.
    """
    marks = values[:, FIRST_WILDERNESS:LABEL]
    wrong = ((marks != 0) & (marks != 1)).any(axis=1)
    for _, start, stop in ONE_OF:
        wrong |= values[:, start:stop].sum(axis=1) != 1
    if values.shape[1] == len(COLUMNS):
        wrong |= (values[:, LABEL] < 1) | (values[:, LABEL] > len(CLASSES))
    if wrong.any():
        offset = int(wrong.argmax())
        raise fault(values[offset], offset, place)


def fault(row: NDArray[np.int32], offset: int, place: Place) -> DataError:
    """Say what is wrong with a row that is known to be wrong."""
    for index in range(FIRST_WILDERNESS, LABEL):
        if row[index] not in (0, 1):
            return DataError(
                where=place.cell(offset, index),
                got=str(row[index]),
                wanted="0 or 1",
                remedy="Mark the row's wilderness area and soil type by a 1, all others by a 0.",
            )
    for what, start, stop in ONE_OF:
        marked = start + np.flatnonzero(row[start:stop])
        if marked.size != 1:
            columns = " and ".join(column(int(index)) for index in marked)
            got = f"{marked.size} {what}s, in {columns}" if columns else f"no {what}"
            return DataError(
                where=f"{place.row(offset)}, columns {start + 1}–{stop} "
                f"({COLUMNS[start]} … {COLUMNS[stop - 1]})",
                got=got,
                wanted=f"exactly one {what}",
                remedy="Mark one of these columns by a 1, the others by a 0.",
            )
    return DataError(
        where=place.cell(offset, LABEL),
        got=f"cover type {row[LABEL]}",
        wanted=f"1 to {len(CLASSES)}",
        remedy="Correct the cover type, or leave out the row.",
    )
