"""Follow a recipe: find its data, fit it, judge it, freeze it."""

import shutil
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xarray as xr

from bayestalk import freshness, keys, results
from bayestalk.chains.local import Workers
from bayestalk.chains.runner import Chains, Pool
from bayestalk.circumstances import circumstances
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import simulated
from bayestalk.once import Once
from bayestalk.recipes import Recipe
from bayestalk.report import Report, silent
from bayestalk.stopwatch import Stopwatch

if TYPE_CHECKING:
    from bayestalk.inference.fit import Fit

_freezing = threading.Lock()


def sentence(made: results.Provenance) -> str:
    """What was made, in one line."""
    told = ", ".join(f"{name} {_short(value)}" for name, value in made.diagnostics.items())
    return f"{made.name}: made in {made.made['seconds']} s. {told}"


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def unsaid(line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Order:
    """What a refit is told.

    Parameters
    ----------
    covertype
        Where the Covertype rows are.
    jobs
        How many cores to use.
    report, say
        Told how far each fit is; told what a person should know.
    folder
        Where results are frozen; the project's results if None.
    cache
        Where finished chains wait for the rest of their fit; None to keep none.
    pool
        Workers; processes of this machine if None.
    once
        How builds that want the same result come to terms.
    """

    covertype: Path | None = None
    jobs: int = 1
    report: Report = silent
    say: Callable[[str], None] = unsaid
    folder: Path | None = None
    cache: Path | None = None
    pool: Pool | None = None
    once: Once = field(default_factory=Once)


def prepare(recipes: Iterable[Recipe]) -> None:
    """Import what recipes need, before they are fitted in threads side by side."""
    for recipe in recipes:
        import_module(f"bayestalk.inference.{recipe.method}")
    import_module("bayestalk.judging")


def refit(recipe: Recipe, order: Order, rows: xr.DataTree | None = None) -> results.Provenance:
    """Fit one recipe and freeze the result, unless another build has just done so.

    Parameters
    ----------
    rows
        The Covertype rows, for recipes on them.
    """
    parts = keys.parts(recipe)
    with order.once.alone(recipe.name, freshness.key(parts), order.say) as taken:
        if taken:
            return taken
        frozen = _refit(recipe, order, rows, parts)
        order.say(sentence(frozen))
        return frozen


def _refit(
    recipe: Recipe, order: Order, rows: xr.DataTree | None, parts: dict[str, Any]
) -> results.Provenance:
    from bayestalk.inference.fit import Fit  # PyMC takes seconds, and to wait needs none of it

    key = freshness.key(parts)
    if recipe.data == "covertype":
        from bayestalk.forest_rows import covertype_rows, training_set

        if rows is None:
            rows = covertype_rows(order.covertype)
        data = training_set(recipe, rows)
        observed = {name: str(rows[name].attrs["digest"]) for name in ("train", "natural")}
    else:
        data = simulated(recipe)
        observed = {recipe.data: str(data.attrs["digest"])}
    keep = order.cache / key if order.cache else None
    with ExitStack() as stack:
        pool = order.pool or stack.enter_context(Workers(order.jobs))
        chains = Chains(pool, key, order.say)
        fit = Fit(recipe, NETWORKS[recipe.network], data, run=chains)
        watch = Stopwatch(keep / "seconds" if keep else None)

        def told(task: str, done: int, total: int) -> None:
            watch.note()
            order.report(task, done, total)

        tree = _draws(fit, chains, told, keep)
        seconds = watch.seconds
    if recipe.data == "covertype" and rows is not None:
        tree["standardisation"] = xr.DataTree(rows.to_dataset()[["mean", "sd"]])
    made = {
        "seconds": round(seconds, 1),
        "date": datetime.now(UTC).date().isoformat(),
        "jobs": order.jobs,
        "observed": observed,
        **circumstances(),
    }
    frozen = _freeze(fit, tree, rows, parts=parts, made=made, folder=order.folder)
    if keep:
        # finished chains were kept for a fit that breaks off; asked again, it runs again
        shutil.rmtree(keep, ignore_errors=True)
    return frozen


def _draws(fit: "Fit", chains: Chains, report: Report, keep: Path | None) -> xr.DataTree:
    """Run a method: its chains each on a worker, or all of it on one."""
    name = f"bayestalk.inference.{fit.recipe.method}"
    method = import_module(name)
    tree: xr.DataTree
    if hasattr(method, "run_chain"):
        tree = method.sample(fit, report, keep)
    else:
        tree = chains.whole(name, fit, report)
    return tree


def _freeze(
    fit: "Fit",
    tree: xr.DataTree,
    rows: xr.DataTree | None,
    *,
    parts: dict[str, Any],
    made: dict[str, Any],
    folder: Path | None,
) -> results.Provenance:
    """Judge and write; one fit at a time, since netCDF's library is not made for more."""
    from bayestalk.judging import judge, thinned

    with _freezing:
        return results.write(
            fit.recipe.name,
            thinned(tree),
            parts=parts,
            made=made,
            diagnostics=judge(fit, tree, rows),
            folder=folder,
        )
