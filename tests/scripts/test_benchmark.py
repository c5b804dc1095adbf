"""The race is fair: the clock counts a method's own work, and nothing else."""

import os
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import xarray as xr

import benchmark
from bayestalk import benchmarked, recipes, results
from bayestalk.inference import mclmc
from bayestalk.inference.fit import Fit
from bayestalk.models.networks import NETWORKS
from bayestalk.report import Report
from benchmarking import alone, frozen, ours
from benchmarking.alone import Curve, Race
from benchmarking.clock import Clock, Over, Track, until_over
from benchmarking.course import Course, running
from benchmarking.methods import Method, methods
from benchmarking.workers import WorkerError, team

CLASSES = 7
ROWS = 6


class Time:
    """A time that passes only when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Tell it."""
        return self.now


def sure(p: float) -> np.ndarray:
    """Probabilities that give the truth, class 0, a chance of ``p``."""
    return np.full((ROWS, CLASSES), (1 - p) / (CLASSES - 1)) + np.eye(CLASSES)[0] * (
        p - (1 - p) / (CLASSES - 1)
    )


@pytest.fixture
def now() -> Time:
    """A time of our own."""
    return Time()


@pytest.fixture
def track(now: Time) -> Track:
    """A track whose clock has started and stops after ten seconds."""
    clock = Clock(10.0, now)
    clock.start()
    return Track(clock, np.zeros(ROWS, dtype=int))


def test_scoring_is_not_charged(track: Track, now: Time) -> None:
    """Whatever is done while the clock is paused, the method has lost no second."""
    now.now += 2
    with track.clock.paused():
        now.now += 50
        with track.clock.paused():
            now.now += 50
    assert track.clock.seconds == 2
    now.now += 1
    assert track.clock.seconds == 3


