"""The same arrays from every source, and no others."""

import gzip
import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from made_up import Published

from bayestalk.data.archive import ARCHIVE, FIRST, NATURAL
from bayestalk.data.columns import CLASSES, FEATURES
from bayestalk.data.covertype import load
from bayestalk.data.errors import DataError


@pytest.fixture
def tree(published: Published, shared: Path) -> xr.DataTree:
    """The made-up rows, read from the shorter files."""
    return load(shared, release=published.release)


def test_rows_come_labelled(tree: xr.DataTree, published: Published) -> None:
    """Three sets of rows, inputs and classes by name."""
    assert {name: tree[name].sizes["obs"] for name in tree.children} == {
        "train": 14,
        "validation": 7,
        "natural": 6,
    }
    train = tree["train"].to_dataset()
    assert train["x"].dims == ("obs", "feature")
    assert train["x"].dtype == np.float32
    assert tuple(train["feature"].values) == FEATURES
    assert tuple(train["class"].values) == CLASSES
    assert train["y"].values.tolist() == [k % 7 for k in range(14)]
    assert train["elevation"].values[0] == int(published.first.split(b",")[0])


def test_inputs_are_standardised_by_the_training_rows(tree: xr.DataTree) -> None:
    """Only the training rows have mean 0 and standard deviation 1."""
    quantities = {name: tree[name]["x"].values[:, :10] for name in ("train", "validation")}
    np.testing.assert_allclose(quantities["train"].mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(quantities["train"].std(axis=0), 1, rtol=1e-5)
    assert abs(quantities["validation"].mean(axis=0)).max() > 0.01
    back = quantities["validation"][:, 0] * tree["sd"].values[0] + tree["mean"].values[0]
    np.testing.assert_allclose(back, tree["validation"]["elevation"].values, rtol=1e-5)


@pytest.mark.parametrize("packed", [True, False])
def test_the_archive_gives_the_same_arrays(
    tree: xr.DataTree, published: Published, whole: Path, packed: bool
) -> None:
    """Training and validation rows are the same from the archive, packed or plain."""
    if not packed:
        file = whole / f"{ARCHIVE}.gz"
        (whole / ARCHIVE).write_bytes(gzip.decompress(file.read_bytes()))
        file.unlink()
    other = load(whole, release=published.release)
    for name in ("train", "validation"):
        xr.testing.assert_identical(tree[name].to_dataset(), other[name].to_dataset())
    xr.testing.assert_identical(tree.to_dataset(inherit=False), other.to_dataset(inherit=False))
    sample = other["natural"].to_dataset().isel(obs=slice(None, None, 5))
    xr.testing.assert_equal(tree["natural"].to_dataset(), sample)
    assert other["natural"].sizes["obs"] == 30


def test_plain_files_do_as_well(tree: xr.DataTree, published: Published, tmp_path: Path) -> None:
    """The shorter files may lie unpacked."""
    (tmp_path / FIRST).write_bytes(published.first)
    (tmp_path / NATURAL).write_bytes(published.sample)
    xr.testing.assert_identical(tree, load(tmp_path, release=published.release))


def test_digests_are_those_of_the_rows(
    tree: xr.DataTree, published: Published, whole: Path
) -> None:
    """A digest names rows, not the file they came in."""
    assert tree.attrs["digest"] == hashlib.sha256(published.first).hexdigest()
    lines = published.first.splitlines(keepends=True)
    for name, part in (("train", lines[:14]), ("validation", lines[14:])):
        assert tree[name].attrs["digest"] == hashlib.sha256(b"".join(part)).hexdigest()
    assert tree["natural"].attrs["digest"] == hashlib.sha256(published.sample).hexdigest()
    rest = load(whole, release=published.release)["natural"].attrs["digest"]
    assert rest == hashlib.sha256(published.rest).hexdigest()


def test_only_wanted_rows_are_given(published: Published, shared: Path, whole: Path) -> None:
    """Fitting needs no natural rows, so their file may be missing."""
    (shared / f"{NATURAL}.gz").unlink()
    for place in (shared, whole):
        tree = load(place, rows=("train", "validation"), release=published.release)
        assert set(tree.children) == {"train", "validation"}
    with pytest.raises(DataError, match=rf"{NATURAL}\.gz: got no such file"):
        load(shared, release=published.release)


@pytest.mark.parametrize("name", [FIRST, NATURAL])
def test_a_wrong_checksum_is_refused(published: Published, shared: Path, name: str) -> None:
    """One changed digit, still a row of Covertype, is noticed."""
    path = shared / f"{name}.gz"
    data = bytearray(gzip.decompress(path.read_bytes()))
    data[0] = ord("1") if data[0] != ord("1") else ord("2")
    path.write_bytes(gzip.compress(bytes(data)))
    with pytest.raises(
        DataError, match=rf"{name}\.gz: got sha256 {hashlib.sha256(data).hexdigest()}"
    ):
        load(shared, release=published.release)


@pytest.mark.parametrize("natural", [True, False])
def test_a_wrong_archive_is_refused(published: Published, whole: Path, natural: bool) -> None:
    """The archive is held to its checksum even if only its first rows are wanted."""
    path = whole / f"{ARCHIVE}.gz"
    path.write_bytes(gzip.compress(published.first + published.rest, mtime=1))
    with pytest.raises(DataError, match=rf"{ARCHIVE}\.gz: got sha256"):
        load(
            whole,
            rows=("train", "natural") if natural else ("train",),
            release=published.release,
        )


def test_a_plain_archive_that_lost_rows_is_refused(published: Published, tmp_path: Path) -> None:
    """Without a checksum of its own, the plain archive is held to its counts."""
    lost = published.rest.splitlines(keepends=True)[1:]
    (tmp_path / ARCHIVE).write_bytes(published.first + b"".join(lost))
    with pytest.raises(DataError, match="rows of cover types 1 to 7"):
        load(tmp_path, release=published.release)


@pytest.mark.parametrize("name", [FIRST, ARCHIVE])
@pytest.mark.parametrize("rows", [("train",), ("train", "natural")])
def test_a_truncated_gzip_is_refused(
    published: Published, shared: Path, whole: Path, name: str, rows: tuple[str, ...]
) -> None:
    """A file that breaks off is named as that."""
    path = (shared if name == FIRST else whole) / f"{name}.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DataError, match=rf"{name}\.gz: got a gzip file that breaks off"):
        load(path, rows=rows, release=published.release)


@pytest.mark.parametrize("number", [3, 18])
def test_a_bad_row_is_named_before_the_checksum(
    published: Published, shared: Path, number: int
) -> None:
    """Where the checksum is wrong because of a row, the message says which."""
    path = shared / f"{FIRST}.gz"
    lines = published.first.splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].rpartition(b",")[0] + b",8\n"
    path.write_bytes(gzip.compress(b"".join(lines)))
    with pytest.raises(DataError, match=rf"{FIRST}\.gz, row {number}, column 55 \(Cover_Type\)"):
        load(shared, release=published.release)


