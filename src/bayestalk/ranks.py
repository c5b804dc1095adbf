"""Ranks of what was simulated among draws from its posterior: uniform, if all is right.

Source: Talts et al. 2018 (arXiv 1804.06788). Parameters are drawn from the prior, data from
the parameters, and draws from the posterior given these data. If simulation, density and
sampler agree, each of the ``most + 1`` ranks is as likely as any other.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy import stats

BINS: Final = 10
"""About 20 of 200 replications in each, as the authors advise."""

LEAST_P: Final = 0.01
"""Ranks that are less likely than this to be so uneven by chance are taken for uneven."""

_RANKS = npt.NDArray[np.integer[Any]]


def rank(draws: npt.NDArray[Any], truth: npt.NDArray[Any]) -> _RANKS:
    """How many draws lie below the truth, from 0 to the number of draws.

    Parameters
    ----------
    draws
        Shape (draw, quantity).
    truth
        Shape (quantity,).
    """
    return np.asarray((draws < truth).sum(axis=0))


def counts(ranks: _RANKS, most: int, bins: int = BINS) -> npt.NDArray[np.int64]:
    """How many ranks fall in each of ``bins`` bins of equally many ranks, shape (bins,).

    Raises
    ------
    ValueError
        Where ``most + 1`` ranks can't be dealt to the bins evenly.
    """
    if (most + 1) % bins:
        msg = (
            f"{most + 1} ranks do not fill {bins} bins evenly; "
            f"keep one draw less than a multiple of {bins}"
        )
        raise ValueError(msg)
    return np.bincount(np.asarray(ranks) // ((most + 1) // bins), minlength=bins)


def p_uniform(ranks: _RANKS, most: int, bins: int = BINS) -> float:
    """How likely ranks as uneven as these are by chance alone: Pearson's χ² over the bins."""
    return float(stats.chisquare(counts(ranks, most, bins)).pvalue)


def band(replications: int, level: float, bins: int = BINS) -> tuple[float, float]:
    """Where the count of one bin lies by chance, with probability ``level``: binomial."""
    low, high = stats.binom(replications, 1 / bins).interval(level)
    return float(low), float(high)


def judged(found: xr.Dataset) -> dict[str, Any]:
    """Whether ranks are uniform, as diagnostics of the fit that made them.

    Parameters
    ----------
    found
        ``rank`` (replication, quantity), ``effective`` and ``divergences`` (replication), and
        the attribute ``most``, the largest rank there can be.

    Returns
    -------
    The χ² p value of each quantity and the smallest of them; ``passed`` where that exceeds
    ``LEAST_P``. With several quantities the smallest falls below it more often than one in a
    hundred times though nothing is wrong: ``p_min_adjusted`` is Bonferroni's bound on that.
    """
    ranks, most = found["rank"], int(found.attrs["most"])
    p = {
        str(name): p_uniform(ranks.sel(quantity=name).to_numpy(), most)
        for name in found["quantity"].to_numpy()
    }
    least = min(p.values())
    return {
        "judged_on": "ranks of simulated truths",
        "replications": ranks.sizes["replication"],
        "ranked_draws": most,
        "bins": BINS,
        "p": p,
        "p_min": least,
        "p_min_adjusted": min(1.0, least * len(p)),
        "ess_min": float(found["effective"].min()),
        "divergences": int(found["divergences"].sum()),
        "passed": least > LEAST_P,
    }
