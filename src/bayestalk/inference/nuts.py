"""The No-U-Turn Sampler, for models small enough to be sampled exactly.

Source: Hoffman & Gelman 2014, JMLR 15; run by nutpie on the PyMC model.
"""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import nutpie
import xarray as xr

from bayestalk.inference.fit import Arrays, Fit, draws_tree
from bayestalk.recipes import settings_from
from bayestalk.report import Report

_STATS = {"diverging": "diverging", "lp": "logp", "n_steps": "n_steps"}


@dataclass(frozen=True)
class Settings:
    """How many chains, and how many steps each takes to tune and to sample."""

    chains: int = 4
    draws: int = 1_000
    tune: int = 1_000
    target_accept: float = 0.9


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:
    """Draws from ``chains`` chains.

    Returns
    -------
    Groups ``posterior`` and ``sample_stats`` with ``diverging``, ``lp`` and ``n_steps``
    (chain, draw).
    """
    settings = settings_from(Settings, fit.recipe)
    chains = fit.run(run_chain, fit, settings.chains, report, keep)
    stacked = {name: np.stack([chain[name] for chain in chains]) for name in chains[0]}
    stats = {name: (("chain", "draw"), stacked[name]) for name in _STATS}
    return draws_tree(stacked, fit.network, groups={"sample_stats": xr.Dataset(stats)})


def run_chain(fit: Fit, number: int, report: Report) -> Arrays:
    """One chain: tune, sample.

    Each chain has a seed of its own, made from the recipe's, so that it gives the same draws
    whether or not others run beside it.
    """
    settings = settings_from(Settings, fit.recipe)
    name = f"{fit.recipe.name}, chain {number + 1}"
    total = settings.tune + settings.draws
    report(name, 0, total)
    trace = nutpie.sample(
        _compiled(fit),
        draws=settings.draws,
        tune=settings.tune,
        chains=1,
        cores=1,
        seed=int(np.random.SeedSequence([fit.recipe.seed, number]).generate_state(1)[0]),
        target_accept=settings.target_accept,
        save_warmup=False,
        progress_bar=False,
        progress_callback=lambda chains: report(name, chains[0].finished_draws, total),
    )
    if trace["posterior"].sizes["draw"] < settings.draws:
        # nutpie answers an interrupt with the draws so far; half a chain is none
        raise KeyboardInterrupt
    report(name, total, total)
    names = [parameter.name for parameter in fit.network.parameters]
    stats = {ours: trace["sample_stats"][theirs].to_numpy()[0] for ours, theirs in _STATS.items()}
    return {**{name: trace["posterior"][name].to_numpy()[0] for name in names}, **stats}


@lru_cache(maxsize=8)
def _compiled(fit: Fit) -> Any:
    """The fit's density as machine code, made once for all of its chains in a process."""
    with warnings.catch_warnings():
        # numba tells of casts in its own generated code; nothing here can change them
        warnings.simplefilter("ignore")
        return nutpie.compile_pymc_model(fit.model())
