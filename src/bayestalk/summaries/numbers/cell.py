"""What the last cell of the matrices holds: the output for the one observation that is shown."""

from typing import Any

import xarray as xr


def output(cells: xr.Dataset) -> dict[str, Any]:
    """What was observed, and the output without and with uncertainty, in the output's unit.

    Parameters
    ----------
    cells
        A ``cells-*`` summary, of a network with one output.

    Returns
    -------
    ``value`` of the view with one number a cell; ``mean``, ``sd`` and the ends ``low`` and
    ``high`` of the 95 % interval of the density; ``at_zero``, the share of draws that ReLU set
    to 0; ``observed``, in words.
    """
    last = cells.sel(id="y[0,0]")
    found: dict[str, Any] = {
        name: float(last[name]) for name in ("value", "mean", "sd", "low", "high")
    }
    return found | {"at_zero": float(last["atom"]), "observed": str(cells.attrs["observed"])}
