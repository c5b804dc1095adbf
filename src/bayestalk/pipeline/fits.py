"""Recipes to frozen results: which are fresh, and how to make them anew."""

import os
import time
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bayestalk import compared, freshness, keys, provenance
from bayestalk import recipes as recipe_book
from bayestalk.pipeline.layout import Layout, find_root
from bayestalk.pipeline.records import Finding, State

if TYPE_CHECKING:
    import xarray as xr

    from bayestalk.chains.runner import Pool
    from bayestalk.recipes import Recipe
    from bayestalk.refit import Order

NOISE = ("Explicitly requested dtype float64", "Cannot cache compiled function")


def states(layout: Layout) -> Iterator[Finding]:
    """The state of every frozen result: each recipe's, and that of the scores."""
    found = {}
    for name, recipe in recipe_book.read(layout.root / "recipes.toml").items():
        parts = keys.parts(recipe)
        found[name] = freshness.key(parts)
        yield _state(layout, name, parts)
    parts = keys.scores({name: found[name] for name in compared.FITS})
    yield _state(layout, compared.NAME, parts)


def files_of(layout: Layout, result: str) -> tuple[Path, Path]:
    """The files of a frozen result, named as a finding names it."""
    name = result.removeprefix("result/")
    return layout.results / f"{name}.nc", layout.results / f"{name}.json"


def _state(layout: Layout, name: str, parts: dict[str, Any]) -> Finding:
    state = State(provenance.state(name, freshness.key(parts), layout.results))
    reason = ""
    if state is State.STALE:
        changed = freshness.first_change(dict(provenance.read(name, layout.results).parts), parts)
        reason = f"{changed} changed since it was made"
    elif state is State.DAMAGED:
        reason = "its bytes are not those that were written"
    elif state is State.MISSING:
        reason = f"results/{name}.nc is not there"
    return Finding(f"result/{name}", state, reason)


def refit(
    names: Sequence[str],
    *,
    covertype: Path | None = None,
    jobs: int | None = None,
    recipes: Path | None = None,
    output: Path | None = None,
    cache: Path | None = None,
    dask: str | None = None,
    only_stale: bool = False,
) -> None:
    """Fit recipes, freeze each as soon as it is done, and score those on the forest.

    Here they run one after another, on a cluster all at once.

    Parameters
    ----------
    names
        Recipes, or ``forest`` for the scores alone; nothing for all of them.
    covertype
        Where the Covertype rows are.
    jobs
        Cores to use.
    recipes, output, cache
        Other places than ``recipes.toml``, ``results/`` and ``.cache/``.
    dask
        Address of a Dask scheduler whose workers are to fit.
    only_stale
        Take a result that another build has made meanwhile, whenever that was.

    Raises
    ------
    RecipeError
        Where no recipe goes by a name.
    ChainError
        Where no cluster answers, or a worker was ended.
    """
    from bayestalk.once import Once
    from bayestalk.pipeline.build import cores
    from bayestalk.progress import bars
    from bayestalk.refit import Order

    hush()
    layout = Layout(find_root())
    book = recipe_book.read(recipes or layout.root / "recipes.toml")
    recipe_book.refuse_unknown(names, [*book, compared.NAME], "refit")
    wanted = [recipe for name, recipe in book.items() if not names or name in names]
    folder = output or layout.results
    cache = cache or layout.root / ".cache"
    once = Once(cache / "locks", folder, only_stale)
    start = time.monotonic()
    with bars() as report, ExitStack() as stack:
        pool = stack.enter_context(_pool(dask, jobs or cores()))
        order = Order(
            covertype=covertype,
            jobs=pool.size,
            report=report,
            say=lambda line: print(line, flush=True),
            folder=folder,
            cache=cache / "chains",
            pool=pool,
            once=once,
        )
        _fit_all(wanted, order, pool, at_once=dask is not None)
        on_forest = any(recipe.data == "covertype" for recipe in wanted)
        fitted = all((folder / f"{name}.nc").is_file() for name in compared.FITS)
        if compared.NAME in names or (on_forest and fitted):
            _score(book, order)
    print(f"Results are in {folder} after {time.monotonic() - start:.0f} s.")


def _pool(dask: str | None, jobs: int) -> "Pool":
    """Workers of a cluster, or of this machine."""
    if dask is None:
        from bayestalk.chains.local import Workers

        return Workers(jobs)
    from bayestalk.chains.cluster import Cluster

    return Cluster(dask)


def _fit_all(wanted: Sequence["Recipe"], order: "Order", pool: "Pool", *, at_once: bool) -> None:
    """Fit recipes in order or side by side; one that fails stops no other that runs."""
    from bayestalk.refit import prepare, refit

    rows: xr.DataTree | None = None
    if any(recipe.data == "covertype" for recipe in wanted):
        from bayestalk.forest_rows import covertype_rows

        rows = covertype_rows(order.covertype)
    if not at_once:
        for recipe in wanted:
            refit(recipe, order, rows)
        return
    prepare(wanted)
    with ThreadPoolExecutor(max(1, len(wanted))) as drivers:
        running = [drivers.submit(refit, recipe, order, rows) for recipe in wanted]
        try:
            wait(running)
        except BaseException:
            # drivers wait for their tasks, and this block for its drivers
            pool.abandon()
            raise
    for future in running:
        future.result()


def _score(book: dict[str, "Recipe"], order: "Order") -> None:
    from bayestalk.evaluation import evaluate

    fits = {name: provenance.read(name, order.folder).key for name in compared.FITS}
    evaluate(book, order, fits)


def hush() -> None:
    """Leave out what libraries say of their own generated code, here and in workers."""
    for message in NOISE:
        warnings.filterwarnings("ignore", message=message)
    told = [f"ignore:{message}" for message in NOISE]
    os.environ["PYTHONWARNINGS"] = ",".join([*told, os.environ.get("PYTHONWARNINGS", "")]).strip(
        ","
    )
