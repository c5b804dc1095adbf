"""The comparison of methods."""

import xarray as xr

from bayestalk import results
from bayestalk.compared import METHODS


def scores() -> xr.Dataset:
    """The comparison of methods, and the ``seconds`` that each one's fit took.

    Times are provenance, not results: they differ from run to run where scores do not. MAP and
    its ensemble are charged their share of the gradients of the run that they are taken from.
    """
    seconds = []
    for method in METHODS:
        known = results.provenance(method.result)
        whole = float(known.made["seconds"])
        if method.group == "start":
            told = known.diagnostics
            whole *= told["map_gradients"] / told["gradients"]
            if method.chains is not None:
                whole *= method.chains / told["chain"]
        seconds.append(round(whole, 1))
    return results.read("forest")["scores"].to_dataset().assign(seconds=("method", seconds))
