"""Deep ensemble: several MAP estimates, each from a start of its own, averaged.

Source: Lakshminarayanan et al. 2017 (arXiv 1612.01474), without adversarial examples.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xarray as xr

from bayestalk.inference.fit import Arrays, Fit, draws_tree
from bayestalk.inference.starts import maximise
from bayestalk.recipes import settings_from
from bayestalk.report import Report


@dataclass(frozen=True)
class Settings:
    """How many nets, how many gradients each, and Adam's first rate."""

    members: int = 8
    steps: int = 1_500
    rate: float = 0.03


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:
    """One chain of one draw for each member.

    Returns
    -------
    Groups ``posterior`` and ``sample_stats`` with ``lp`` (chain, draw) and ``gradients``
    (chain).
    """
    settings = settings_from(Settings, fit.recipe)
    members = fit.run(run_chain, fit, settings.members, report, keep)
    stacked = {name: np.stack([member[name] for member in members]) for name in members[0]}
    stats = {
        "lp": (("chain", "draw"), stacked.pop("lp")),
        "gradients": ("chain", np.full(settings.members, settings.steps)),
    }
    return draws_tree(stacked, fit.network, groups={"sample_stats": xr.Dataset(stats)})


def run_chain(fit: Fit, number: int, report: Report) -> Arrays:
    """One member: each parameter and ``lp`` with a first axis of one draw."""
    settings = settings_from(Settings, fit.recipe)
    task = f"{fit.recipe.name}, net {number + 1}"
    found = maximise(fit, number, settings.steps, settings.rate, report, task)
    named = {name: value[np.newaxis] for name, value in found.parameters.items()}
    return {**named, "lp": np.array([found.lp])}
