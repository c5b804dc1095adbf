"""Rows unlike those of the training: a place or a cover type never seen, and noisy inputs.

After Ovadia et al. 2019, Can You Trust Your Model's Uncertainty? (arXiv 1906.02530).
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk import calibration, measures, ranking
from bayestalk.data.columns import QUANTITIES
from bayestalk.network import Network
from bayestalk.scoring.comparison import paired
from bayestalk.scoring.coverage import SCORES, doubts
from bayestalk.scoring.predictions import Said, say

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]

SEVERITIES: Final = (0.0, 0.25, 0.5, 1.0, 2.0)
"""Standard deviations of the noise, in those of each quantity over the training rows."""

GRADED: Final = ("map", "tempered", "ensemble", "advi", "sampled")
"""Methods that are given noisy inputs, all on the talk's net."""

FROM_ONE_FIT: Final = {
    "map": ("start", 1),
    "ensemble": ("start", None),
    "sampled": ("posterior", None),
}
"""Group and number of chains of a sampled ensemble's result that make other methods, too."""

_GRADED_MEASURES: Final = ("accuracy", "nll", "ece", "entropy", "mutual-information")
_SEED: Final = 25


def noisy(x: Floats, severity: float) -> Floats:
    """Rows whose ten quantities are blurred by normal noise, the same noise at every severity.

    Parameters
    ----------
    x
        Encoded rows (row, feature), the standardised quantities first.
    """
    noise = np.random.default_rng(_SEED).standard_normal((len(x), len(QUANTITIES)))
    blurred = x.copy()
    blurred[:, : len(QUANTITIES)] += (severity * noise).astype(x.dtype)
    return blurred


def graded(said: Mapping[str, Mapping[float, Said]], y: Ints) -> xr.Dataset:
    """How scores and doubt change as the inputs get noisier.

    Parameters
    ----------
    said
        Method to severity to what it says of the rows.

    Returns
    -------
    ``value`` and ``se`` over (method, severity, measure).
    """
    found = [[_graded(one, y) for one in by.values()] for by in said.values()]
    names = ("value", "se")
    return xr.Dataset(
        {
            name: (
                ("method", "severity", "measure"),
                [[[e[i] for e in estimates] for estimates in method] for method in found],
            )
            for i, name in enumerate(names)
        },
        coords={
            "method": list(said),
            "severity": list(next(iter(said.values()))),
            "measure": list(_GRADED_MEASURES),
        },
        attrs={"rows": len(y)},
    )


def _graded(said: Said, y: Ints) -> list[measures.Estimate]:
    return [
        measures.mean_of(measures.hits(said.p, y)),
        measures.mean_of(measures.log_loss(said.p, y)),
        calibration.errors(said.p, y).debiased,
        measures.mean_of(measures.entropy(said.p)),
        measures.mean_of(said.epistemic),
    ]


def said_by_one_fit(
    tree: xr.DataTree,
    network: Network,
    chains: int,
    x: Floats,
    natural: Floats,
    known: Floats,
) -> dict[str, Said]:
    """What one sampled ensemble says of all held-out rows; its MAP starts, too.

    Parameters
    ----------
    chains
        How many chains are used at most, so that fits of different sizes can be compared.
    x, natural
        Encoded rows with classes as in training, and at natural frequency.
    known
        Class frequencies of ``natural``, for which what is said of these is corrected.

    Returns
    -------
    Method to what is said of ``x`` and of ``natural`` behind it.
    """
    found = {}
    for name, (group, most) in FROM_ONE_FIT.items():
        used = min(chains, most or chains)
        parts = (
            say(tree, x, network, group=group, chains=used),
            say(tree, natural, network, group=group, chains=used, prior=known),
        )
        found[name] = Said(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return found


def left_out(
    said: Mapping[str, Mapping[str, Said]], y: Ints, members: Mapping[str, Bools]
) -> xr.Dataset:
    """What nets say of rows whose like they never saw, beside nets that saw all.

    Parameters
    ----------
    said
        Method to what it says of all rows, for the fit to ``all`` rows and for each fit
        without some, by the same names as ``members``.
    members
        Which rows are of the kind that was left out.

    Returns
    -------
    Over (left, trained, method), where ``trained`` is ``all`` or ``without``: ``value`` and
    ``se`` of accuracy, negative log-likelihood, entropy and mutual information (``measure``)
    on the rows left out; ``auroc`` and ``auroc_se`` of telling these from the others by each
    ``score`` of doubt, NaN for the mutual information of a single net; ``nll_cost`` (left,
    method), what not having seen them costs.
    """
    trained = ("all", "without")
    methods, kinds = list(said["all"]), list(members)
    parts = []
    for kind in kinds:
        of = {"all": said["all"], "without": said[kind]}
        parts.append(
            xr.concat(
                [
                    xr.concat([_of_left(of[t][m], y, members[kind]) for m in methods], "method")
                    for t in trained
                ],
                "trained",
            ).merge(_costs(of, y, members[kind]))
        )
    return xr.concat(parts, "left").assign_coords(left=kinds, trained=list(trained), method=methods)


def _of_left(said: Said, y: Ints, member: Bools) -> xr.Dataset:
    """One method of one fit: scores on the rows left out, and whether doubt tells them apart."""
    own = Said(*(part[member] for part in said))
    found = {
        "accuracy": measures.mean_of(measures.hits(own.p, y[member])),
        "nll": measures.mean_of(measures.log_loss(own.p, y[member])),
        "entropy": measures.mean_of(measures.entropy(own.p)),
        "mutual-information": measures.mean_of(own.epistemic),
    }
    unsure = doubts(said.p, said.epistemic)
    nothing = measures.Estimate(np.nan, np.nan)
    told = [ranking.auroc(unsure[s], member) if s in unsure else nothing for s in SCORES]
    return xr.Dataset(
        {
            "value": ("measure", [one.value for one in found.values()]),
            "se": ("measure", [one.se for one in found.values()]),
            "auroc": ("score", [one.value for one in told]),
            "auroc_se": ("score", [one.se for one in told]),
        },
        coords={"measure": list(found), "score": list(SCORES)},
    )


def _costs(of: Mapping[str, Mapping[str, Said]], y: Ints, member: Bools) -> xr.Dataset:
    """How much more surprised each method is by rows whose like it never saw."""
    found = []
    for method in of["all"]:
        seen, unseen = (
            measures.log_loss(of[trained][method].p[member], y[member])
            for trained in ("all", "without")
        )
        found.append(paired(seen, unseen))
    return xr.Dataset(
        {
            "nll_cost": ("method", [one.value for one in found]),
            "nll_cost_se": ("method", [one.se for one in found]),
            "rows": ((), int(member.sum())),
            "others": ((), int((~member).sum())),
        }
    )
