"""Published rows, read from whichever files were found, and held to their checksums."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from bayestalk.data.archive import NATURAL, Source
from bayestalk.data.errors import DataError
from bayestalk.data.place import Place
from bayestalk.data.release import Release
from bayestalk.data.rows import Rows, parse_rows
from bayestalk.data.stream import blocks, is_packed, unpacked

AGAIN: Final = "Delete {!r}, and copy or download it again."


class Part(NamedTuple):
    """Raw rows and the sha256 of their bytes."""

    rows: Rows
    digest: str


def read_verified(source: Source, release: Release, *, natural: bool) -> dict[str, Part]:
    """Read the training and validation rows and, if wanted, those at natural frequency.

    Returns
    -------
    dict
        ``train``, ``validation``, and ``natural`` if wanted.

    Raises
    ------
    DataError
        If a file is missing or damaged, or differs from the published one.
    """
    if source.archive:
        return read_archive(source.archive, release, natural=natural)
    if source.first is None or (natural and source.natural is None):
        beside = f" beside {source.first.name}" if source.first else ""
        raise DataError(
            where=f"{NATURAL}.gz",
            got=f"no such file{beside}",
            wanted="the rows at natural frequency",
            remedy="Put it there, or use the public archive.",
        )
    with unpacked(source.first) as stream:
        head, rest = stream.read(), b""
    parts = split(source.first, head, release)
    if natural and source.natural:
        with unpacked(source.natural) as stream:
            rest = stream.read()
        rows = parse_rows(blocks_of(rest), Place(source.natural.name), labelled=True)
        hold(source.natural, sha256(rest), release.natural_sha256)
        parts["natural"] = Part(rows, release.natural_sha256)
    return parts


def read_archive(path: Path, release: Release, *, natural: bool) -> dict[str, Part]:
    """Read the archive of all rows, packed or plain.

    Raises
    ------
    DataError
        If it is damaged, or differs from the published one.
    """
    with path.open("rb") as file:
        packed = is_packed(file)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    known = packed and digest == release.archive_sha256
    with unpacked(path) as stream:
        head = b"".join(islice(stream, release.first))
        if known and not natural:
            return split(path, head, release)
        first = parse_rows(blocks_of(head), Place(path.name), labelled=True)
        hold_count(path, len(first.inputs), release.first)
        hashed = hashlib.sha256()
        place = Place(path.name, first_row=release.first + 1)
        rest = parse_rows(hashing(blocks(stream), hashed), place, labelled=True)
    if packed:
        hold(path, digest, release.archive_sha256)
    counts = tuple(int(n) for n in count(first) + count(rest))
    if counts != release.counts:
        raise DataError(
            where=path.name,
            got=f"{counts} rows of cover types 1 to 7",
            wanted=f"{release.counts}",
            remedy=AGAIN.format(str(path)),
        )
    parts = split(path, head, release)
    parts["natural"] = Part(rest, hashed.hexdigest())
    return parts


def split(path: Path, head: bytes, release: Release) -> dict[str, Part]:
    """Parse, verify and part the rows that stand first.

    Raises
    ------
    DataError
        If a row is wrong, or the rows are not the published ones.
    """
    inputs, labels = parse_rows(blocks_of(head), Place(path.name), labelled=True)
    hold_count(path, len(inputs), release.first)
    hold(path, sha256(head), release.first_sha256)
    lines = head.splitlines(keepends=True)
    train, validation = slice(release.train), slice(release.train, release.first)
    return {
        name: Part(
            Rows(inputs[part], None if labels is None else labels[part]),
            sha256(b"".join(lines[part])),
        )
        for name, part in (("train", train), ("validation", validation))
    }


def hold_count(path: Path, got: int, wanted: int) -> None:
    """Refuse a file with too few or too many rows before the test set.

    Raises
    ------
    DataError
        If the two differ.
    """
    if got != wanted:
        raise DataError(
            where=path.name,
            got=f"{got:,} rows",
            wanted=f"{wanted:,}",
            remedy=AGAIN.format(str(path)),
        )


def hold(path: Path, got: str, wanted: str) -> None:
    """Refuse a file whose checksum is another.

    Raises
    ------
    DataError
        If the two differ.
    """
    if got != wanted:
        raise DataError(
            where=path.name,
            got=f"sha256 {got}",
            wanted=f"sha256 {wanted} of the published rows",
            remedy=AGAIN.format(str(path)),
        )


def sha256(data: bytes) -> str:
    """Checksum of bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def blocks_of(data: bytes) -> Iterator[bytes]:
    """Cut bytes at whole lines."""
    return blocks(data.splitlines(keepends=True))


def hashing(source: Iterable[bytes], into: "hashlib._Hash") -> Iterator[bytes]:
    """Pass blocks on, hashing them by the way."""
    for block in source:
        into.update(block)
        yield block


def count(rows: Rows) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Rows of each cover type, 1 to 7."""
    return np.bincount(rows.labels if rows.labels is not None else [], minlength=8)[1:]
