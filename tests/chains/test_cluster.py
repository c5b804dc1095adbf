"""A Dask cluster gives the same bytes as this machine, and says what is wrong with it."""

import asyncio
import re
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from distributed import LocalCluster, Scheduler

from bayestalk.chains.cluster import Cluster
from bayestalk.chains.errors import ChainError
from bayestalk.chains.local import Workers
from bayestalk.chains.runner import Chains
from bayestalk.inference import mclmc
from bayestalk.inference.fit import Fit
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import simulated
from bayestalk.pipeline import fits
from bayestalk.recipes import Prior, Recipe
from bayestalk.report import silent

pytestmark = pytest.mark.filterwarnings("ignore")  # numba, JAX and Dask warn of their internals

RECIPES = """
[chains]
data = "temperature"
network = "linear-line"
model = "linear"
method = "nuts"
prior = { weight = 10.0, bias = 30.0 }
settings = { draws = 200, tune = 200 }
seed = 1

[whole]
data = "hillshade"
network = "deepnet"
model = "deepnet"
method = "advi"
settings = { steps = 300, draws = 50, float32 = false }
seed = 2
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster of two worker processes, as somebody else may have started it."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def a_fit(method: str, settings: dict[str, object]) -> Fit:
    recipe = Recipe("test", "temperature", "linear", "linear", method, Prior(2), settings, 11)
    return Fit(recipe, NETWORKS["linear"], simulated(recipe))


@pytest.mark.slow
def test_recipes_are_fitted_to_the_same_bytes(
    address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two recipes at once on the cluster give the files that this machine gives."""
    (tmp_path / "recipes.toml").write_text(RECIPES)
    for where in ("cluster", "here"):
        fits.refit(
            [],
            recipes=tmp_path / "recipes.toml",
            output=tmp_path / where,
            cache=tmp_path / "cache",
            dask=address if where == "cluster" else None,
            jobs=2,
        )
        told = capfd.readouterr()
        # progress of chains comes back from the workers
        assert "chains, chain 4: 400 of 400" in told.err
        assert "whole: 300 of 300" in told.err
        assert re.findall(r"^(\w+): made in", told.out, re.M)
    for name in ("chains.nc", "whole.nc"):
        assert (tmp_path / "cluster" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
    assert not list((tmp_path / "cache" / "chains").iterdir())


@pytest.mark.slow
def test_microcanonical_chains_are_the_same(address: str, tmp_path: Path) -> None:
    """JAX gives the same bytes on a worker that is not kept to one core."""
    settings = {"draws": 5, "steps": 100, "tune": 100, "map_steps": 50}
    found = []
    for pool in (Workers(2), Cluster(address)):
        with pool:
            found.append(Chains(pool)(mclmc.run_chain, a_fit("mclmc", settings), 2, silent))
    for here, there in zip(*found, strict=True):
        for name in here:
            np.testing.assert_array_equal(here[name], there[name], strict=True)


@pytest.mark.slow
def test_workers_with_other_code_are_refused(address: str) -> None:
    """A worker whose key differs says so, and gives no draws."""
    with (
        pytest.raises(ChainError, match="other code or libraries: its key is"),
        Cluster(address) as cluster,
    ):
        Chains(cluster, key="0" * 64)(mclmc.run_chain, a_fit("mclmc", {}), 1, silent)


@pytest.mark.slow
def test_what_is_given_up_ends_with_an_error(address: str) -> None:
    """Whoever waits for a task that is given up is told so, and does not wait for ever."""
    caught: list[BaseException] = []

    def run() -> None:
        try:
            Chains(cluster)(mclmc.run_chain, a_fit("mclmc", {"steps": 100}), 4, silent)
        except ChainError as error:
            caught.append(error)

    with Cluster(address) as cluster:
        driver = threading.Thread(target=run)
        driver.start()
        while not cluster._running:
            time.sleep(0.01)
        cluster.abandon()
        driver.join(30)
        assert not driver.is_alive()
    assert "finished chains were kept" in str(caught[0])


@pytest.mark.parametrize("where", ["tcp://127.0.0.1:9", "nonsense"])
def test_no_scheduler(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody answers, the line says where, what was wanted and how to start it."""
    monkeypatch.setattr("bayestalk.chains.cluster._SECONDS_TO_ANSWER", 1)
    with pytest.raises(ChainError) as caught:
        Cluster(where)
    for said in (f"--dask {where}", "Dask scheduler", "`dask scheduler`", "`dask worker"):
        assert said in str(caught.value)


def test_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler without workers is told of, with the command that starts some."""
    monkeypatch.setattr("bayestalk.chains.cluster._SECONDS_TO_ANSWER", 1)

    async def ask() -> str:
        async with Scheduler(port=0, dashboard=False) as scheduler:
            with pytest.raises(ChainError) as caught:
                await asyncio.to_thread(Cluster, scheduler.address)
            return str(caught.value)

    with ThreadPoolExecutor(1) as thread:  # this one may have a loop already: a browser's
        said = thread.submit(asyncio.run, ask()).result()
    assert "no workers" in said
    assert "dask worker tcp://" in said


def test_without_dask_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask comes with the test tools only; whoever asks for it is told so."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ChainError, match="`make setup` installs it"):
        Cluster("tcp://127.0.0.1:8786")
