"""Mean-field variational inference: an independent normal for every weight.

Source: Kucukelbir et al. 2017 (arXiv 1603.00788); run by PyMC. As in the 2017 talk, but on
all rows, from a narrow start and with a step that falls to zero along a cosine, so that the
last iterate is not left shaking.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pymc as pm
import pytensor
import xarray as xr

from bayestalk.inference.fit import Fit, draws_tree
from bayestalk.recipes import settings_from
from bayestalk.report import Report

_STEPS_A_REPORT = 100


@dataclass(frozen=True)
class Settings:
    """How many steps, how large, and how many draws to keep.

    The means start at random around zero, because at zero a net is symmetric and does not
    know which way to go; the standard deviations start narrow, so that early gradients are
    not drowned in noise.
    """

    steps: int = 10_000
    rate: float = 0.01
    start_spread: float = 0.3
    start_sigma: float = 0.05
    draws: int = 200
    float32: bool = True


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """Independent draws from the fitted approximation.

    Returns
    -------
    Groups ``posterior`` (one chain), ``approximation`` with ``NAME_mean`` and ``NAME_sd``
    for each parameter, and ``sample_stats`` with the ``loss`` (step), a noisy negative
    evidence lower bound.
    """
    settings = settings_from(Settings, fit.recipe)
    rng = np.random.default_rng(fit.recipe.seed)
    parameters = fit.network.parameters
    report(fit.recipe.name, 0, settings.steps)

    def told(approximation: Any, losses: Any, step: int) -> None:  # noqa: ARG001
        if step % _STEPS_A_REPORT == 0:
            fall = 0.5 * (1 + np.cos(np.pi * step / settings.steps))
            rate.set_value(np.asarray(settings.rate * fall, dtype=rate.dtype))
            report(fit.recipe.name, step, settings.steps)

    with (
        pytensor.config.change_flags(floatX="float32" if settings.float32 else "float64"),
        fit.model(),
    ):
        start = {p.name: rng.normal(0, settings.start_spread, p.shape) for p in parameters}
        narrow = {p.name: np.full(p.size, settings.start_sigma) for p in parameters}
        rate = pytensor.shared(np.asarray(settings.rate, dtype=pytensor.config.floatX))
        method = pm.ADVI(start=start, start_sigma=narrow, random_seed=fit.recipe.seed)
        approximation = method.fit(
            settings.steps,
            obj_optimizer=pm.adam(learning_rate=rate),
            callbacks=[told],
            progressbar=False,
        )
        mean, sd = approximation.mean.eval(), approximation.std.eval()
        places = {
            name: (slice_, shape) for name, slice_, shape, _ in approximation.ordering.values()
        }
    report(fit.recipe.name, settings.steps, settings.steps)

    draws, fitted = {}, {}
    for parameter in parameters:
        slice_, shape = places[parameter.name]
        own_mean, own_sd = mean[slice_].reshape(shape), sd[slice_].reshape(shape)
        noise = rng.standard_normal((1, settings.draws, *shape))
        draws[parameter.name] = (own_mean + own_sd * noise).astype(np.float32)
        own = [f"{parameter.name}_in", f"{parameter.name}_unit"][-len(shape) :]
        fitted[f"{parameter.name}_mean"] = (own, own_mean)
        fitted[f"{parameter.name}_sd"] = (own, own_sd)
    loss = xr.Dataset({"loss": ("step", np.asarray(approximation.hist, dtype=np.float64))})
    return draws_tree(
        draws, fit.network, groups={"approximation": xr.Dataset(fitted), "sample_stats": loss}
    )
