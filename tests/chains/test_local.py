"""Chains run in processes of their own and are kept as they finish."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from bayestalk.chains.errors import ChainError
from bayestalk.chains.local import Workers
from bayestalk.chains.runner import Chains
from bayestalk.inference.fit import Fit
from bayestalk.report import silent

from .chain import count, die

TESTS = Path(__file__).parents[1]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_chains_come_back_in_order_and_report(fit: Fit, marks: Path) -> None:
    """Every chain's arrays come back at its place, and what they say is passed on."""
    said: list[str] = []
    with Workers(2) as workers:
        chains = Chains(workers)(count, fit, 2, lambda task, done, total: said.append(task))
    assert [int(chain["w1"][0, 0]) for chain in chains] == [0, 1]
    assert set(said) == {"chain 1", "chain 2"}
    assert names(marks) == {"ran-0", "ran-1"}


def test_workers_are_as_many_as_were_asked_for(fit: Fit) -> None:
    """Five chains by two workers run in two processes of one thread each, none of them this."""
    with Workers(2) as workers:
        chains = Chains(workers)(count, fit, 5, silent)
    processes = {int(chain["process"]) for chain in chains}
    assert len(processes) <= 2
    assert os.getpid() not in processes
    assert all((chain["threads"] == 1).all() for chain in chains)


def test_what_is_set_for_workers_is_not_left_behind(fit: Fit) -> None:
    """The environment here is what it was."""
    before = dict(os.environ)
    with Workers(1) as workers:
        Chains(workers)(count, fit, 1, silent)
    assert dict(os.environ) == before


def test_finished_chains_are_not_run_again(fit: Fit, marks: Path, tmp_path: Path) -> None:
    """A fit that was interrupted goes on with the chains that are missing, or are damaged."""
    keep = tmp_path / "kept"
    told: list[str] = []
    with Workers(2) as workers:
        chains = Chains(workers, say=told.append)
        chains(count, fit, 3, silent, keep)
        for mark in marks.iterdir():
            mark.unlink()
        (keep / "chain-1").unlink()
        damaged = bytearray((keep / "chain-2").read_bytes())
        damaged[len(damaged) // 3] ^= 1
        (keep / "chain-2").write_bytes(bytes(damaged))
        found = chains(count, fit, 3, silent, keep)
    assert names(marks) == {"ran-1", "ran-2"}
    assert [int(chain["w1"][0, 0]) for chain in found] == [0, 1, 2]
    (line,) = told
    assert str(keep / "chain-2") in line
    assert "made anew" in line


def test_a_worker_that_was_killed_is_told_of(fit: Fit) -> None:
    """The message says what may have happened, and that finished chains were kept."""
    with pytest.raises(ChainError, match="finished chains were kept"), Workers(1) as workers:
        Chains(workers)(die, fit, 1, silent)


PARENT = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from chains.chain import wait_for_ever
from chains.conftest import *
from bayestalk.chains.local import Workers
from bayestalk.chains.runner import Chains
from bayestalk.report import silent
recipe = Recipe("t", "temperature", "linear", "linear", "nuts", Prior(2), {{"marks": {marks!r}}}, 1)
fit = Fit(recipe, NETWORKS["linear"], simulated(recipe))
with Workers(2) as workers:
    Chains(workers)(wait_for_ever, fit, 2, silent)
"""


@pytest.mark.parametrize("signal", [2, 9])
def test_workers_end_with_whoever_started_them(marks: Path, signal: int) -> None:
    """Where a fit is killed or interrupted, its workers do not go on unseen."""
    code = PARENT.format(tests=str(TESTS), marks=str(marks))
    parent = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while len(names(marks)) < 2:
            assert parent.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        parent.send_signal(signal)
        parent.wait(20)
        workers = [int(name) for name in names(marks)]
        until = time.monotonic() + 10
        while any(map(_runs, workers)):
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        parent.kill()
        parent.wait()


def _runs(process: int) -> bool:
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
