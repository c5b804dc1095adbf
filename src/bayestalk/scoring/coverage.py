"""What is gained by not answering: accuracy and risk against coverage, by score of doubt."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk import measures, ranking
from bayestalk.scoring.predictions import Said

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

SCORES: Final = ("max-probability", "entropy", "mutual-information")
"""Scores of doubt; the first, by Hendrycks & Gimpel 2017 (arXiv 1610.02136), is the baseline."""

_ROUNDING: Final = 1e-5
"""Nats below which draws agree, in single precision."""

_AREAS: Final = ("aurc", "augrc", "aurc_excess")


def doubts(p: Floats, epistemic: Floats | None = None) -> dict[str, Floats]:
    """Every score of doubt (row); a single net, or a model without draws, has no disagreement."""
    found = {"max-probability": -p.max(axis=1), "entropy": measures.entropy(p)}
    if epistemic is None or epistemic.max() < _ROUNDING:
        return found
    return found | {"mutual-information": epistemic}


def coverage(
    p: Mapping[str, Floats], said: Mapping[str, Said], y: Ints, points: int = 100
) -> xr.Dataset:
    """Accuracy on the rows kept when the least sure are left out, and risk–coverage areas.

    Where there is no mutual information everything is NaN.

    Parameters
    ----------
    p
        Method to probabilities (row, class).
    said
        Method to what it says of the same rows, where it has draws.

    Returns
    -------
    ``accuracy`` (method, score, fraction); ``aurc``, ``augrc`` and ``aurc_excess``, which is
    AURC less that of the largest probability, each with its standard error (method, score).
    """
    fractions = np.linspace(1 / points, 1, points)
    kept = np.full((len(p), len(SCORES), points), np.nan)
    areas = np.full((2, len(_AREAS), len(p), len(SCORES)), np.nan)
    for m, (name, found) in enumerate(p.items()):
        right = measures.hits(found, y)
        unsure = doubts(found, said[name].epistemic if name in said else None)
        risks = ranking.risk_coverage(1 - right, unsure)
        for k, kind in enumerate(SCORES):
            if kind in unsure:
                kept[m, k] = ranking.accuracy_kept(right, unsure[kind], fractions)
                areas[:, :, m, k] = np.array([risks[kind][area] for area in _AREAS]).T
    told = {
        name: (("method", "score"), areas[which, a])
        for a, area in enumerate(_AREAS)
        for which, name in enumerate((area, f"{area}_se"))
    }
    return xr.Dataset(
        {"accuracy": (("method", "score", "fraction"), kept), **told},
        coords={"method": list(p), "score": list(SCORES), "fraction": fractions},
    )
