"""Whether a posterior may be trusted: numbers, and the sentences that say so.

The weights of a net have many equivalent modes, so convergence across chains is judged on
what the net says; within a chain, on its weights.
"""

from collections.abc import Iterable
from typing import Any

import arviz_stats as azs
import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.forward import outputs
from bayestalk.network import Network

RHAT_BAR = 1.01
ESS_BAR = 400

_EPSILON = 1e-12


def _worst(draws: npt.NDArray[Any], method: str, *, largest: bool) -> float:
    """The worst R̂ or ESS over all quantities; ``draws`` has shape (chain, draw, …)."""
    flat = draws.reshape(*draws.shape[:2], -1)
    data = xr.Dataset({"q": (("chain", "draw", "quantity"), flat)})
    found = (azs.rhat(data) if method == "rhat" else azs.ess(data, method=method))["q"]
    return float(found.max() if largest else found.min())


def convergence(draws: npt.NDArray[Any]) -> dict[str, float]:
    """Rank-normalised split R̂ (largest) and bulk and tail ESS (smallest).

    Source: Vehtari et al. 2021, Bayesian Analysis 16(2).

    Parameters
    ----------
    draws
        Shape (chain, draw, …).
    """
    return {
        "rhat_max": _worst(draws, "rhat", largest=True),
        "ess_bulk_min": _worst(draws, "bulk", largest=False),
        "ess_tail_min": _worst(draws, "tail", largest=False),
    }


def _parameters(tree: xr.DataTree, network: Network) -> dict[str, npt.NDArray[Any]]:
    return {p.name: tree["posterior"][p.name].to_numpy() for p in network.parameters}


def of_small(tree: xr.DataTree, network: Network, x: npt.NDArray[Any]) -> dict[str, Any]:
    """Diagnostics of a small model sampled by NUTS.

    A model of one layer is judged on its parameters; a net on its outputs at the observed
    inputs ``x`` (obs, inputs), because its hidden units may change places between chains.
    """
    if len(network.layers) == 1:
        return of_parameters(tree, [p.name for p in network.parameters])
    said = outputs(x, _parameters(tree, network), network)[..., 0]
    return {"judged_on": "outputs", **_held_to_the_bars(said, tree)}


def of_parameters(tree: xr.DataTree, names: Iterable[str]) -> dict[str, Any]:
    """Diagnostics of some parameters sampled by NUTS, where they have one mode."""
    draws = [tree["posterior"][name].to_numpy() for name in names]
    joined = np.concatenate([one.reshape(*one.shape[:2], -1) for one in draws], axis=-1)
    return {"judged_on": "parameters", **_held_to_the_bars(joined, tree)}


def _held_to_the_bars(draws: npt.NDArray[Any], tree: xr.DataTree) -> dict[str, Any]:
    found: dict[str, Any] = dict(convergence(draws))
    found["divergences"] = int(tree["sample_stats"]["diverging"].sum())
    found["passed"] = bool(
        found["rhat_max"] <= RHAT_BAR
        and min(found["ess_bulk_min"], found["ess_tail_min"]) >= ESS_BAR
        and found["divergences"] == 0
    )
    return found


def of_ensemble(
    tree: xr.DataTree, network: Network, x: npt.NDArray[Any], y: npt.NDArray[Any]
) -> dict[str, Any]:
    """Diagnostics of chains over a classification net, in function space.

    Parameters
    ----------
    x, y
        Held-out rows (obs, inputs) and their classes (obs).
    """
    parameters = _parameters(tree, network)
    chains, draws = parameters["w1"].shape[:2]
    log_p = np.empty((chains, draws, len(y)))
    mean_p = []
    for chain in range(chains):
        own = {name: value[chain] for name, value in parameters.items()}
        p = outputs(x, own, network)
        log_p[chain] = np.log(p[:, np.arange(len(y)), y] + _EPSILON)
        mean_p.append(p.mean(axis=0))
    means = np.stack(mean_p)
    data = xr.Dataset({"q": (("chain", "draw", "row"), log_p)})
    rhat = azs.rhat(data)["q"].to_numpy()
    ess = azs.ess(data, method="bulk")["q"].to_numpy()
    lp = xr.Dataset({"q": tree["sample_stats"]["lp"]})
    within = [
        azs.rhat(xr.Dataset({"q": (("chain", "draw", "w"), halves)}))["q"].to_numpy()
        for halves in (
            parameters["w1"][chain].reshape(2, draws // 2, -1) for chain in range(chains)
        )
    ]
    return {
        "judged_on": "held-out log probabilities",
        "rows": len(y),
        "rhat_log_probability_median": float(np.median(rhat)),
        "rhat_log_probability_q90": float(np.quantile(rhat, 0.9)),
        "ess_log_probability_median": float(np.median(ess)),
        "rhat_log_density": float(azs.rhat(lp)["q"]),
        "ess_log_density": float(azs.ess(lp, method="bulk")["q"]),
        "rhat_weights_within_chain_median": float(np.median(within)),
        "disagreement_between_chains": float(
            0.5 * np.abs(means - means.mean(axis=0)).sum(axis=-1).mean()
        ),
        "passed": bool(np.median(rhat) <= RHAT_BAR),
    }
