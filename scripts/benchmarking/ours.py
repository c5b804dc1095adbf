"""The project's own methods: as their recipes say, and as the site's results are fitted."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final

from bayestalk.inference.fit import Arrays, Chain, Fit
from bayestalk.measures import sharpen
from bayestalk.recipes import settings_from
from bayestalk.report import Report, silent
from bayestalk.scoring.predictions import say
from benchmarking.clock import Over, until_over
from benchmarking.course import Course, running
from benchmarking.workers import Given, team

_SAMPLER: Final = "bayestalk.inference.mclmc"
_DENSER: Final = 9
"""A chain that runs alone gives this many times the draws that its recipe freezes of it."""


def whole(course: Course) -> None:
    """Any method, by its own ``sample``: good when it is done.

    Where it runs chains, whatever chains are finished can be asked in place of all.
    """
    module = import_module(f"bayestalk.inference.{course.fit.recipe.method}")
    if hasattr(module, "run_chain"):
        _chains(course, module.__name__)
        return
    course.clock.start()
    tree = module.sample(replace(course.fit, jobs=course.cores), course.clock.report)
    end = course.clock.seconds
    with course.clock.paused():
        course.track(say(tree, course.x, course.fit.network).p, at=end)


def _chains(course: Course, module: str) -> None:
    """A method's chains in processes, side by side; those done by the limit are all there are."""
    with team(course.fit, module, "run_chain", course.cores) as workers:
        given: list[Given] = []
        over = False

        def run(
            chain: Chain,  # noqa: ARG001  the workers know it
            fit: Fit,  # noqa: ARG001  and this
            chains: int,
            report: Report,  # noqa: ARG001
            keep: Path | None = None,  # noqa: ARG001
        ) -> list[Arrays]:
            nonlocal given, over
            given, over = until_over(workers.run(chains, course.clock))
            if not given:
                raise Over
            return [one.value for one in given]

        fit = replace(course.fit, run=run, jobs=course.cores)
        course.clock.start()
        tree = import_module(module).sample(fit, silent)
        end = course.clock.seconds
    network = course.fit.network
    with course.clock.paused():
        if tree["posterior"].sizes["chain"] != len(given):
            course.track(say(tree, course.x, network).p, at=end)
        else:
            after = end - given[-1].seconds  # what is done once all chains are in
            for count, one in enumerate(given, start=1):
                said = say(tree, course.x, network, chains=count).p
                course.track(said, at=one.seconds + after)
    if over:
        raise Over


def sampled(course: Course) -> None:
    """The sampled ensemble: the mean over the draws of all chains that there are by then."""
    module = import_module(_SAMPLER)
    settings = settings_from(module.Settings, course.fit.recipe)
    with team(course.fit, _SAMPLER, "walk", course.cores) as workers:
        course.clock.start()
        given, over = until_over(workers.run(settings.chains, course.clock))
    _follow(course, given, settings.power, over=over)


def chain(course: Course) -> None:
    """The first chain of the sampled ensemble, alone on all cores, and looked at more often.

    The walk is the same, but draws that are not to be frozen cost next to nothing.
    """
    module = import_module(_SAMPLER)
    draws = _DENSER * settings_from(module.Settings, course.fit.recipe).draws
    recipe = course.fit.recipe
    fit = replace(course.fit, recipe=replace(recipe, settings={**recipe.settings, "draws": draws}))
    course.clock.start()
    given, over = until_over(
        Given(0, course.clock.seconds, draw) for draw in module.walk(fit, 0, course.clock.report)
    )
    _follow(course, given, 1.0, over=over)


def _follow(course: Course, given: list[Given], power: float, *, over: bool) -> None:
    """Score the mean over the draws so far; before the first draw, that over the MAP starts."""
    starts: list[Given] = []
    draws: list[Given] = []
    met: set[int] = set()
    for one in given:
        (draws if one.chain in met else starts).append(one)
        met.add(one.chain)
    early = [one for one in starts if not draws or one.seconds < draws[0].seconds]
    with course.clock.paused():
        for part in (early, draws):
            means = running(course.said(one.value.named) for one in part)
            for one, mean in zip(part, means, strict=True):
                said = sharpen(mean, power if part is draws else 1.0)
                course.track(said, at=one.seconds)
    if over:
        raise Over
