"""What each method promises, and what it delivers."""

from typing import Any

import numpy as np
import xarray as xr


def reliability(found: xr.Dataset) -> dict[str, Any]:
    """By method: ``promised`` is its mean confidence, ``delivered`` its share of right answers.

    Of its ``bins``, ``above`` deliver more than they promise, and ``outside`` are where chance
    leaves a calibrated model in one of twenty.
    """
    return {
        str(method).replace("-", "_"): _of(found.sel({"method": method}))
        for method in found["method"].to_numpy()
    }


def _of(one: xr.Dataset) -> dict[str, Any]:
    confidence, accuracy, low, high, count = (
        one[name].to_numpy() for name in ("confidence", "accuracy", "low", "high", "count")
    )
    return {
        "promised": float(np.average(confidence, weights=count)),
        "delivered": float(np.average(accuracy, weights=count)),
        "above": int((accuracy > confidence).sum()),
        "outside": int(((accuracy < low) | (accuracy > high)).sum()),
        "bins": len(count),
    }
