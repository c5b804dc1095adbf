"""Reads ``recipes.toml``: what is fitted, with which data, prior, method and seed."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DEFAULT_PATH = Path(__file__).parents[2] / "recipes.toml"

_KEYS = {"data", "network", "model", "method", "prior", "settings", "seed"}
_PRIOR_KEYS = {"weight", "bias", "input", "hidden", "freedom"}


class RecipeError(ValueError):
    """A recipe that cannot be followed; the message names the table, the key and the remedy."""


@dataclass(frozen=True)
class Prior:
    """Priors around zero.

    ``weight`` and ``bias`` are standard deviations of independent normal priors, in the units
    of the output per unit of the input; for nets they have no unit. Where the weights that
    leave a unit have a scale of their own, that is unknown, it is about ``input`` for an input,
    ``hidden`` for a unit of a layer between, and ``weight`` for one before the outputs;
    ``freedom`` says how firmly: the degrees of freedom of the Student-t distribution that
    results.
    """

    weight: float
    bias: float = 1.0
    input: float = 1.0
    hidden: float = 1.0
    freedom: float = 4.0


@dataclass(frozen=True)
class Recipe:
    """One posterior: which network, on which data, how, from which seed.

    ``without`` names training rows that are left out: ``{"area": …}``, those of a wilderness
    area, or ``{"class": …}``, those of a cover type. ``rows`` are the ``published`` training
    rows, or ``all`` rows that there are but those that are scored.
    """

    name: str
    data: str
    network: str
    model: str
    method: str
    prior: Prior
    settings: Mapping[str, Any]
    seed: int
    without: Mapping[str, str] = field(default_factory=dict)
    rows: str = "published"

    def as_dict(self) -> dict[str, Any]:
        """Everything that decides the result, as plain values."""
        return {
            "data": self.data,
            "network": self.network,
            "model": self.model,
            "method": self.method,
            "prior": dict(vars(self.prior)),
            "settings": dict(self.settings),
            "seed": self.seed,
            **({"without": dict(self.without)} if self.without else {}),
            **({"rows": self.rows} if self.rows != "published" else {}),
        }


def refuse_unknown(given: Iterable[str], known: Iterable[str], where: str) -> None:
    """Raise a ``RecipeError`` for the first key that is not known, naming the nearest."""
    known = sorted(known)
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.4)
            hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
            msg = f"{where}: unknown key {key!r}; {hint}"
            raise RecipeError(msg)


def parse(text: str, source: str = "recipes.toml") -> dict[str, Recipe]:
    """The recipes of a TOML text by name, in the order they stand.

    Raises
    ------
    RecipeError
        For TOML that does not parse, an unknown or missing key, or a value of the wrong type.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"{source}: not valid TOML: {error}"
        raise RecipeError(msg) from error
    return {name: _recipe(name, table, f"{source} [{name}]") for name, table in tables.items()}


def _recipe(name: str, table: object, where: str) -> Recipe:
    if not isinstance(table, dict):
        msg = f"{where}: got {table!r}, wanted a table: write [{name}] and its keys beneath"
        raise RecipeError(msg)
    refuse_unknown(table, {*_KEYS, "without", "rows"}, where)
    missing = sorted(_KEYS - {"prior", "settings"} - set(table))
    if missing:
        names = ", ".join(missing)
        msg = f"{where}: {names} missing; a recipe needs data, network, model, method, seed"
        raise RecipeError(msg)
    prior = table.get("prior", {"weight": 1.0})
    refuse_unknown(prior, _PRIOR_KEYS, f"{where} prior")
    prior = {"weight": 1.0, **prior}
    for key, scale in prior.items():
        if isinstance(scale, bool) or not isinstance(scale, int | float) or scale <= 0:
            msg = f"{where} prior: {key} = {scale!r}; wanted a number above 0"
            raise RecipeError(msg)
    seed = table["seed"]
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        msg = f"{where}: seed = {seed!r}; a seed is a whole number, 0 or more"
        raise RecipeError(msg)
    without = table.get("without", {})
    if not isinstance(without, dict) or len(without) > 1:
        msg = f"{where}: without = {without!r}; leave out one area or one class: {{ area = … }}"
        raise RecipeError(msg)
    refuse_unknown(without, ("area", "class"), f"{where} without")
    rows = str(table.get("rows", "published"))
    refuse_unknown([rows], ("published", "all"), f"{where} rows")
    return Recipe(
        name=name,
        data=str(table["data"]),
        network=str(table["network"]),
        model=str(table["model"]),
        method=str(table["method"]),
        prior=Prior(**{key: float(scale) for key, scale in prior.items()}),
        settings=dict(table.get("settings", {})),
        seed=seed,
        without={key: str(value) for key, value in without.items()},
        rows=rows,
    )


def read(path: Path = DEFAULT_PATH) -> dict[str, Recipe]:
    """The recipes of a file by name.

    Raises
    ------
    RecipeError
        Where the file is missing or a recipe cannot be followed.
    """
    if not path.is_file():
        msg = f"{path}: no such file; recipes.toml stands at the top of the project"
        raise RecipeError(msg)
    return parse(path.read_text(encoding="utf-8"), path.name)


def settings_from[T](kind: type[T], recipe: Recipe) -> T:
    """A method's settings from a recipe, unknown keys refused with the nearest name."""
    known = kind.__dataclass_fields__  # type: ignore[attr-defined]
    refuse_unknown(recipe.settings, known, f"recipes.toml [{recipe.name}] settings")
    return kind(**recipe.settings)
