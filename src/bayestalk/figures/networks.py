"""Which network a summary of cells belongs to."""

import json

import xarray as xr

from bayestalk.models.networks import NETWORKS
from bayestalk.network import Network
from bayestalk.views.cells import Cell, bounded, from_summary


def read_cells(summary: xr.Dataset) -> tuple[Network, dict[str, Cell]]:
    """The network a ``cells-*`` summary was computed for, and what its cells hold.

    Raises
    ------
    ValueError
        Where there is no such network, or it has changed since.
    """
    told = json.loads(str(summary.attrs["network"]))
    network = NETWORKS.get(told["name"])
    if network is None:
        msg = f"no network {told['name']!r}: choose one of {', '.join(NETWORKS)}"
        raise ValueError(msg)
    if "widths" in told and list(network.widths) != list(told["widths"]):
        msg = (
            f"summary is of network {network.name!r} with widths {told['widths']}, which now has "
            f"{list(network.widths)}: make the summary again"
        )
        raise ValueError(msg)
    return network, bounded(from_summary(summary), network)


def told(summary: xr.Dataset) -> str:
    """Which observation the cells belong to, and what was observed there."""
    which = str(summary.attrs["observation"]).partition(":")[0]
    words = which[:1].upper() + which[1:]
    if "observed" not in summary.attrs:
        return words
    return f"{words}. Observed: {summary.attrs['observed']}"