def test_a_score_is_noted_at_its_second(
    track: Track, now: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A uniform prediction has a score of log 7, noted when it was made, not when scored."""
    from benchmarking import clock as module

    def slow(p: np.ndarray, y: np.ndarray) -> np.ndarray:
        now.now += 9
        return -np.log(p[np.arange(len(y)), y])

    monkeypatch.setattr(module, "log_loss", slow)
    now.now += 4
    track(np.full((ROWS, CLASSES), 1 / CLASSES))
    assert track.seconds == [4]
    assert track.nll == pytest.approx([np.log(7)])
    assert track.clock.seconds == 4


def test_of_two_predictions_the_better_counts(track: Track) -> None:
    """Where a method may be averaged in two ways, it is judged by the better."""
    track(sure(0.5), sure(0.9), at=1.0)
    assert track.nll == pytest.approx([-np.log(0.9)])


def test_nothing_counts_after_the_limit(track: Track, now: Time) -> None:
    """A score past the limit stops the method and is not noted; so does a report."""
    track(sure(0.5), at=10.0)
    with pytest.raises(Over):
        track(sure(0.9), at=10.1)
    assert len(track.nll) == 1
    track.clock.report("task", 1, 2)
    now.now += 11
    with pytest.raises(Over):
        track.clock.report("task", 2, 2)


def test_a_clock_that_was_not_started_says_so() -> None:
    """A method that forgets to start its clock is told."""
    with pytest.raises(RuntimeError, match="clock was not started"):
        _ = Clock(1.0).seconds


def test_what_came_before_the_end_is_kept(track: Track, now: Time) -> None:
    """A method that is stopped keeps what it has."""

    def made() -> Iterator[int]:
        for number in range(100):
            now.now += 4
            track.clock.check()
            yield number

    assert until_over(made()) == ([0, 1], True)
    assert until_over(iter([5])) == ([5], False)


def test_averages() -> None:
    """A running mean is that of all so far."""
    means = list(running([np.array([[1.0, 0.0]]), np.array([[0.0, 1.0]])]))
    np.testing.assert_allclose(means[1], [[0.5, 0.5]])


def test_the_last_half_forgets_the_start() -> None:
    """The mean over the later half leaves a poor start behind."""
    from benchmarking.others import _last_halves

    said = [np.full((1, 1), value) for value in (9.0, 9.0, 1.0, 1.0)]
    assert [float(one[0, 0]) for one in _last_halves(said)] == [9.0, 9.0, 5.0, 1.0]


# -- a stand-in for the sampler, found by workers under the name of this module ----------------


class Draw(NamedTuple):
    """As the sampler yields them."""

    named: dict[str, np.ndarray]
    lp: float


Settings = mclmc.Settings
"""This module stands in for the sampler, so it has the sampler's settings."""

asked: list[int] = []
"""How many draws the walk below was asked for."""


def walk(fit: Fit, number: int, report: Report) -> Iterator[Draw]:
    """A start and three draws of a net that knows nothing."""
    asked.append(fit.recipe.settings["draws"])
    for k in range(4):
        time.sleep(0.02)
        report("walk", k, 4)
        shapes = {p.name: np.zeros(p.shape, np.float32) for p in fit.network.parameters}
        yield Draw(shapes, float(10 * number + k))


def fails(fit: Fit, number: int, report: Report) -> float:
    """A chain that breaks."""
    return 1 / number


def hangs(fit: Fit, number: int, report: Report) -> Iterator[int]:
    """A chain that gives one thing and then nothing more."""
    yield os.getpid()
    time.sleep(600)


def a_fit() -> Fit:
    """The forest's net with made-up rows."""
    rng = np.random.default_rng(1)
    data = xr.Dataset(
        {
            "x": (("obs", "feature"), rng.normal(size=(ROWS, 66)).astype(np.float32)),
            "y": ("obs", np.zeros(ROWS, dtype=int)),
        }
    )
    return Fit(recipes.read()["cover-sampled"], NETWORKS["cover"], data)


@pytest.mark.slow
def test_chains_give_as_they_go() -> None:
    """Two processes run three chains; each draw comes with its chain and its second, in order."""
    with team(a_fit(), __name__, "walk", 2) as workers:
        clock = Clock(60.0)
        clock.start()
        given, over = until_over(workers.run(3, clock))
    assert not over
    for chain in range(3):
        own = [one for one in given if one.chain == chain]
        assert [one.value.lp for one in own] == [10 * chain + k for k in range(4)]
        assert own == sorted(own, key=lambda one: one.seconds)
        assert own[0].seconds >= 0.02


@pytest.mark.slow
def test_a_chain_that_hangs_is_ended() -> None:
    """At the limit what was given stays, and no process is left."""
    with team(a_fit(), __name__, "hangs", 1) as workers:
        clock = Clock(0.5)
        clock.start()
        given, over = until_over(workers.run(2, clock))
        assert (len(given), over) == (1, True)
    with pytest.raises(ProcessLookupError):
        os.kill(given[0].value, 0)


@pytest.mark.slow
def test_a_chain_that_fails_is_told() -> None:
    """The traceback of the chain is in the message."""
    clock = Clock(60.0)
    clock.start()
    with team(a_fit(), __name__, "fails", 1) as workers:
        given = workers.run(1, clock)
        with pytest.raises(WorkerError, match="ZeroDivisionError"):
            list(given)


def test_one_chain_is_scored_draw_by_draw(track: Track, monkeypatch: pytest.MonkeyPatch) -> None:
    """The start counts until there is a draw, then the mean of the draws does.

    More draws are asked for than the recipe would freeze.
    """
    monkeypatch.setattr(ours, "_SAMPLER", __name__)
    monkeypatch.setattr(track, "clock", Clock(60.0))
    fit = a_fit()
    ours.chain(Course(fit, fit.data["x"].to_numpy(), track.clock, track, 1))
    assert asked.pop() > fit.recipe.settings["draws"]
    assert len(track.nll) == 4
    assert track.nll == pytest.approx([np.log(7)] * 4)
    assert track.seconds == sorted(track.seconds)


def test_an_ensemble_is_scored_over_its_chains(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starts count only until the first draw of any chain; stopped, an ensemble says so."""
    given = [ours.Given(0, 1.0, Draw({"level": np.array(0.2)}, 0.0))]
    given += [ours.Given(1, 2.0, Draw({"level": np.array(0.4)}, 0.0))]
    given += [ours.Given(0, 3.0, Draw({"level": np.array(0.8)}, 0.0))]
    given += [ours.Given(2, 4.0, Draw({"level": np.array(0.1)}, 0.0))]
    given += [ours.Given(1, 5.0, Draw({"level": np.array(0.6)}, 0.0))]
    clock = Clock(60.0)
    clock.start()
    track = Track(clock, np.zeros(ROWS, dtype=int))
    course = Course(a_fit(), np.zeros((ROWS, 66)), clock, track, 1)
    monkeypatch.setattr(Course, "said", lambda self, named: sure(float(named["level"])))
    with pytest.raises(Over):
        ours._follow(course, given, 1.0, over=True)
    assert track.seconds == [1.0, 2.0, 3.0, 5.0]
    np.testing.assert_allclose(track.nll, -np.log([0.2, 0.3, 0.8, 0.7]))


# -- the whole -------------------------------------------------------------------------------


def test_every_method_can_be_called() -> None:
    """Each method follows a recipe that there is and names a function that there is."""
    book = recipes.read()
    found = methods(book)
    assert {"cover-sampled", "cover-chain", "numpyro-nuts", "pymc-advi", "trees"} <= set(found)
    for method in found.values():
        assert method.recipe in book
        assert method.recipe in benchmarked.FOLLOWED
        module, function = method.function.split(":")
        assert callable(getattr(import_module(f"benchmarking.{module}"), function))


@pytest.fixture
def curves() -> dict[str, Curve]:
    """Two methods that were raced, one of them stopped, and one that failed."""
    return {
        "trees": Curve([1.0, 5.0, 70.0], [0.6, 0.39, 0.45], 71.0),
        "numpyro-nuts": Curve([90.0], [0.5], 100.0, over=True),
        "logistic": Curve(failed="Traceback\nValueError: no rows"),
    }


def test_what_is_frozen_is_what_was_measured(curves: dict[str, Curve], tmp_path: Path) -> None:
    """Curves come back as they went in; who failed is named; nobody is stale the next moment."""
    book = recipes.read()
    race = Race(None, 100.0, 2)
    made = {"date": "2026-11-26", "seconds": 1.0}
    frozen.freeze(methods(book), curves, race, book=book, made=made, folder=tmp_path)
    tree = results.read("benchmark", tmp_path)
    assert list(tree["methods"]["method"].to_numpy()) == ["trees", "numpyro-nuts"]
    assert tree["curves"]["of"].to_numpy().tolist() == [0, 0, 0, 1]
    np.testing.assert_allclose(tree["curves"]["nll"], [0.6, 0.39, 0.45, 0.5], rtol=1e-6)
    assert results.provenance("benchmark", tmp_path).diagnostics["failed"] == ["logistic"]
    assert benchmarked.since(book, tmp_path) == ""


def test_rows_of_the_table(curves: dict[str, Curve]) -> None:
    """Told are the second of .400, the best so far, and nothing about what lies past the limit."""
    assert benchmark.row("Trees", curves["trees"], 100.0).split() == (
        ["Trees", "5.0", "0.390", "0.390", "0.390", "0.390", "0.390", "71"]
    )
    assert benchmark.row("NUTS", curves["numpyro-nuts"], 100.0).split() == (
        ["NUTS", "–", "–", "–", "–", "–", "0.500", "100"]
    )
    assert "failed: ValueError: no rows" in benchmark.row("L", curves["logistic"], 100.0)
    assert "no prediction within 100 s" in benchmark.row("A", Curve([], [], 101.0, True), 100.0)


def test_methods_run_one_after_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is run once, in order, and told as soon as it is done; a failed one stops nobody."""
    asked = []

    def run(method: Method, race: Race, waiting: Any) -> Curve:
        asked.append(method.name)
        waiting()
        return Curve(failed="Boom") if method.name == "trees" else Curve([1.0], [0.3], 2.0)

    monkeypatch.setattr(benchmark, "run", run)
    chosen = {n: m for n, m in methods(recipes.read()).items() if n in ("trees", "logistic")}
    found = benchmark.race(chosen, Race(None, 10.0, 2))
    assert asked == list(found) == ["trees", "logistic"]
    assert capsys.readouterr().out.count("\n") == 3


@pytest.mark.slow
def test_a_method_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that breaks leaves its traceback in place of a curve."""
    broken = Method("x", "X", "no-such-recipe", "references:trees")
    found = alone.run(broken, Race(None, 1.0, 1), lambda: None)
    assert "no-such-recipe" in found.failed


def test_help_teaches() -> None:
    """The help names every method and what is measured."""
    text = benchmark.parser(["trees"]).format_help()
    for part in ("--seconds", "--methods", "--covertype", "--output", "never two at once"):
        assert part in text
