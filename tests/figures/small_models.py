"""Summaries of the small models, of the contract's shapes, made from simulated posteriors."""

import numpy as np
import xarray as xr

QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


def line_linear(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """A lapse rate with its posterior; ``spread`` scales the posterior's width."""
    rng = np.random.default_rng(seed)
    grid = np.linspace(1.2, 3.9, 121)
    x = np.sort(rng.uniform(1.3, 3.8, 30))
    w = rng.normal(-6.5, 0.35 * spread, 500)
    b = 5.8 + rng.normal(0, 0.25 * spread, 500)
    mean = w[:, None] * (grid - 2.8) + b[:, None]
    noise = mean + rng.normal(0, 1.2, mean.shape)
    return xr.Dataset(
        {
            "mean_quantiles": (("quantile", "grid"), np.quantile(mean, QUANTILES, axis=0)),
            "predictive_quantiles": (("quantile", "grid"), np.quantile(noise, QUANTILES, axis=0)),
            "draws": (("draw", "grid"), mean[:60]),
            "truth": (("grid",), -6.5 * grid + 24),
            "x": (("obs",), x),
            "y": (("obs",), -6.5 * x + 24 + rng.normal(0, 1.2, 30)),
            "w": (("sample",), w),
            "b": (("sample",), b),
            "point_w": ((), w.mean()),
            "point_b": ((), b.mean()),
        },
        coords={"quantile": list(QUANTILES), "grid": grid},
        attrs={"elevation_reference": 2.8},
    )


def line_logistic(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """A treeline with its posterior."""
    rng = np.random.default_rng(seed)
    grid = np.linspace(2.2, 3.9, 121)
    x = np.sort(rng.uniform(2.3, 3.8, 60))
    w = rng.normal(-7, 1.2 * spread, 500)
    b = -w * (3.2 + rng.normal(0, 0.06 * spread, 500))
    p = 1 / (1 + np.exp(-(w[:, None] * grid + b[:, None])))
    truth = 1 / (1 + np.exp(7 * (grid - 3.2)))
    return xr.Dataset(
        {
            "mean_quantiles": (("quantile", "grid"), np.quantile(p, QUANTILES, axis=0)),
            "draws": (("draw", "grid"), p[:60]),
            "truth": (("grid",), truth),
            "x": (("obs",), x),
            "y": (("obs",), (rng.uniform(size=60) < 1 / (1 + np.exp(7 * (x - 3.2)))) * 1.0),
            "w": (("sample",), w),
            "b": (("sample",), b),
            "point_w": ((), w.mean()),
            "point_b": ((), b.mean()),
        },
        coords={"quantile": list(QUANTILES), "grid": grid},
    )


def gap(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """Hillshade by aspect, unseen between 200 and 290 degrees."""
    rng = np.random.default_rng(seed)
    grid = np.linspace(0, 360, 181)
    truth = np.clip(0.55 + 0.4 * np.cos(np.deg2rad(grid - 135)), 0, None)
    inside = np.exp(-(((grid - 245) / 35) ** 2))
    quantiles, draws = [], []
    for widen in (0.16, 0.03):
        wave = rng.normal(size=(400, 1)) * (0.015 + widen * inside)
        mean = truth + spread * wave
        quantiles.append(np.quantile(mean, QUANTILES, axis=0))
        draws.append(mean[:40])
    x = np.sort(np.concatenate([rng.uniform(0, 200, 50), rng.uniform(290, 360, 20)]))
    y = np.clip(0.55 + 0.4 * np.cos(np.deg2rad(x - 135)) + rng.normal(0, 0.04, 70), 0, 1)
    return xr.Dataset(
        {
            "mean_quantiles": (("fit", "quantile", "grid"), np.stack(quantiles)),
            "draws": (("fit", "draw", "grid"), np.stack(draws)),
            "truth": (("grid",), truth),
            "x": (("obs",), x),
            "y": (("obs",), y),
        },
        coords={"fit": ["nuts", "advi"], "quantile": list(QUANTILES), "grid": grid},
        attrs={"gap_from": 200.0, "gap_to": 290.0, "slope": 30.0},
    )


def sbc(seed: int = 1) -> xr.Dataset:
    """Ranks of six quantities of two models: uniform, but for one that piles up."""
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(200, np.full(10, 0.1), (2, 6))
    counts[1, 5] = [48, 24, 12, 10, 6, 6, 10, 12, 24, 48]
    return xr.Dataset(
        {
            "count": (("fit", "quantity", "bin"), counts),
            "p": (("fit", "quantity"), np.where(counts.max(axis=2) > 40, 0.0, 0.4)),
            "low": ("level", np.array([12.0, 10.0])),
            "high": ("level", np.array([28.0, 31.0])),
        },
        coords={
            "fit": ["linear", "logistic"],
            "quantity": ["elevation", "slope", "northness", "water", "bias", "log likelihood"],
            "level": [0.95, 0.99],
        },
        attrs={"most": 99, "replications": 200},
    )
