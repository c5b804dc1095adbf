"""Rows in, probabilities out, from the frozen posterior."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from bayestalk import prediction, results
from bayestalk.data.encoding import Standardisation, encode
from bayestalk.data.errors import DataError
from bayestalk.forward import outputs
from bayestalk.models.networks import NETWORKS


def raw_rows(count: int = 5) -> np.ndarray:
    """Rows that could stand in Covertype."""
    rng = np.random.default_rng(8)
    rows = np.zeros((count, 54), dtype=np.int32)
    rows[:, :10] = rng.integers(100, 250, (count, 10))
    rows[:, 0] = rng.integers(2_000, 3_500, count)
    rows[np.arange(count), 10 + rng.integers(0, 4, count)] = 1
    rows[np.arange(count), 14 + rng.integers(0, 40, count)] = 1
    return rows


@pytest.fixture
def rows_file(tmp_path: Path) -> Path:
    """A CSV file of such rows."""
    path = tmp_path / "rows.csv"
    np.savetxt(path, raw_rows(), fmt="%d", delimiter=",")
    return path


def read(path: Path) -> tuple[list[str], np.ndarray]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().splitlines()
    return text[0].split(","), np.array([line.split(",") for line in text[1:]], dtype=float)


def test_probabilities_are_the_mean_over_draws(rows_file: Path, tmp_path: Path) -> None:
    """Each line holds the mean of all draws, raised to its power, and the parts of the doubt."""
    target = tmp_path / "out.csv"
    assert prediction.predict_rows(rows_file, target, chunk=2) == 5
    names, found = read(target)
    assert names == [*(f"p_{k}" for k in range(1, 8)), "aleatoric", "epistemic"]
    tree = results.read(prediction.DEFAULT)
    by = Standardisation(*(tree["standardisation"][n].to_numpy() for n in ("mean", "sd")))
    draws = {
        str(name): value.to_numpy().reshape(-1, *value.shape[2:])
        for name, value in tree["posterior"].data_vars.items()
    }
    said = outputs(encode(raw_rows(), by).astype(float), draws, NETWORKS["wide"])
    wanted = said.mean(axis=0) ** tree["posterior"].attrs["power"]
    wanted /= wanted.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(found[:, :7], wanted, atol=1e-5)
    np.testing.assert_allclose(found[:, :7].sum(axis=1), 1, atol=1e-5)
    assert (found[:, 7:] >= 0).all()


def test_a_known_prior_moves_the_odds_by_its_ratio(rows_file: Path, tmp_path: Path) -> None:
    """Odds between two classes change by the ratio of their frequencies, and nothing else."""
    (tmp_path / "prior.txt").write_text("2, 1, 1, 1, 1, 1, 1")
    plain, moved = tmp_path / "plain.csv", tmp_path / "moved.csv.gz"
    prediction.predict_rows(rows_file, plain)
    prediction.predict_rows(rows_file, moved, prior=str(tmp_path / "prior.txt"))
    before, after = read(plain)[1], read(moved)[1]
    np.testing.assert_allclose(
        after[:, 0] / after[:, 1], 2 * before[:, 0] / before[:, 1], rtol=1e-3
    )


@pytest.mark.parametrize("prior", ["1,2,3", "a,b,c,d,e,f,g", "1,1,1,1,1,1,0", "none-such"])
def test_a_prior_that_is_none_is_refused(prior: str, rows_file: Path, tmp_path: Path) -> None:
    """A prior of the wrong length, without numbers, with a zero or without a file is named."""
    path = tmp_path / "prior.txt"
    path.write_text(prior)
    given = str(path) if prior != "none-such" else str(tmp_path / prior)
    with pytest.raises(DataError, match="seven"):
        prediction.predict_rows(rows_file, tmp_path / "out.csv", prior=given)
    assert not (tmp_path / "out.csv").exists()


def test_a_posterior_without_forest_cannot_predict(rows_file: Path, tmp_path: Path) -> None:
    """Linear regression's posterior is refused, naming one that can."""
    with pytest.raises(results.ResultError, match="wide-sampled"):
        prediction.predict_rows(rows_file, tmp_path / "out.csv", posterior="linear")


def test_frozen_results_are_plain_and_small() -> None:
    """results/ holds netCDF and JSON alone, at most 5 MB, and says what made each."""
    files = [path for path in results.root().iterdir() if path.is_file()]
    assert {path.suffix for path in files} == {".nc", ".json"}
    assert sum(path.stat().st_size for path in files) <= 5 * 2**20
    for path in files:
        if path.suffix == ".json":
            told = json.loads(path.read_text(encoding="utf-8"))
            assert told["key"]
            assert told["digest"]
            assert told["made"]["seconds"] >= 0
