"""Lines, their bands, and the gap."""

import numpy as np
import pytest
import xarray as xr

from bayestalk import recipes
from bayestalk.inference.fit import draws_tree
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import simulated
from bayestalk.summaries import gap, lines


def along(spread: float) -> xr.Dataset:
    rng = np.random.default_rng(4)
    network = NETWORKS["linear-line"]
    tree = draws_tree(
        {
            "w1": rng.normal(-6.5, spread, (1, 400, 1, 1)),
            "b1": rng.normal(9.0, spread, (1, 400, 1)),
        },
        network,
    )
    data = simulated(recipes.read()["linear-line"]).assign_attrs(other_means={})
    return lines.line(tree, network, data, seed=1)


def width(found: xr.Dataset, name: str) -> float:
    band = found[name]
    return float((band.sel(quantile=0.975) - band.sel(quantile=0.025)).mean())


def test_wider_posteriors_draw_wider_bands() -> None:
    """Twice the spread of the draws is twice the width of the band of the mean."""
    assert width(along(0.4), "mean_quantiles") == pytest.approx(
        2 * width(along(0.2), "mean_quantiles"), rel=0.01
    )


def test_predictive_bands_hold_the_noise_too() -> None:
    """The predictive band is as wide as mean and noise together."""
    found = along(0.2)
    noise = 2 * 1.96 * 0.8
    mean = width(found, "mean_quantiles")
    assert width(found, "predictive_quantiles") == pytest.approx(np.hypot(mean, noise), rel=0.05)


def test_elevations_are_above_the_sea() -> None:
    """Grid and observations are in km above the sea, not above the model's reference."""
    found = along(0.2)
    assert found["grid"].min() > 1.8
    assert found["grid"].max() < 3.8
    assert (found["x"] > 1.9).all()


def test_doubt_is_measured_inside_and_outside_the_gap() -> None:
    """A fit that spreads only inside the gap is found to, and where it misses the truth."""
    grid = np.linspace(0, 360, 181)
    inside = (grid >= 175) & (grid <= 275)
    sd = np.where(inside, 0.2, 0.05)
    quantiles = np.stack([sd * z for z in (-1.96, -1.2816, -0.67449, 0, 0.67449, 1.2816, 1.96)])
    data = xr.Dataset(
        {
            "mean_quantiles": (("fit", "quantile", "grid"), quantiles[np.newaxis]),
            "truth": ("grid", np.where(grid < 225, 0.0, 0.5)),
        },
        coords={"fit": ["nuts"], "quantile": list(lines.QUANTILES), "grid": grid},
        attrs={"gap_from": 175.0, "gap_to": 275.0},
    )
    found = gap.doubt_inside_and_outside(data)["nuts"]
    assert found["sd_gap"] == pytest.approx(0.2, rel=0.01)
    assert found["sd_seen"] == pytest.approx(0.05, rel=0.01)
    assert found["missed_gap"] == pytest.approx(0.5, abs=0.02)
