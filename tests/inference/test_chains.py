"""Chains run in processes of their own and are kept as they finish."""

from pathlib import Path

import numpy as np
import pytest

from bayestalk.inference.chains import Arrays, run_chains
from bayestalk.inference.fit import Fit
from bayestalk.progress import Report, silent

from .closed_form import a_fit


def count(fit: Fit, number: int, report: Report) -> Arrays:
    """A chain that is quick: its number, and its seed."""
    report(f"chain {number + 1}", 1, 1)
    mark = Path(fit.recipe.settings["marks"]) / f"ran-{number}"
    mark.touch()
    return {"w1": np.full((3, 2), number), "seed": np.asarray(fit.recipe.seed)}


@pytest.fixture
def fit(tmp_path: Path) -> Fit:
    """A fit that tells its chains where to leave a mark."""
    (tmp_path / "marks").mkdir()
    return a_fit("mclmc", {"marks": str(tmp_path / "marks")})


def marks(tmp_path: Path) -> set[str]:
    return {path.name for path in (tmp_path / "marks").iterdir()}


def test_chains_come_back_in_order_and_report(fit: Fit, tmp_path: Path) -> None:
    """Every chain's arrays come back at its place, and what they say is passed on."""
    said: list[str] = []
    chains = run_chains(count, fit, 2, lambda task, done, total: said.append(task))
    assert [int(chain["w1"][0, 0]) for chain in chains] == [0, 1]
    assert set(said) == {"chain 1", "chain 2"}
    assert marks(tmp_path) == {"ran-0", "ran-1"}


def test_finished_chains_are_not_run_again(fit: Fit, tmp_path: Path) -> None:
    """A fit that was interrupted goes on with the chains that are missing, or are damaged."""
    keep = tmp_path / "kept"
    run_chains(count, fit, 3, silent, keep)
    for mark in (tmp_path / "marks").iterdir():
        mark.unlink()
    (keep / "chain-1.npz").unlink()
    damaged = bytearray((keep / "chain-2.npz").read_bytes())
    damaged[len(damaged) // 3] ^= 0xFF
    (keep / "chain-2.npz").write_bytes(bytes(damaged))
    chains = run_chains(count, fit, 3, silent, keep)
    assert marks(tmp_path) == {"ran-1", "ran-2"}
    assert [int(chain["w1"][0, 0]) for chain in chains] == [0, 1, 2]
