"""Simulation-based calibration: whether NUTS finds what a model itself simulated.

Sources: Talts et al. 2018 (arXiv 1804.06788); the log likelihood as a further quantity,
Modrák et al. 2023 (2211.02383), which alone sees a posterior that took no notice of the data.
"""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import nutpie
import pymc as pm
import xarray as xr

from bayestalk.diagnostics import convergence
from bayestalk.inference.fit import Arrays, Fit
from bayestalk.ranks import rank
from bayestalk.recipes import settings_from
from bayestalk.report import Report

_SEEN = "seen"
_LIKELIHOOD = "log likelihood"


@dataclass(frozen=True)
class Settings:
    """How often, and how long each time.

    ``chains`` is how many parts the replications are cut into; ``ranked`` is how many of a
    replication's draws, far enough apart to be nearly independent, the truth is ranked among.
    """

    replications: int = 200
    chains: int = 4
    draws: int = 1_000
    tune: int = 500
    ranked: int = 99
    target_accept: float = 0.9


@dataclass(frozen=True)
class Simulated:
    """What a model simulated: ``truth`` (replication, quantity) and ``seen`` (replication, obs)."""

    quantities: tuple[str, ...]
    truth: npt.NDArray[np.float64]
    seen: npt.NDArray[Any]


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:
    """Ranks of simulated truths among draws from their posteriors.

    Returns
    -------
    Group ``ranks`` with ``rank`` (replication, quantity), ``effective`` (replication), the
    smallest effective size before draws were thinned, ``divergences`` (replication), and the
    attribute ``most``, the largest rank there can be.
    """
    settings = settings_from(Settings, fit.recipe)
    chains = fit.run(run_chain, fit, settings.chains, report, keep)
    # each chain took every so-manieth replication: put them back in order
    order = np.argsort(np.concatenate([chain["replication"] for chain in chains]))
    joined = {name: np.concatenate([chain[name] for chain in chains])[order] for name in chains[0]}
    ranks = xr.Dataset(
        {
            "rank": (("replication", "quantity"), joined["rank"].astype(np.int16)),
            "effective": ("replication", joined["effective"]),
            "divergences": ("replication", joined["divergences"].astype(np.int16)),
        },
        coords={"quantity": list(_quantities(fit.model()))},
        attrs={"most": settings.ranked},
    )
    return xr.DataTree.from_dict({"ranks": ranks})


def run_chain(fit: Fit, number: int, report: Report) -> Arrays:
    """Every so-manieth replication.

    Each has a seed of its own, so that it comes out the same however they are shared out.
    """
    settings = settings_from(Settings, fit.recipe)
    name = f"{fit.recipe.name}, part {number + 1}"
    mine = range(number, settings.replications, settings.chains)
    report(name, 0, len(mine))
    simulated, compiled = _prepared(fit)
    found = []
    for done, replication in enumerate(mine, start=1):
        found.append(_replicate(simulated, compiled, replication, fit.recipe.seed, settings))
        report(name, done, len(mine))
    ranks, effective, divergences = zip(*found, strict=True)
    return {
        "replication": np.array(mine),
        "rank": np.stack(ranks),
        "effective": np.array(effective),
        "divergences": np.array(divergences),
    }


@lru_cache(maxsize=8)
def _prepared(fit: Fit) -> tuple[Simulated, Any]:
    """All replications' truths and data, and the density of any such data as machine code."""
    settings = settings_from(Settings, fit.recipe)
    simulated = simulate(fit.model(), settings.replications, fit.recipe.seed)
    return simulated, compiled(fit.model(), simulated.seen[0])


def simulate(model: pm.Model, replications: int, seed: int) -> Simulated:
    """Draw parameters from the prior, and data from the parameters.

    ``y`` has its distribution in the model whatever was observed, so the model that is
    sampled is the one that simulates.
    """
    (y,) = model.observed_RVs
    likelihood = pm.logp(y, y).sum()
    *parameters, seen, fit_of_truth = pm.draw(
        [*model.free_RVs, y, likelihood],
        draws=replications,
        random_seed=seed,
        mode="FAST_COMPILE",  # so few draws do not repay machine code
    )
    flat = [value.reshape(replications, -1) for value in (*parameters, fit_of_truth)]
    return Simulated(_quantities(model), np.concatenate(flat, axis=1), seen)


def compiled(model: pm.Model, seen: npt.NDArray[Any]) -> Any:
    """A model for nutpie, its observations open to be exchanged.

    Compiled once, since compiling takes a hundred times as long as sampling. The models
    themselves keep their observations as constants, as a reader would write them.
    """
    (y,) = model.observed_RVs
    with model:
        value = pm.Data(_SEEN, np.asarray(seen, dtype=y.dtype))
        pm.Deterministic(_LIKELIHOOD, pm.logp(y, value).sum())
    model.values_to_rvs.pop(model.rvs_to_values[y])
    model.rvs_to_values[y], model.values_to_rvs[value] = value, y
    with warnings.catch_warnings():
        # numba tells of casts in its own generated code; nothing here can change them
        warnings.simplefilter("ignore")
        names = [*(variable.name for variable in model.free_RVs), _LIKELIHOOD]
        return nutpie.compile_pymc_model(model, var_names=names)


def _quantities(model: pm.Model) -> tuple[str, ...]:
    """Each number of each parameter, ``w1[0,0]`` and on, then the log likelihood."""
    point = model.initial_point()
    names = [
        f"{variable.name}[{','.join(map(str, index))}]" if index else variable.name
        for variable, value in zip(model.free_RVs, model.value_vars, strict=True)
        for index in np.ndindex(point[value.name].shape)
    ]
    return (*names, _LIKELIHOOD)


def _replicate(
    simulated: Simulated, compiled: Any, replication: int, seed: int, settings: Settings
) -> tuple[npt.NDArray[Any], float, int]:
    """Ranks (quantity,), the smallest effective size, and divergences of one replication.

    Where draws are worth less than those that are ranked, it samples again for longer, as
    Talts et al. advise (their algorithm 2).
    """
    steps = settings.draws
    seeds = np.random.SeedSequence([seed, replication])
    while True:
        trace = nutpie.sample(
            compiled.with_data(**{_SEEN: simulated.seen[replication]}),
            draws=steps,
            tune=settings.tune,
            chains=1,
            cores=1,
            seed=int(seeds.spawn(1)[0].generate_state(1)[0]),
            target_accept=settings.target_accept,
            save_warmup=False,
            progress_bar=False,
        )
        if trace["posterior"].sizes["draw"] < steps:
            # nutpie answers an interrupt with the draws so far
            raise KeyboardInterrupt
        names = dict.fromkeys(name.partition("[")[0] for name in simulated.quantities)
        parts = [trace["posterior"][name].to_numpy()[0].reshape(steps, -1) for name in names]
        draws = np.concatenate(parts, axis=1)
        effective = convergence(draws[np.newaxis])["ess_bulk_min"]
        if effective >= settings.ranked:
            break
        steps *= 2
    apart = draws[:: steps // settings.ranked][: settings.ranked]
    divergences = int(trace["sample_stats"]["diverging"].sum())
    return rank(apart, simulated.truth[replication]), effective, divergences
