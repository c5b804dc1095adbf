"""What a measure of doubt is good for: telling wrong answers from right ones, new from known.

``doubt`` (row) is larger where a model is less sure, ``wrong`` (row) is 1 where its answer was
wrong, else 0.
"""

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from bayestalk.measures import Estimate

Floats = npt.NDArray[np.floating[Any]]
Bools = npt.NDArray[np.bool_]

_REPEATS: Final = 500


class Areas(NamedTuple):
    """Areas under the risk–coverage curve and under the generalised one."""

    aurc: Floats
    augrc: Floats


def accuracy_kept(right: Floats, doubt: Floats, fractions: Floats) -> Floats:
    """The share right among the rows a model is surest of, for each fraction kept."""
    cumulated = np.cumsum(right[np.argsort(doubt, kind="stable")])
    kept = np.clip(np.round(fractions * len(right)).astype(int), 1, len(right))
    return np.asarray(cumulated[kept - 1] / kept)


def areas(wrong: Floats) -> Areas:
    """The two areas, for rows in order of rising doubt.

    AURC is the mean over coverages i/n of the share of wrong answers among the ``i`` surest
    rows (Geifman & El-Yaniv 2017, arXiv 1705.08500; Geifman, Uziel & El-Yaniv 2019,
    1805.08206). AUGRC is the mean of the share of *all* rows that are answered and wrong
    (Traub et al. 2024, 2407.01032): it weighs every mistake alike, where AURC counts those
    among the surest rows many times.

    Parameters
    ----------
    wrong
        Shape (…, row); the areas have the leading shape.
    """
    rows = wrong.shape[-1]
    cumulated = np.cumsum(wrong, axis=-1)
    risk = cumulated / np.arange(1, rows + 1)
    return Areas(risk.mean(axis=-1), cumulated.mean(axis=-1) / rows)


def risk_coverage(wrong: Floats, doubts: dict[str, Floats]) -> dict[str, dict[str, Estimate]]:
    """AURC and AUGRC by score of doubt, and how much each exceeds the first score's.

    Standard errors are by bootstrap over rows with a fixed seed, the same samples for every
    score, so that differences are paired.

    Returns
    -------
    Score to ``aurc``, ``augrc`` and ``aurc_excess``, less being better.
    """
    rng = np.random.default_rng(24)
    samples = rng.integers(0, len(wrong), (_REPEATS, len(wrong)), dtype=np.int32)
    found: dict[str, dict[str, Estimate]] = {}
    first: tuple[float, Floats] | None = None
    for name, doubt in doubts.items():
        order = np.argsort(doubt, kind="stable")
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order))
        sorted_wrong = wrong[order]
        value = areas(sorted_wrong)
        again = areas(sorted_wrong[np.sort(place[samples], axis=1)])
        base = first = first or (float(value.aurc), again.aurc)
        found[name] = {
            "aurc": Estimate(float(value.aurc), float(again.aurc.std())),
            "augrc": Estimate(float(value.augrc), float(again.augrc.std())),
            "aurc_excess": Estimate(
                float(value.aurc) - base[0], float((again.aurc - base[1]).std())
            ),
        }
    return found


def auroc(score: Floats, positive: Bools) -> Estimate:
    """The chance that a positive row has a larger score than another row, ties counting half.

    Its standard error is from the structural components of DeLong, DeLong & Clarke-Pearson
    1988, Biometrics 44(3).
    """
    m, n = int(positive.sum()), int((~positive).sum())
    ranks = rankdata(score)
    of_positive = (ranks[positive] - rankdata(score[positive])) / n
    of_others = 1 - (ranks[~positive] - rankdata(score[~positive])) / m
    variance = of_positive.var(ddof=1) / m + of_others.var(ddof=1) / n
    return Estimate(float(of_positive.mean()), float(np.sqrt(variance)))
