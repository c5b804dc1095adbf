"""What the benchmark was made of, and what of that has changed since it was run.

It is a measurement of a day, on a machine that did nothing else: no build runs it again by
itself, and a change makes it older, not wrong. `bayestalk check` says so where it has.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from bayestalk import freshness, provenance
from bayestalk.data.release import COVERTYPE
from bayestalk.recipes import Recipe

NAME: Final = "benchmark"
REMEDY: Final = "`make benchmark` measures again, on a machine that does nothing else"

_SCRIPTS: Final = freshness.SOURCE.parents[1] / "scripts"
_KINDS: Final = ("map", "ensemble", "advi", "laplace", "last-layer", "sampled")
FOLLOWED: Final = (
    *(f"{net}-{kind}" for net in ("cover", "wide") for kind in _KINDS),
    *(f"reference-{kind}" for kind in ("logistic", "boosting", "trees")),
)
"""Recipes that methods of the benchmark follow, where there are such."""


def parts(book: Mapping[str, Recipe]) -> dict[str, Any]:
    """All that decides how fast the methods are, but for the machine."""
    followed = {name: book[name] for name in FOLLOWED if name in book}
    modules = {
        f"bayestalk.{room}.{name}"
        for recipe in followed.values()
        for room, name in (("models", recipe.model), ("inference", recipe.method))
    }
    scripts = [*_SCRIPTS.glob("benchmark.py"), *_SCRIPTS.glob("benchmarking/*.py")]
    return {
        "code": freshness.modules_behind(sorted(modules)),
        "scripts": {
            path.relative_to(_SCRIPTS).as_posix(): freshness.syntax_digest(
                path.read_text(encoding="utf-8")
            )
            for path in sorted(scripts)
        },
        "recipes": {name: recipe.as_dict() for name, recipe in followed.items()},
        "data": COVERTYPE.first_sha256,
        "libraries": freshness.library_versions(),
    }


def since(book: Mapping[str, Recipe], folder: Path | None = None) -> str:
    """What has changed since the benchmark was run, in a few words; empty where nothing has.

    Raises
    ------
    ResultError
        Where it was never run, or what it left is damaged.
    """
    known = provenance.read(NAME, folder)
    now = parts(book)
    if known.key == freshness.key(now):
        return ""
    changed = freshness.first_change(dict(known.parts), now)
    return f"measured on {known.made['date']}; {changed} changed since"
