"""Made-up rows as files, and a place without anybody's own."""

import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from made_up import Published, made_up_row, written

from bayestalk.data.archive import ARCHIVE, FIRST, NATURAL, VARIABLE


@pytest.fixture(scope="session")
def published() -> Published:
    """21 first rows, three of each cover type, and 30 others."""
    rng = np.random.default_rng(7)
    first = [made_up_row(rng, 1 + k % 7) for k in range(21)]
    rest = [made_up_row(rng, 1 + int(rng.integers(7))) for _ in range(30)]
    return Published(written(first), written(rest), written(rest[::5]))


@pytest.fixture
def shared(published: Published, tmp_path: Path) -> Path:
    """A directory with the two shorter files."""
    directory = tmp_path / "shared"
    directory.mkdir()
    (directory / f"{FIRST}.gz").write_bytes(gzip.compress(published.first))
    (directory / f"{NATURAL}.gz").write_bytes(gzip.compress(published.sample))
    return directory


@pytest.fixture
def whole(published: Published, tmp_path: Path) -> Path:
    """A directory with the public archive."""
    directory = tmp_path / "whole"
    directory.mkdir()
    (directory / f"{ARCHIVE}.gz").write_bytes(published.packed)
    return directory


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test looks at the user's variables or cache unless it says so."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(
        "bayestalk.data.archive.platformdirs.user_cache_path", lambda _: tmp_path / "cache"
    )


@pytest.fixture
def csv(tmp_path: Path) -> Callable[..., Path]:
    """Write rows of text as a file, gzipped if its name says so."""

    def write(*lines: str, name: str = "rows.csv") -> Path:
        path = tmp_path / name
        text = "".join(f"{line}\n" for line in lines).encode()
        path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
        return path

    return write


def plain_row(*, soil: int = 29, area: int = 1, cover: int | None = 5) -> str:
    """The first row of the published description, with soil type, area and label to choose."""
    quantities = [2596, 51, 3, 258, 0, 510, 221, 232, 148, 6279]
    areas = [int(k == area) for k in range(1, 5)]
    soils = [int(k == soil) for k in range(1, 41)]
    label = [] if cover is None else [cover]
    return ",".join(map(str, [*quantities, *areas, *soils, *label]))


@pytest.fixture
def row() -> Callable[..., str]:
    """Write one row."""
    return plain_row
