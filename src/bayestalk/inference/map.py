"""Maximum a posteriori: one net, the best that optimising finds, and no doubt about it."""

from dataclasses import dataclass
from pathlib import Path

import xarray as xr

from bayestalk.inference.fit import Fit, draws_tree
from bayestalk.inference.starts import as_draw, maximise
from bayestalk.recipes import settings_from
from bayestalk.report import Report


@dataclass(frozen=True)
class Settings:
    """How many gradients, and Adam's first rate."""

    steps: int = 1_500
    rate: float = 0.03


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """The MAP estimate, as the only draw of the only chain.

    Returns
    -------
    Groups ``posterior`` and ``sample_stats`` with ``lp`` (chain, draw) and ``gradients``
    (chain).
    """
    settings = settings_from(Settings, fit.recipe)
    found = maximise(fit, 0, settings.steps, settings.rate, report)
    stats = {"lp": (("chain", "draw"), [[found.lp]]), "gradients": ("chain", [settings.steps])}
    return draws_tree(
        as_draw(found.parameters), fit.network, groups={"sample_stats": xr.Dataset(stats)}
    )
