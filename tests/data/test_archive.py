"""Where the rows are looked for."""

from pathlib import Path

import pytest

from bayestalk.data.archive import ARCHIVE, COVERTYPE, FIRST, NATURAL, VARIABLE, Release, find
from bayestalk.data.errors import DataError


def refuses(_release: Release, _cache: Path) -> Path:
    """Stand in for the download where none may happen."""
    message = "nothing may be fetched here"
    raise AssertionError(message)


def test_the_named_directory_comes_first(
    shared: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the caller names wins over the environment."""
    monkeypatch.setenv(VARIABLE, str(whole))
    source = find(shared, fetch=refuses)
    assert source.first == shared / f"{FIRST}.gz"
    assert source.natural == shared / f"{NATURAL}.gz"


def test_the_environment_comes_second(
    shared: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BAYESTALK_COVERTYPE wins over the cache."""
    monkeypatch.setenv(VARIABLE, str(shared))
    assert find(cache=whole, fetch=refuses).first == shared / f"{FIRST}.gz"


def test_the_cache_comes_third(whole: Path) -> None:
    """What was fetched once is not fetched again."""
    assert find(cache=whole, fetch=refuses).archive == whole / f"{ARCHIVE}.gz"


def test_the_public_archive_comes_last(tmp_path: Path) -> None:
    """With nothing named and nothing kept, the archive is fetched."""
    fetched = tmp_path / "fetched"
    assert find(fetch=lambda _release, _cache: fetched).archive == fetched


@pytest.mark.parametrize("name", [f"{FIRST}.gz", f"{ARCHIVE}.gz", ARCHIVE])
def test_a_file_can_be_named(tmp_path: Path, name: str) -> None:
    """A path to one of the files is as good as its directory."""
    (tmp_path / name).touch()
    source = find(tmp_path / name, fetch=refuses)
    assert (source.first or source.archive) == tmp_path / name


def test_a_directory_may_hold_everything(shared: Path) -> None:
    """The shorter files are taken before the archive, if both are there."""
    (shared / f"{ARCHIVE}.gz").touch()
    assert find(shared, fetch=refuses).first
    (shared / f"{NATURAL}.gz").unlink()
    assert find(shared, fetch=refuses).archive


@pytest.mark.parametrize("through_environment", [True, False])
def test_a_wrong_place_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, through_environment: bool
) -> None:
    """A named place without rows is an error, never a reason to download."""
    empty = tmp_path / "empty"
    empty.mkdir()
    for place in (empty, tmp_path / "nowhere"):
        if through_environment:
            monkeypatch.setenv(VARIABLE, str(place))
        with pytest.raises(DataError) as refused:
            find(None if through_environment else place, fetch=refuses)
        assert str(place) in str(refused.value)
        assert f"{FIRST}.gz" in refused.value.wanted
        assert f"{ARCHIVE}.gz" in refused.value.wanted


def test_the_test_set_s_classes_have_a_known_prior() -> None:
    """Worked by hand: 209,680 Spruce/Fir and 587 Cottonwood/Willow of 565,892 rows."""
    prior = COVERTYPE.prior
    assert prior.sum() == pytest.approx(1)
    assert prior[0] == pytest.approx(209_680 / 565_892)
    assert prior[3] == pytest.approx(587 / 565_892)
    assert sum(COVERTYPE.counts) == 581_012
