"""Rows of a reader's own."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bayestalk.data.columns import COLUMNS, INPUT_COLUMNS
from bayestalk.data.errors import DataError
from bayestalk.data.rows import read_rows

Write = Callable[..., Path]
Row = Callable[..., str]


def replaced(line: str, index: int, cell: str) -> str:
    """Put another cell into a row."""
    cells = line.split(",")
    cells[index] = cell
    return ",".join(cells)


def test_labelled_rows_come_with_their_cover_types(csv: Write, row: Row) -> None:
    """A 55th column is the cover type."""
    inputs, labels = read_rows(csv(row(cover=5), row(cover=2, soil=1)))
    assert inputs.shape == (2, 54)
    assert inputs[0, :10].tolist() == [2596, 51, 3, 258, 0, 510, 221, 232, 148, 6279]
    assert inputs[:, 14:].argmax(axis=1).tolist() == [28, 0]
    assert labels is not None
    assert labels.tolist() == [5, 2]


def test_unlabelled_rows_have_no_cover_types(csv: Write, row: Row) -> None:
    """54 columns are inputs alone."""
    inputs, labels = read_rows(csv(row(cover=None)))
    assert inputs.shape == (1, 54)
    assert labels is None


@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz"])
@pytest.mark.parametrize("label", [True, False])
def test_a_header_changes_nothing(csv: Write, row: Row, name: str, label: bool) -> None:
    """Names above the rows are passed over, packed or plain."""
    lines = [row(soil=s, cover=3 if label else None) for s in (1, 40)]
    header = ",".join(COLUMNS if label else INPUT_COLUMNS)
    bare, headed = read_rows(csv(*lines)), read_rows(csv(header, *lines, name=name))
    assert np.array_equal(bare.inputs, headed.inputs)
    assert (headed.labels is not None) is label


@pytest.mark.parametrize(
    "text",
    [
        lambda line: f"{line}\r\n{line}\r\n",
        lambda line: f"{line}\n{line}",
        lambda line: f"\ufeff{line}\n{line}\n\n  \n",
        lambda line: f"{line}\n{line}\n".replace(",", " , "),
        lambda line: f"{line}\n{line}\n".replace("2596", "2596.0"),
        lambda line: f"{line}\n{line}\n".replace("2596", '"2596"'),
    ],
)
def test_other_programs_write_the_same_rows(
    tmp_path: Path, row: Row, text: Callable[[str], str]
) -> None:
    """Line ends, a byte order mark, spaces, quotes and 2596.0 are all understood."""
    path = tmp_path / "rows.csv"
    path.write_bytes(text(row()).encode())
    inputs, labels = read_rows(path)
    assert inputs[:, 0].tolist() == [2596, 2596]
    assert labels is not None
    assert labels.tolist() == [5, 5]


def test_negative_heights_above_water_are_read(csv: Write, row: Row) -> None:
    """A plot may lie below the nearest water."""
    assert read_rows(csv(replaced(row(), 4, "-173"))).inputs[0, 4] == -173


BAD_CELLS = [
    (2, "abc", "column 3 (Slope): got 'abc', wanted a whole number"),
    (0, "", "column 1 (Elevation): got ''"),
    (0, "nan", "column 1 (Elevation): got 'nan'"),
    (0, "inf", "column 1 (Elevation): got 'inf'"),
    (0, "2596.5", "column 1 (Elevation): got '2596.5'"),
    (0, "99999999999", "column 1 (Elevation): got '99999999999'"),
    (1, "1-2", "column 2 (Aspect): got '1-2'"),
    (54, "0", "column 55 (Cover_Type): got cover type 0, wanted 1 to 7"),
    (54, "8", "column 55 (Cover_Type): got cover type 8, wanted 1 to 7"),
    (42, "0", "columns 15–54 (Soil_Type1 … Soil_Type40): got no soil type"),
    (14, "1", "got 2 soil types, in column 15 (Soil_Type1) and column 43 (Soil_Type29)"),
    (42, "2", "column 43 (Soil_Type29): got 2, wanted 0 or 1"),
    (10, "0", "columns 11–14 (Wilderness_Area1 … Wilderness_Area4): got no wilderness area"),
    (13, "1", "2 wilderness areas, in column 11 (Wilderness_Area1) and column 14"),
    (10, "-1", "column 11 (Wilderness_Area1): got -1, wanted 0 or 1"),
]


@pytest.mark.parametrize(("index", "cell", "message"), BAD_CELLS)
@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz"])
def test_a_bad_cell_is_named(
    csv: Write, row: Row, index: int, cell: str, message: str, name: str
) -> None:
    """Every refusal names file, row and column."""
    path = csv(row(), row(soil=3), replaced(row(), index, cell), row(), name=name)
    with pytest.raises(DataError) as refused:
        read_rows(path)
    assert str(refused.value).startswith(f"{name}, row 3, column")
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda line: line.rpartition(",")[0], "got 54 columns (column 55 (Cover_Type) is missing"),
        (lambda line: f"{line},1", "got 56 columns (column 56 is too many"),
        (lambda _: "", "got a blank line"),
        (lambda line: line.replace(",", ";"), "got 1 columns (column 2 (Aspect) is missing"),
    ],
)
@pytest.mark.parametrize("position", [1, 2])
def test_a_row_of_another_length_is_named(
    csv: Write, row: Row, change: Callable[[str], str], message: str, position: int
) -> None:
    """One column too few or too many is refused, not shifted."""
    lines = [row()] * 4
    lines[position] = change(lines[position])
    with pytest.raises(DataError) as refused:
        read_rows(csv(*lines))
    assert str(refused.value).startswith(f"rows.csv, row {position + 1}: {message}")


def test_a_first_row_of_another_length_is_named(csv: Write, row: Row) -> None:
    """The first row tells whether there are labels, and must have 54 columns or 55."""
    with pytest.raises(DataError, match="row 1: got 56 columns"):
        read_rows(csv(f"{row()},1"))
    with pytest.raises(DataError, match="row 1: got 53 columns"):
        read_rows(csv(row(cover=None).rpartition(",")[0]))


def test_labels_may_not_begin_half_way(csv: Write, row: Row) -> None:
    """If the first row has no cover type, no other may."""
    with pytest.raises(DataError, match=r"row 2: got 55 columns \(column 55 \(Cover_Type\)"):
        read_rows(csv(row(cover=None), row()))


def test_with_a_header_the_line_is_named_as_well(csv: Write, row: Row) -> None:
    """Row 1 stands on line 2."""
    with pytest.raises(DataError, match=r"row 2 \(line 3\), column 1 \(Elevation\)"):
        read_rows(csv(",".join(COLUMNS), row(), replaced(row(), 0, "high")))


def test_a_header_in_another_order_is_refused(csv: Write, row: Row) -> None:
    """Columns are taken by place, so their names must not disagree."""
    names = list(COLUMNS)
    names[1], names[2] = names[2], names[1]
    with pytest.raises(DataError, match=r"column 2: got 'Slope', wanted it as column 3 \(Slope\)"):
        read_rows(csv(",".join(names), row()))


def test_a_header_of_another_length_is_refused(csv: Write, row: Row) -> None:
    """A header counts its columns too."""
    with pytest.raises(DataError, match="header: got 56 columns"):
        read_rows(csv(",".join([*COLUMNS, "Remark"]), row()))


def test_the_first_bad_row_is_named_far_down(csv: Write, row: Row) -> None:
    """Rows are counted through all blocks."""
    lines = [row()] * 25_000
    lines[24_000] = replaced(row(), 2, "steep")
    with pytest.raises(DataError, match=r"row 24001, column 3 \(Slope\)"):
        read_rows(csv(*lines))


def test_no_file_is_said(tmp_path: Path) -> None:
    """A missing file is named."""
    with pytest.raises(DataError, match=r"none\.csv: got no such file or directory"):
        read_rows(tmp_path / "none.csv")
    with pytest.raises(DataError, match="got is a directory"):
        read_rows(tmp_path)


@pytest.mark.parametrize("text", [b"", b"\n\n", b"Elevation\n"])
def test_no_rows_are_said(tmp_path: Path, text: bytes) -> None:
    """An empty file is not zero predictions."""
    path = tmp_path / "rows.csv"
    path.write_bytes(text)
    with pytest.raises(DataError, match=r"rows\.csv"):
        read_rows(path)


def test_a_header_without_rows_is_said(csv: Write) -> None:
    """Names alone are no rows."""
    with pytest.raises(DataError, match=r"rows\.csv: got no rows"):
        read_rows(csv(",".join(COLUMNS)))


def test_a_truncated_gzip_is_said(tmp_path: Path, row: Row) -> None:
    """A copy that broke off is refused, even where whole rows could be read."""
    rows = "".join(f"{row(soil=1 + k % 40)}\n" for k in range(500))
    path = tmp_path / "rows.csv.gz"
    path.write_bytes(gzip.compress(rows.encode())[:-12])
    with pytest.raises(DataError, match=r"rows\.csv\.gz: got a gzip file that breaks off"):
        read_rows(path)


def test_a_damaged_gzip_is_said(tmp_path: Path, row: Row) -> None:
    """Flipped bits are noticed."""
    packed = bytearray(gzip.compress(f"{row()}\n".encode() * 50))
    packed[-6] ^= 0xFF
    path = tmp_path / "rows.csv.gz"
    path.write_bytes(packed)
    with pytest.raises(DataError, match="damaged"):
        read_rows(path)


def test_thousands_of_rows_take_no_second(csv: Write, row: Row) -> None:
    """5,000 rows are read well under a second."""
    path = csv(*[row(soil=1 + k % 40) for k in range(5_000)])
    start = time.process_time()  # of the processor: others may be at work here, too
    read_rows(path)
    assert time.process_time() - start < 1


def test_a_refusal_says_got_wanted_and_remedy(csv: Write, row: Row) -> None:
    """The parts of a message can be read one by one."""
    with pytest.raises(DataError) as refused:
        read_rows(csv(replaced(row(), 54, "8")))
    assert refused.value.got == "cover type 8"
    assert refused.value.wanted == "1 to 7"
    assert refused.value.remedy
