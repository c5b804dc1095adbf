"""The No-U-Turn Sampler, for models small enough to be sampled exactly.

Source: Hoffman & Gelman 2014, JMLR 15; run by nutpie on the PyMC model.
"""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nutpie
import xarray as xr

from bayestalk.inference.fit import Fit, draws_tree
from bayestalk.progress import Report
from bayestalk.recipes import settings_from


@dataclass(frozen=True)
class Settings:
    """How many chains, and how many steps each takes to tune and to sample."""

    chains: int = 4
    draws: int = 1_000
    tune: int = 1_000
    target_accept: float = 0.9


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """Draws from ``chains`` chains.

    Returns
    -------
    Groups ``posterior`` and ``sample_stats`` with ``diverging``, ``lp`` and ``n_steps``
    (chain, draw).
    """
    settings = settings_from(Settings, fit.recipe)
    total = settings.chains * (settings.tune + settings.draws)
    report(fit.recipe.name, 0, total)

    def told(chains: list[Any]) -> None:
        report(fit.recipe.name, sum(chain.finished_draws for chain in chains), total)

    with warnings.catch_warnings():
        # numba tells of casts in its own generated code; nothing here can change them
        warnings.simplefilter("ignore")
        compiled = nutpie.compile_pymc_model(fit.model())
    trace = nutpie.sample(
        compiled,
        draws=settings.draws,
        tune=settings.tune,
        chains=settings.chains,
        cores=fit.jobs,
        seed=fit.recipe.seed,
        target_accept=settings.target_accept,
        save_warmup=False,
        progress_bar=False,
        progress_callback=told,
    )
    report(fit.recipe.name, total, total)
    stats = trace["sample_stats"]
    kept = xr.Dataset(
        {
            "diverging": (("chain", "draw"), stats["diverging"].to_numpy()),
            "lp": (("chain", "draw"), stats["logp"].to_numpy()),
            "n_steps": (("chain", "draw"), stats["n_steps"].to_numpy()),
        }
    )
    names = [parameter.name for parameter in fit.network.parameters]
    draws = {name: trace["posterior"][name].to_numpy() for name in names}
    return draws_tree(draws, fit.network, groups={"sample_stats": kept})
