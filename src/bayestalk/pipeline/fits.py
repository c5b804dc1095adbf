"""Recipes to frozen results: which are fresh, and how to make them anew."""

import os
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bayestalk import recipes as recipe_book
from bayestalk.pipeline.layout import Layout, find_root
from bayestalk.pipeline.records import Finding, State

if TYPE_CHECKING:
    from bayestalk.results import Provenance


NOISE = ("Explicitly requested dtype float64", "Cannot cache compiled function")


def states(layout: Layout) -> Iterator[Finding]:
    """The state of every frozen result: each recipe's, and that of the scores."""
    from bayestalk import evaluation, freshness, refit

    keys = {}
    for name, recipe in recipe_book.read(layout.root / "recipes.toml").items():
        parts = refit.parts(recipe)
        keys[name] = freshness.key(parts)
        yield _state(layout, name, parts)
    parts = evaluation.parts({name: keys[name] for name in evaluation.FITS})
    yield _state(layout, evaluation.NAME, parts)


def _state(layout: Layout, name: str, parts: dict[str, Any]) -> Finding:
    from bayestalk import freshness, results

    state = State(results.state(name, freshness.key(parts), layout.results))
    reason = ""
    if state is State.STALE:
        changed = _changed(dict(results.provenance(name, layout.results).parts), parts)
        reason = f"{changed} changed since it was made"
    elif state is State.DAMAGED:
        reason = "its bytes are not those that were written"
    elif state is State.MISSING:
        reason = f"results/{name}.nc is not there"
    return Finding(f"result/{name}", state, reason)


def _changed(before: object, now: object, where: str = "") -> str:
    """The first part that differs, by name: ``code of bayestalk.models.deepnet``."""
    if isinstance(before, dict) and isinstance(now, dict):
        for name in sorted({*before, *now}, key=str):
            if before.get(name) != now.get(name):
                return _changed(before.get(name), now.get(name), f"{where} {name}".strip())
    return where or "what it is made of"


def refit(
    names: Sequence[str],
    *,
    covertype: Path | None = None,
    jobs: int | None = None,
    recipes: Path | None = None,
    output: Path | None = None,
) -> None:
    """Fit recipes one after another, freeze each as soon as it is done, and score them.

    Parameters
    ----------
    names
        Recipes, or ``forest`` for the scores alone; nothing for all of them.
    covertype
        Where the Covertype rows are.
    jobs
        Cores to use.
    recipes, output
        Other places than ``recipes.toml`` and ``results/``.

    Raises
    ------
    RecipeError
        Where no recipe goes by a name.
    """
    from bayestalk import evaluation
    from bayestalk.pipeline.build import cores
    from bayestalk.progress import bars
    from bayestalk.refit import Order, covertype_rows
    from bayestalk.refit import refit as fit
    from bayestalk.results import provenance

    _hush()
    layout = Layout(find_root())
    book = recipe_book.read(recipes or layout.root / "recipes.toml")
    recipe_book.refuse_unknown(names, [*book, evaluation.NAME], "refit")
    wanted = [recipe for name, recipe in book.items() if not names or name in names]
    on_forest = any(recipe.data == "covertype" for recipe in wanted)
    rows = covertype_rows(covertype) if on_forest else None
    folder = output or layout.results
    start = time.monotonic()
    with bars() as report:
        order = Order(
            covertype=covertype,
            jobs=jobs or cores(),
            report=report,
            folder=folder,
            cache=layout.root / ".cache" / "chains",
        )
        for recipe in wanted:
            _say(fit(recipe, order, rows if recipe.data == "covertype" else None))
        fitted = all((folder / f"{name}.nc").is_file() for name in evaluation.FITS)
        if evaluation.NAME in names or (on_forest and fitted):
            keys = {name: provenance(name, folder).key for name in evaluation.FITS}
            _say(evaluation.evaluate(book, order, keys))
    print(f"Results are in {folder} after {time.monotonic() - start:.0f} s.")


def _hush() -> None:
    """Leave out what libraries say of their own generated code, here and in workers."""
    for message in NOISE:
        warnings.filterwarnings("ignore", message=message)
    told = [f"ignore:{message}" for message in NOISE]
    os.environ["PYTHONWARNINGS"] = ",".join([*told, os.environ.get("PYTHONWARNINGS", "")]).strip(
        ","
    )


def _say(made: "Provenance") -> None:
    told = ", ".join(f"{name} {_short(value)}" for name, value in made.diagnostics.items())
    print(f"{made.name}: {made.made['seconds']} s. {told}", flush=True)


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
