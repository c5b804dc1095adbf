"""How soon a method is good, and how good it is by when: from its score at some moments."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import xarray as xr

TARGET: Final = 0.400
"""Negative log-likelihood to be reached, nats a row."""

MOMENTS: Final = (60, 120, 300, 600)
"""Seconds at which the best score so far is told."""


def time_to(seconds: Sequence[float], nll: Sequence[float], target: float) -> float | None:
    """Seconds until a score at or below the target; None where it was not reached."""
    met = [second for second, score in zip(seconds, nll, strict=True) if score <= target]
    return min(met, default=None)


def best_at(
    seconds: Sequence[float], nll: Sequence[float], moment: float, until: float | None = None
) -> float | None:
    """The best score up to a moment; None where there was none yet.

    Parameters
    ----------
    until
        Seconds after which the method was stopped, so that later moments are unknown; None
        where it was done by itself.
    """
    if until is not None and moment > until:
        return None
    met = [score for second, score in zip(seconds, nll, strict=True) if second <= moment]
    return min(met, default=None)


def told(curves: xr.Dataset, methods: xr.Dataset) -> xr.Dataset:
    """The benchmark as figures and texts take it.

    Returns
    -------
    ``seconds`` and ``nll`` (checkpoint), each method's in turn and only where the score is
    better than any before; ``of`` (checkpoint), the method's number; ``label``, ``net``,
    ``ours``, ``took``, ``over`` and ``time_to`` (method); ``best`` (method, moment). What there
    was not is NaN.
    """
    limit = float(methods.attrs["limit"])
    kept: list[int] = []
    time: list[float | None] = []
    best: list[list[float | None]] = []
    for number in range(methods.sizes["method"]):
        own = np.flatnonzero(curves["of"].to_numpy() == number)
        own = own[np.argsort(curves["seconds"].to_numpy()[own], kind="stable")]
        seconds = [float(value) for value in curves["seconds"][own]]
        nll = [float(value) for value in curves["nll"][own]]
        until = limit if methods["over"][number] else None
        time.append(time_to(seconds, nll, TARGET))
        best.append([best_at(seconds, nll, moment, until) for moment in MOMENTS])
        lowest = np.minimum.accumulate(nll) if nll else np.zeros(0)
        kept += [int(own[k]) for k in range(len(own)) if k == 0 or lowest[k] < lowest[k - 1]]
    return xr.Dataset(
        {
            **{name: curves[name].isel(checkpoint=kept) for name in ("of", "seconds", "nll")},
            **{name: methods[name] for name in ("label", "net", "ours", "took", "over")},
            "time_to": ("method", np.asarray(time, dtype=float)),
            "best": (("method", "moment"), np.asarray(best, dtype=float)),
        },
        coords={"moment": list(MOMENTS)},
        attrs={"limit": limit, "cores": int(methods.attrs["cores"]), "target": TARGET},
    )
