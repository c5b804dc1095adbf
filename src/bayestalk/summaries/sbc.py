"""Histograms of the ranks of simulated truths, with what chance allows."""

from collections.abc import Mapping

import numpy as np
import xarray as xr

from bayestalk import ranks
from bayestalk.network import Network

LEVELS = (0.95, 0.99)


def labels(network: Network) -> list[str]:
    """What the quantities of a model of one layer are called, in the order of its ranks."""
    return [*network.inputs, "bias", "log likelihood"]


def histograms(fits: Mapping[str, tuple[xr.Dataset, Network]]) -> xr.Dataset:
    """Count ranks in bins.

    Parameters
    ----------
    fits
        Short name of each fit to its group ``ranks`` and its network; all of the same inputs.

    Returns
    -------
    ``count`` (fit, quantity, bin), ``p`` (fit, quantity), ``low`` and ``high`` (level), the
    counts that chance keeps a bin between, and the attributes ``most`` and ``replications``.
    """
    found = []
    for data, network in fits.values():
        most = int(data.attrs["most"])
        columns = data["rank"].transpose("quantity", "replication").to_numpy()
        found.append(
            xr.Dataset(
                {
                    "count": (("quantity", "bin"), [ranks.counts(c, most) for c in columns]),
                    "p": ("quantity", [ranks.p_uniform(c, most) for c in columns]),
                },
                coords={"quantity": labels(network)},
            )
        )
    replications = int(found[0]["count"].isel(quantity=0).sum())
    joined = xr.concat(found, dim="fit").assign_coords(fit=list(fits), level=list(LEVELS))
    bands = np.array([ranks.band(replications, level) for level in LEVELS])
    joined["low"], joined["high"] = ("level", bands[:, 0]), ("level", bands[:, 1])
    return joined.assign_attrs(most=most, replications=replications)
