"""Which rows a posterior is unsure of, and why: aleatoric and epistemic parts, and cases."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk import measures

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

CASES: Final = 12
_CELLS: Final = 24
_DRAWS: Final = 50
_TWIN_DRAWS: Final = 100
_DOTS: Final = 20
_MIDDLE: Final = (0.25, 0.75)


def uncertainty(draws: Floats, y: Ints) -> xr.Dataset:
    """How many rows fall into each cell of aleatoric × epistemic entropy, right and wrong.

    Every row is counted: the few beyond the last edges are in the last cells, which
    ``beyond`` of the attributes says of how many.

    Parameters
    ----------
    draws
        Probabilities, shape (draw, row, class).
    """
    parts = measures.doubt(draws)
    right = measures.hits(draws.mean(axis=0), y) == 1
    edges_a = np.linspace(0, np.quantile(parts.aleatoric, 0.999) * 1.02, _CELLS + 1)
    edges_e = np.linspace(0, np.quantile(parts.epistemic, 0.999) * 1.02, _CELLS + 1)

    def counts(rows: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
        found, _, _ = np.histogram2d(
            np.minimum(parts.aleatoric[rows], edges_a[-1]),
            np.minimum(parts.epistemic[rows], edges_e[-1]),
            bins=(edges_a, edges_e),
        )
        return np.asarray(found, dtype=np.int32)

    beyond = (parts.aleatoric > edges_a[-1]) | (parts.epistemic > edges_e[-1])

    means = {
        f"{name}_{part}": ((), float(getattr(parts, part)[rows].mean()))
        for name, rows in (("right", right), ("wrong", ~right))
        for part in ("aleatoric", "epistemic")
    }
    return xr.Dataset(
        {
            "counts_right": (("a", "e"), counts(right)),
            "counts_wrong": (("a", "e"), counts(~right)),
            "aleatoric_edges": ("a_edge", edges_a),
            "epistemic_edges": ("e_edge", edges_e),
            **means,
        },
        attrs={"rows": len(y), "wrong": int((~right).sum()), "beyond": int(beyond.sum())},
    )


def _thin(draws: Floats, count: int) -> Floats:
    picks = np.linspace(0, len(draws) - 1, min(count, len(draws))).astype(int)
    return np.asarray(draws[picks])


def cases(draws: Floats, y: Ints, order: list[int], names: list[str]) -> xr.Dataset:
    """A dozen rows from the surest to the least sure, evenly spaced in total entropy.

    The rows are picked by rank, not by hand. Classes stand in a given order.
    """
    parts = measures.doubt(draws)
    ranks = np.argsort(parts.total, kind="stable")
    rows = ranks[np.linspace(0.02 * len(ranks), 0.995 * len(ranks), CASES).astype(int)]
    picked = draws[:, rows][..., order]
    low, high = np.quantile(picked, (0.025, 0.975), axis=0)
    place = np.argsort(order)
    return xr.Dataset(
        {
            "p_mean": (("case", "class"), picked.mean(axis=0)),
            "p_low": (("case", "class"), low),
            "p_high": (("case", "class"), high),
            "p_draws": (("case", "class", "draw"), _thin(picked, _DRAWS).transpose(1, 2, 0)),
            "true": ("case", place[y[rows]].astype(np.int32)),
            "total": ("case", parts.total[rows]),
            "aleatoric": ("case", parts.aleatoric[rows]),
            "epistemic": ("case", parts.epistemic[rows]),
        },
        coords={"class": names},
    )


def twins(draws: Floats, y: Ints, order: list[int], names: list[str]) -> xr.Dataset:
    """Two rows given the same probability: one whose draws agree, one whose draws split.

    Among pairs of rows with the same top class and top probabilities within 0.01 of each
    other and between 0.5 and 0.75, the pair whose top-class probabilities differ most in
    standard deviation over the draws.

    Returns
    -------
    Among others, of all draws' probabilities of the top class: ``dots``, as many quantiles as a
    dotplot has dots, and ``middle``, how many lie between a quarter and three quarters.
    """
    mean = draws.mean(axis=0)
    top, p = mean.argmax(axis=1), mean.max(axis=1)
    spread = draws[:, np.arange(len(p)), top].std(axis=0)
    best, pair = -1.0, (0, 0)
    middle = np.flatnonzero((p > 0.5) & (p < 0.75))
    for one in middle:
        same = middle[(top[middle] == top[one]) & (np.abs(p[middle] - p[one]) < 0.01)]
        other = same[spread[same].argmax()]
        if spread[other] - spread[one] > best:
            best, pair = float(spread[other] - spread[one]), (int(one), int(other))
    rows = np.array(pair)
    parts = measures.doubt(draws[:, rows])
    place = np.argsort(order)
    picked = draws[:, rows][..., order]
    said = draws[:, rows, top[rows]]
    low, high = _MIDDLE
    return xr.Dataset(
        {
            "dots": (
                ("twin", "dot"),
                np.quantile(said, (np.arange(_DOTS) + 0.5) / _DOTS, axis=0).T,
            ),
            "middle": ("twin", ((said >= low) & (said <= high)).sum(axis=0).astype(np.int32)),
            "p_draws": (("twin", "class", "draw"), _thin(picked, _TWIN_DRAWS).transpose(1, 2, 0)),
            "p_mean": (("twin", "class"), picked.mean(axis=0)),
            "top": ("twin", place[top[rows]].astype(np.int32)),
            "true": ("twin", place[y[rows]].astype(np.int32)),
            "spread": ("twin", spread[rows]),
            "aleatoric": ("twin", parts.aleatoric),
            "epistemic": ("twin", parts.epistemic),
        },
        coords={"twin": ["agree", "split"], "class": names},
        attrs={"draws": len(draws)},
    )
