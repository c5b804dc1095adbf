"""What every frozen result is made of: from this comes its key.

Told without importing what computes: neither NumPy nor PyMC is needed to say that a result
is stale.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

from bayestalk import freshness, memory
from bayestalk.data.columns import CLASSES, WILDERNESS
from bayestalk.data.release import COVERTYPE
from bayestalk.data.simulated import SIMULATED
from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Recipe, RecipeError, refuse_unknown

_KEPT: Final = ("bayestalk.judging", "bayestalk.packing")
"""What is kept of a fit, and how it is judged."""

_SCORING: Final = (
    "comparison",
    "coverage",
    "doubts",
    "held_out",
    "predictions",
    "pruning",
    "shift",
)


def parts(recipe: Recipe) -> dict[str, Any]:
    """All that decides a fit's bytes: code, recipe, network, data, versions of libraries.

    Raises
    ------
    RecipeError
        Where the recipe names a network, a model or a method that does not exist.
    """
    refuse_unknown([recipe.data], ("covertype", *SIMULATED), f"recipes.toml [{recipe.name}] data")
    refuse_unknown([recipe.network], NETWORKS, f"recipes.toml [{recipe.name}] network")
    _refuse_without(recipe)
    code = [f"bayestalk.models.{recipe.model}", f"bayestalk.inference.{recipe.method}"]
    for module in code:
        if freshness.module_path(module) is None:
            msg = f"recipes.toml [{recipe.name}]: there is no {module}; name one that exists"
            raise RecipeError(msg)
    return {
        "code": freshness.modules_behind([*code, *_KEPT]),
        "recipe": recipe.as_dict(),
        "network": described(recipe.network),
        "data": _forest() if recipe.data == "covertype" else _mountain(recipe.data),
        "libraries": freshness.library_versions(),
    }


def _refuse_without(recipe: Recipe) -> None:
    """Raise a ``RecipeError`` where the rows to leave out are none that there are."""
    where = f"recipes.toml [{recipe.name}] without"
    if recipe.without and recipe.data != "covertype":
        msg = f"{where}: {recipe.data} has no areas or classes; leave rows of covertype out"
        raise RecipeError(msg)
    for key, name in recipe.without.items():
        refuse_unknown([name], WILDERNESS if key == "area" else CLASSES, f"{where} {key}")


def scores(fits: Mapping[str, str]) -> dict[str, Any]:
    """All that decides the forest's scores.

    Parameters
    ----------
    fits
        Key of each result that is scored, ``compared.FITS``.
    """
    return {
        "code": freshness.modules_behind(
            [
                *(f"bayestalk.scoring.{name}" for name in _SCORING),
                "bayestalk.packing",
            ]
        ),
        "own": _text_of("evaluation"),
        "fits": dict(fits),
        "data": _forest(),
    }


def described(name: str) -> dict[str, Any]:
    """A network as plain values, so that a layer's size counts for its own fits alone."""
    told = {key: value for key, value in asdict(NETWORKS[name]).items() if key != "groups"}
    return dict(json.loads(json.dumps(told)))


def _forest() -> dict[str, str]:
    return {
        "rows": COVERTYPE.first_sha256,
        "encoding": freshness.code_digest(["bayestalk.data.encoding"]),
        "chosen": _text_of("forest_rows"),
    }


def _mountain(data: str) -> dict[str, str]:
    """The digest of simulated observations; simulating them is left out where it was done."""
    simulator = freshness.digest_of(
        [
            freshness.code_digest([f"bayestalk.data.{data}"]),
            _text_of("observations"),
            freshness.library_versions(["numpy"]),
        ]
    )
    return {
        "observations": str(memory.recall("observations", f"{data} {simulator}", _simulate(data)))
    }


def _simulate(data: str) -> Callable[[], str]:
    def digest() -> str:
        from bayestalk.observations import observe

        return str(observe(data).attrs["digest"])

    return digest


def _text_of(name: str) -> str:
    """What a module does itself, whatever it imports."""
    return freshness.syntax_of(f"bayestalk.{name}")
