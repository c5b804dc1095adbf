"""What is kept of a fit, and what tells whether to trust it."""

from typing import Any, Protocol

import xarray as xr

from bayestalk import diagnostics, ranks
from bayestalk.network import Network
from bayestalk.recipes import Recipe
from bayestalk.rounding import rounded

_KEPT_DRAWS = 500
_JUDGED_ROWS = 400
_EXACT = {"standardisation"}
"""What is kept to the last digit: inputs are encoded with it."""


class Judged(Protocol):
    """What is needed of a fit to judge its draws."""

    @property
    def recipe(self) -> Recipe:
        """What was fitted."""

    @property
    def network(self) -> Network:
        """Its architecture."""

    @property
    def data(self) -> xr.Dataset:
        """What it was fitted to."""


def judge(fit: Judged, tree: xr.DataTree, rows: xr.DataTree | None) -> dict[str, Any]:
    """The diagnostics that suit the method, from all draws."""
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
                    "refused_max": float(stats["refused"].max()),
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
        case "last_layer":
            last = [p.name for p in fit.network.parameters if p.layer == len(fit.network.layers)]
            stats = tree["sample_stats"]
            return (
                found
                | diagnostics.of_parameters(tree, last)
                | {
                    "judged_on": "parameters of the last layer",
                    "gradients": int(stats["gradients"].sum()),
                    "map_gradients": int(stats["map_gradients"].max()),
                }
            )
        case "map" | "ensemble" | "laplace" | "tempered":
            return found | _of_optimised(tree)
        case "exact":
            return found | {"judged_on": "closed form", "passed": True}
        case "reference":
            chosen = tree["predictions"].attrs
            return found | dict(chosen) | {"judged_on": "held-out rows only", "passed": True}
        case "sbc":
            return ranks.judged(tree["ranks"].to_dataset())
        case _:
            return found | {"judged_on": "held-out rows only", "passed": True}


def _of_optimised(tree: xr.DataTree) -> dict[str, Any]:
    """What optimised nets have to say for themselves: a point does not know how wrong it is."""
    stats = tree["sample_stats"]
    of_split = ("temperature", "split_nll", "split_nll_untempered")
    return {
        "judged_on": "held-out rows only",
        "log_density_max": float(stats["lp"].max()),
        "log_density_min": float(stats["lp"].min()),
        "gradients": int(stats["gradients"].sum()),
        **{name: float(stats[name]) for name in of_split if name in stats},
        "passed": True,
    }


def thinned(tree: xr.DataTree) -> xr.DataTree:
    """Every k-th draw, so that no chain keeps more than 500; optimiser histories likewise.

    A method may ask for fewer by the tree's attribute ``kept``. Numbers are rounded to what they
    are good for.
    """
    most = min(_KEPT_DRAWS, tree.attrs.get("kept", _KEPT_DRAWS))
    groups = {}
    for name, node in tree.children.items():
        data = node.to_dataset()
        for dim in ("draw", "step"):
            if data.sizes.get(dim, 0) > most:
                every = -(-data.sizes[dim] // most)
                data = data.isel({dim: slice(every - 1, None, every)})
        groups[name] = data if name in _EXACT else rounded(data)
    return xr.DataTree.from_dict(groups)
