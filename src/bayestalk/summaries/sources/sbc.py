"""The ranks of what the small models simulated."""

import xarray as xr

from bayestalk import recipes, results
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.sbc import histograms

_FITS = ("linear", "logistic")


def sbc() -> xr.Dataset:
    """Histograms for linear and logistic regression."""
    book = recipes.read()
    return histograms(
        {
            name: (
                results.read(f"{name}-sbc")["ranks"].to_dataset(),
                NETWORKS[book[f"{name}-sbc"].network],
            )
            for name in _FITS
        }
    )
