"""A small Covertype of made-up rows: the same layout, other sizes and checksums."""

import gzip
import hashlib
from dataclasses import dataclass

import numpy as np

from bayestalk.data.archive import Release


def made_up_row(rng: np.random.Generator, cover: int) -> list[int]:
    """One row as published: 54 inputs and the cover type."""
    row = [*rng.integers(0, 4000, 10).tolist(), *([0] * 44), cover]
    row[4] -= 2000
    row[10 + rng.integers(4)] = 1
    row[14 + rng.integers(40)] = 1
    return row


def written(rows: list[list[int]]) -> bytes:
    """Rows as the published files hold them."""
    return b"".join(",".join(map(str, row)).encode() + b"\n" for row in rows)


@dataclass(frozen=True)
class Published:
    """Made-up rows as published: the first ones, all others, and a sample of these."""

    first: bytes
    rest: bytes
    sample: bytes

    @property
    def packed(self) -> bytes:
        """The archive."""
        return gzip.compress(self.first + self.rest, mtime=0)

    @property
    def release(self) -> Release:
        """Sizes and checksums."""
        lines = (self.first + self.rest).decode().splitlines()
        labels = [int(line.rsplit(",", 1)[1]) for line in lines]
        return Release(
            train=14,
            validation=7,
            first_sha256=hashlib.sha256(self.first).hexdigest(),
            natural_sha256=hashlib.sha256(self.sample).hexdigest(),
            archive_sha256=hashlib.sha256(self.packed).hexdigest(),
            counts=tuple(labels.count(k) for k in range(1, 8)),
            url="http://127.0.0.1:9/covtype.data.gz",
        )
