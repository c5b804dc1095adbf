"""Follow a recipe: find its data, fit it, judge it, freeze it."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import xarray as xr

from bayestalk import freshness, results
from bayestalk.data import covertype as forest_rows
from bayestalk.data.archive import COVERTYPE
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import SIMULATED, simulated
from bayestalk.progress import Report, silent
from bayestalk.recipes import Recipe
from bayestalk.stopwatch import Stopwatch

if TYPE_CHECKING:
    from bayestalk.inference.fit import Fit

NATURAL_ROWS: Final = 4_874
"""Rows at natural frequency to score on; the public archive has more, and is sampled."""

_KEPT_DRAWS = 500
_JUDGED_ROWS = 400


@dataclass(frozen=True)
class Order:
    """What a refit is told: where the rows are, how many cores to use, where to write."""

    covertype: Path | None = None
    jobs: int = 1
    report: Report = silent
    folder: Path | None = None
    cache: Path | None = None


@cache
def _simulated_digest(data: str) -> str:
    return str(SIMULATED[data]().attrs["digest"])


def parts(recipe: Recipe) -> dict[str, Any]:
    """All that decides a fit's draws: code, recipe, data, versions of the libraries."""
    if recipe.data == "covertype":
        data: dict[str, str] = {
            "rows": COVERTYPE.first_sha256,
            "encoding": freshness.code_digest(["bayestalk.data.encoding"]),
        }
    else:
        data = {"observations": _simulated_digest(recipe.data)}
    return {
        "code": freshness.modules_behind(
            [f"bayestalk.models.{recipe.model}", f"bayestalk.inference.{recipe.method}"]
        ),
        "recipe": recipe.as_dict(),
        "data": data,
        "libraries": freshness.library_versions(),
    }


def covertype_rows(place: Path | None) -> xr.DataTree:
    """The real rows; those at natural frequency sampled down where the archive gives all."""
    rows = forest_rows.load(place)
    natural = rows["natural"].to_dataset()
    if natural.sizes["obs"] > NATURAL_ROWS:
        rng = np.random.default_rng(1999)
        pick = np.sort(rng.choice(natural.sizes["obs"], NATURAL_ROWS, replace=False))
        rows["natural"] = xr.DataTree(natural.isel(obs=pick))
    return rows


def _training_set(recipe: Recipe, rows: xr.DataTree) -> xr.Dataset:
    data = rows["train"].to_dataset()[["x", "y"]]
    if recipe.method == "reference":
        for name in ("validation", "natural"):
            held_out = rows[name].to_dataset()["x"]
            data[f"x_{name}"] = held_out.rename(obs=f"{name}_row")
    return data


def refit(recipe: Recipe, order: Order, rows: xr.DataTree | None = None) -> results.Provenance:
    """Fit one recipe and freeze the result.

    Parameters
    ----------
    rows
        The Covertype rows, for recipes on them.
    """
    from bayestalk.inference.fit import Fit  # PyMC takes seconds, and keys need none of it

    if recipe.data == "covertype":
        if rows is None:
            rows = covertype_rows(order.covertype)
        data = _training_set(recipe, rows)
    else:
        data = simulated(recipe)
    made_of = parts(recipe)
    keep = order.cache / freshness.key(made_of) if order.cache else None
    fit = Fit(recipe, NETWORKS[recipe.network], data, order.jobs)
    watch = Stopwatch(keep / "seconds" if keep else None)

    def told(task: str, done: int, total: int) -> None:
        watch.note()
        order.report(task, done, total)

    method = import_module(f"bayestalk.inference.{recipe.method}")
    tree: xr.DataTree = method.sample(fit, told, keep)
    seconds = watch.seconds
    if recipe.data == "covertype" and rows is not None:
        tree["standardisation"] = xr.DataTree(rows.to_dataset()[["mean", "sd"]])
    made = {
        "seconds": round(seconds, 1),
        "date": datetime.now(UTC).date().isoformat(),
        "jobs": order.jobs,
        **results.circumstances(),
    }
    frozen = results.write(
        recipe.name,
        thinned(tree),
        parts=made_of,
        made=made,
        diagnostics=judge(fit, tree, rows),
        folder=order.folder,
    )
    if keep:
        # finished chains were kept for a fit that breaks off; asked again, it runs again
        shutil.rmtree(keep, ignore_errors=True)
    return frozen


def judge(fit: "Fit", tree: xr.DataTree, rows: xr.DataTree | None) -> dict[str, Any]:
    """The diagnostics that suit the method, from all draws."""
    from bayestalk import diagnostics

    sizes = dict(tree["posterior"].sizes) if "posterior" in tree.children else {}
    found: dict[str, Any] = {key: int(sizes[key]) for key in ("chain", "draw") if key in sizes}
    match fit.recipe.method:
        case "nuts":
            x = fit.data["x"].to_numpy()
            return found | diagnostics.of_small(tree, fit.network, x)
        case "mclmc":
            assert rows is not None  # noqa: S101  the net is fitted to these rows
            held_out = rows["validation"].to_dataset().isel(obs=slice(0, _JUDGED_ROWS))
            stats = tree["sample_stats"]
            return (
                found
                | diagnostics.of_ensemble(
                    tree, fit.network, held_out["x"].to_numpy(), held_out["y"].to_numpy()
                )
                | {
                    "energy_variance_max": float(stats["energy_variance"].max()),
                    "gradients": int(stats["gradients"].sum()),
                    "map_gradients": int(stats["map_gradients"].sum()),
                }
            )
        case "advi":
            loss = tree["sample_stats"]["loss"].to_numpy()
            tenth = max(1, len(loss) // 10)
            last, before = loss[-tenth:].mean(), loss[-2 * tenth : -tenth].mean()
            return found | {
                "judged_on": "evidence lower bound",
                "loss_last": float(last),
                "loss_change_last_tenth": float(last - before),
                "gradients": len(loss),
                "passed": bool(abs(last - before) < 0.01 * abs(last)),
            }
        case _:
            return found | {"judged_on": "held-out rows only", "passed": True}


def thinned(tree: xr.DataTree) -> xr.DataTree:
    """Every k-th draw, so that no chain keeps more than 500; optimiser histories likewise."""
    groups = {}
    for name, node in tree.children.items():
        data = node.to_dataset()
        for dim in ("draw", "step"):
            if data.sizes.get(dim, 0) > _KEPT_DRAWS:
                every = -(-data.sizes[dim] // _KEPT_DRAWS)
                data = data.isel({dim: slice(every - 1, None, every)})
        groups[name] = data
    return xr.DataTree.from_dict(groups)
