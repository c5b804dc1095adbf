"""Recipes to frozen results: which are fresh, and how to make them anew."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bayestalk import recipes as recipe_book
from bayestalk.pipeline.layout import Layout, find_root
from bayestalk.pipeline.records import Finding, State


def states(layout: Layout) -> Iterator[Finding]:
    """The state of every recipe's frozen result."""
    from bayestalk import freshness, refit, results

    for name, recipe in recipe_book.read(layout.root / "recipes.toml").items():
        parts = refit.parts(recipe)
        state = State(results.state(name, freshness.key(parts), layout.results))
        reason = ""
        if state is State.STALE:
            changed = _changed(dict(results.provenance(name, layout.results).parts), dict(parts))
            reason = f"{changed} changed since it was fitted"
        elif state is State.DAMAGED:
            reason = "its bytes are not those that were written"
        elif state is State.MISSING:
            reason = f"results/{name}.nc is not there"
        yield Finding(f"result/{name}", state, reason)


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
    """Fit recipes one after another, and freeze each as soon as it is done.

    Raises
    ------
    RecipeError
        Where no recipe goes by a name.
    """
    from bayestalk.pipeline.build import cores
    from bayestalk.progress import bars
    from bayestalk.refit import Order, covertype_rows
    from bayestalk.refit import refit as fit

    layout = Layout(find_root())
    book = recipe_book.read(recipes or layout.root / "recipes.toml")
    recipe_book.refuse_unknown(names, book, "refit")
    wanted = [book[name] for name in (names or book)]
    rows = None
    if any(recipe.data == "covertype" for recipe in wanted):
        rows = covertype_rows(covertype)
    start = time.monotonic()
    with bars() as report:
        order = Order(
            covertype=covertype,
            jobs=jobs or cores(),
            report=report,
            folder=output or layout.results,
            cache=layout.root / ".cache" / "chains",
        )
        for recipe in wanted:
            made = fit(recipe, order, rows)
            told = ", ".join(f"{name} {value}" for name, value in made.diagnostics.items())
            print(f"{recipe.name}: {made.made['seconds']} s. {told}", flush=True)
    print(f"{len(wanted)} results in {order.folder} after {time.monotonic() - start:.0f} s.")
