"""The table "Which posterior?": every method in one row, by the net that it was given to."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.drawing import Table
from bayestalk.figures.wording import fixed, percent, thousands, with_error

_SECTIONS: Final = {"cover": "The talk’s net", "wide": "The wide net", "": "Models of other kinds"}
_SPANS: Final = (
    ("", 1),
    ("Validation rows", 4),
    ("Natural rows", 2),
    ("NLL above sampled", 2),
    ("Cost", 2),
)
_COLUMNS: Final = (
    *("Method", "Accuracy", "NLL", "Brier", "ECE", "Accuracy", "NLL"),
    *("talk’s net", "wide net", "Seconds", "Gradients"),
)
_HIGHEST: Final = ("accuracy",)
_MEASURED: Final = (
    ("validation", "accuracy"),
    ("validation", "nll"),
    ("validation", "brier"),
    ("validation", "ece"),
    ("natural-known", "accuracy"),
    ("natural-known", "nll"),
)
"""What the columns after the first hold: rows, measure."""


def table(scores: xr.Dataset) -> Table:
    """Every method, in each section from the least to the most surprised on validation rows."""
    nets = scores["net"].to_numpy()
    nll = scores["value"].sel(measure="nll", rows="validation").to_numpy()
    order = [
        int(i) for net in _SECTIONS for i in np.argsort(nll, kind="stable") if str(nets[i]) == net
    ]
    columns = _columns(scores)
    floor = fixed(float(scores["ece_floor"].sel(rows="validation")), 3)
    return Table(
        columns=_COLUMNS,
        rows=tuple(tuple(column[i] for column in columns) for i in order),
        spans=_SPANS,
        sections=tuple(_section(scores, net) for net in _SECTIONS),
        best=_best(scores.isel({"method": order})),
        note=(
            "± one standard error; the best of each column is set in bold. NLL: negative "
            "log-likelihood, in nats. Brier: squared error of the probabilities. ECE: debiased "
            f"calibration error, of which chance leaves a perfectly calibrated model {floor}. "
            "Natural rows: the classes as frequent as in the forest, and known to be. NLL above "
            "sampled: the difference to the sampled ensemble of a net on the same validation "
            "rows, with its paired standard error. Gradients: of the density on all training "
            "rows; of the sampled last layer, with respect to that alone."
        ),
    )


def _section(scores: xr.Dataset, net: str) -> tuple[str, int]:
    """A section's words and how many methods it holds."""
    here = scores.isel({"method": scores["net"].to_numpy() == net})
    weights = int(here["weights"].max())
    words = f"{_SECTIONS[net]}, {thousands(weights)} weights" if net else _SECTIONS[net]
    return words, here.sizes["method"]


def _best(scores: xr.Dataset) -> frozenset[tuple[int, int]]:
    """The best cell of each column of measures."""
    found = set()
    for column, (rows, measure) in enumerate(_MEASURED, start=1):
        values = scores["value"].sel(rows=rows, measure=measure).to_numpy()
        row = values.argmax() if measure in _HIGHEST else values.argmin()
        found.add((int(row), column))
    return frozenset(found)


def _columns(scores: xr.Dataset) -> list[list[str]]:
    """What each column says of every method, in the order of the summary."""
    nll = scores.sel(rows="validation")
    return [
        [str(label) for label in scores["label"].to_numpy()],
        *(_measured(scores, rows, measure) for rows, measure in _MEASURED),
        *(_above(nll.sel(against=ours)) for ours in ("sampled", "wide-sampled")),
        [thousands(float(seconds)) for seconds in scores["seconds"].to_numpy()],
        [thousands(int(n)) if n else "–" for n in scores["gradients"].to_numpy()],
    ]


def _measured(scores: xr.Dataset, rows: str, measure: str) -> list[str]:
    value, se = (
        scores[name].sel(rows=rows, measure=measure).to_numpy() for name in ("value", "se")
    )
    if measure == "accuracy":
        return [f"{percent(v, 1)} ± {fixed(100 * e, 1)}" for v, e in zip(value, se, strict=True)]
    return [with_error(v, e, 3) for v, e in zip(value, se, strict=True)]


def _above(nll: xr.Dataset) -> list[str]:
    pairs = zip(nll["nll_difference"].to_numpy(), nll["nll_difference_se"].to_numpy(), strict=True)
    return [with_error(v, e, 3) if e else "–" for v, e in pairs]
