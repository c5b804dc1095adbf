"""The comparison of methods."""

import xarray as xr

from bayestalk import results
from bayestalk.compared import METHODS


def scores() -> xr.Dataset:
    """The comparison of methods, and the ``seconds`` and ``gradients`` that each fit took.

    Times are provenance, not results: they differ from run to run where scores do not. A
    gradient is one of the density on all training rows; 0 where none were counted.
    """
    known = [results.provenance(method.result) for method in METHODS]
    return (
        results.read("forest")["scores"]
        .to_dataset()
        .assign(
            seconds=("method", [round(float(one.made["seconds"]), 1) for one in known]),
            gradients=("method", [int(one.diagnostics.get("gradients", 0)) for one in known]),
        )
    )
