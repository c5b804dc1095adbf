"""One method in a process of its own, so that none finds what another compiled or left behind."""

import multiprocessing
import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarking.methods import Method

_SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True)
class Race:
    """What is the same for every method: where the rows are, the limit in seconds, the cores."""

    covertype: Path | None
    limit: float
    cores: int


@dataclass(frozen=True)
class Curve:
    """How good a method was at which second of its own time.

    ``over`` says that it was stopped at the limit; ``failed`` holds a traceback where it failed.
    """

    seconds: list[float] = field(default_factory=list)
    nll: list[float] = field(default_factory=list)
    took: float = 0.0
    over: bool = False
    failed: str = ""


def run(method: Method, race: Race, waiting: Callable[[], None]) -> Curve:
    """Run a method in a fresh process and wait for its curve.

    Parameters
    ----------
    waiting
        Called every second meanwhile.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_process, args=(there, method, race))
    process.start()
    there.close()  # so that it is noticed when the process ends
    try:
        while not here.poll(_SECONDS_BETWEEN_LOOKS):
            waiting()
        try:
            found = here.recv()
        except EOFError:
            found = Curve(failed="its process ended by itself, perhaps for want of memory")
        assert isinstance(found, Curve)  # nothing else is sent
        return found
    finally:
        process.terminate()
        process.join()


def _process(end: Connection, method: Method, race: Race) -> None:
    try:
        end.send(measure(method, race))
    except BaseException:  # it is told where the table is
        end.send(Curve(failed=traceback.format_exc()))


def measure(method: Method, race: Race) -> Curve:
    """Run a method here and now.

    Its imports and the reading of rows come before its clock starts, its compiling after.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: race.cores])
    os.environ["JAX_PLATFORMS"] = "cpu"
    module, function = method.function.split(":")
    called = getattr(import_module(f"benchmarking.{module}"), function)

    from bayestalk import recipes
    from bayestalk.forest_rows import covertype_rows, training_set
    from bayestalk.inference.fit import Fit
    from bayestalk.models.networks import NETWORKS
    from benchmarking.clock import Clock, Over, Track
    from benchmarking.course import Course

    recipe = recipes.read()[method.recipe]
    import_module(f"bayestalk.models.{recipe.model}")
    import_module(f"bayestalk.inference.{recipe.method}")
    rows = covertype_rows(race.covertype)
    held_out = rows["validation"].to_dataset()
    fit = Fit(recipe, NETWORKS[recipe.network], training_set(recipe, rows), jobs=race.cores)
    clock = Clock(race.limit)
    track = Track(clock, held_out["y"].to_numpy())
    over = False
    try:
        called(Course(fit, held_out["x"].to_numpy(), clock, track, race.cores))
    except Over:
        over = True
    return Curve(track.seconds, track.nll, clock.seconds, over)
