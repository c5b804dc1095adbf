"""Files as streams of bytes: unpacked where they are gzipped, cut at whole lines."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, cast

from bayestalk.data.errors import DataError

LINES_A_BLOCK: Final = 20_000
GZIP_MAGIC: Final = b"\x1f\x8b"
BLANK: Final = b" \t\r\n"


@contextmanager
def unpacked(path: Path) -> Iterator[BinaryIO]:
    """Give the file's bytes as a stream, unpacked if it is gzipped, whatever its name.

    Raises
    ------
    DataError
        If there is no such file, or if it breaks off or is damaged.
    """
    try:
        with path.open("rb") as file:
            if not is_packed(file):
                yield file
                return
            with gzip.GzipFile(fileobj=file) as stream:
                yield cast("BinaryIO", stream)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise DataError(
            where=path.name,
            got=f"a gzip file that breaks off or is damaged ({error})",
            wanted="a whole one",
            remedy=f"Delete {str(path)!r}, and copy or download it again.",
        ) from error
    except OSError as error:
        raise DataError(
            where=path.name,
            got=(error.strerror or str(error)).lower(),
            wanted="a file of Covertype rows that can be read",
            remedy=f"Check the path {str(path)!r}.",
        ) from error


def is_packed(file: BinaryIO) -> bool:
    """Whether a file, read from its start, is gzipped; leaves it at its start."""
    magic = file.read(len(GZIP_MAGIC))
    file.seek(0)
    return magic == GZIP_MAGIC


def blocks(lines: Iterable[bytes], size: int = LINES_A_BLOCK) -> Iterator[bytes]:
    """Join lines to blocks of whole lines, each line ended, less blank lines at the very end."""
    lines = iter(lines)
    blank = b""
    while block := b"".join(islice(lines, size)):
        block = blank + block
        text = block.rstrip(BLANK)
        if text:
            blank = block[len(text) :].partition(b"\n")[2]
            yield text + b"\n"
        else:
            blank = block
