"""Where in a file something stands, as messages say it."""

from dataclasses import dataclass

from bayestalk.data.columns import COLUMNS


@dataclass(frozen=True)
class Place:
    """A run of rows of a file.

    Parameters
    ----------
    file
        The file's name.
    first_row
        Number of the run's first row; rows count from 1.
    header
        Whether a line of names stands before row 1.
    """

    file: str
    first_row: int = 1
    header: bool = False

    def row(self, offset: int) -> str:
        """Name a row by its 0-based offset in the run: ``rows.csv, row 7``."""
        number = self.first_row + offset
        line = f" (line {number + 1})" if self.header else ""
        return f"{self.file}, row {number}{line}"

    def cell(self, offset: int, index: int) -> str:
        """Name a cell by its row's offset and its column's 0-based index."""
        return f"{self.row(offset)}, {column(index)}"


def column(index: int) -> str:
    """Name a column by its 0-based index: ``column 3 (Slope)``."""
    name = f" ({COLUMNS[index]})" if index < len(COLUMNS) else ""
    return f"column {index + 1}{name}"
