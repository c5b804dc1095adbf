"""Hillshade around the compass, where some aspects were never observed."""

from collections.abc import Mapping

import numpy as np
import xarray as xr

from bayestalk.data.hillshade import expected
from bayestalk.forward import outputs
from bayestalk.network import Network
from bayestalk.summaries.lines import QUANTILES, curves, merged


def around(
    fits: Mapping[str, xr.DataTree], network: Network, data: xr.Dataset, *, slope: float, seed: int
) -> xr.Dataset:
    """Hillshade around the compass at one steepness, by each of several fits.

    Parameters
    ----------
    fits
        Short name of each fit to its posterior.
    slope
        Tens of degrees.
    """
    aspect = np.linspace(0, 360, 181)
    angle = np.radians(aspect)
    elevation = float(data["x"].sel(feature="elevation").mean())
    columns = {
        "slope": np.full_like(aspect, slope),
        "northness": np.cos(angle),
        "eastness": np.sin(angle),
        "elevation": np.full_like(aspect, elevation),
    }
    x = np.column_stack([columns[str(name)] for name in network.inputs])
    parts = []
    for tree in fits.values():
        mean = outputs(x, merged(tree), network)[..., 0]
        parts.append(xr.Dataset(curves(mean, float(data.attrs["noise"]), seed, 40)))
    found = xr.concat(parts, dim="fit").assign_coords(
        fit=list(fits), grid=aspect, quantile=list(QUANTILES)
    )
    found["truth"] = ("grid", expected(x))
    found["x"] = ("obs", data["aspect"].to_numpy())
    found["y"] = ("obs", data["y"].to_numpy())
    return found.assign_attrs(
        gap_from=data.attrs["gap_from"], gap_to=data.attrs["gap_to"], slope=10 * slope
    )


def doubt_inside_and_outside(found: xr.Dataset) -> dict[str, dict[str, float]]:
    """Mean width of the central 50 % band as a standard deviation, inside the gap and outside.

    For a normal distribution the band is 1.349 standard deviations wide. ``missed_gap`` is the
    share of the gap in which the truth lies outside the 95 % band.
    """
    width = (
        found["mean_quantiles"].sel(quantile=0.75) - found["mean_quantiles"].sel(quantile=0.25)
    ) / 1.349
    inside = (found["grid"] >= found.attrs["gap_from"]) & (found["grid"] <= found.attrs["gap_to"])
    missed = outside_the_band(found)
    return {
        str(fit): {
            "sd_gap": float(width.sel(fit=fit).where(inside).mean()),
            "sd_seen": float(width.sel(fit=fit).where(~inside).mean()),
            "missed_gap": float(missed.sel(fit=fit).where(inside).mean()),
        }
        for fit in found["fit"].to_numpy()
    }


def outside_the_band(found: xr.Dataset) -> xr.DataArray:
    """Where the truth lies outside the 95 % band, by fit and place: 1 there, else 0."""
    low, high = (found["mean_quantiles"].sel(quantile=q, drop=True) for q in (0.025, 0.975))
    return ((found["truth"] < low) | (found["truth"] > high)).astype(float)