def test_rows_of_the_archive_are_counted_from_its_first(published: Published, whole: Path) -> None:
    """Row 25 of the archive is row 25 in messages, though it is the test set's fourth."""
    lines = (published.first + published.rest).splitlines(keepends=True)
    lines[24] = lines[24].rpartition(b",")[0] + b"\n"
    (whole / f"{ARCHIVE}.gz").write_bytes(gzip.compress(b"".join(lines)))
    with pytest.raises(DataError, match=rf"{ARCHIVE}\.gz, row 25: got 54 columns"):
        load(whole, release=published.release)


def test_missing_rows_are_counted(published: Published, shared: Path, whole: Path) -> None:
    """Too few rows are said as such."""
    lines = published.first.splitlines(keepends=True)
    for path in (shared / f"{FIRST}.gz", whole / f"{ARCHIVE}.gz"):
        path.write_bytes(gzip.compress(b"".join(lines[:-1])))
        with pytest.raises(DataError, match="got 20 rows, wanted 21"):
            load(path, release=published.release)


def test_another_release_is_another_digest(published: Published, shared: Path) -> None:
    """Rows are held to the release that was asked for."""
    other = replace(published.release, first_sha256="0" * 64)
    with pytest.raises(DataError, match="wanted sha256 0000"):
        load(shared, release=other)
