"""The table under the scores: every method on both nets, in one row each."""

import numpy as np
import xarray as xr

from bayestalk.drawing import Table
from bayestalk.figures.wording import fixed, percent, thousands

_NETS = {"cover": "talk’s", "wide": "wide", "": "–"}
_COLUMNS = (
    *("Method", "Net", "Weights", "Accuracy", "NLL", "Brier score", "ECE"),
    *("NLL above sampled, talk’s net", "NLL above sampled, wide net"),
    *("Accuracy, natural", "NLL, natural", "Seconds", "Gradients"),
)


def table(scores: xr.Dataset) -> Table:
    """Every method from the least to the most surprised, on the validation rows."""
    nll = scores["value"].sel(measure="nll", rows="validation").to_numpy()
    order = [str(scores["method"].to_numpy()[i]) for i in np.argsort(nll, kind="stable")]
    floor = fixed(float(scores["ece_floor"].sel(rows="validation")), 3)
    return Table(
        columns=_COLUMNS,
        rows=tuple(_row(scores.sel({"method": method})) for method in order),
        note=(
            "Validation rows unless natural, where the frequencies of the classes were known. "
            "± one standard error; NLL: negative log-likelihood; NLL above: the difference on "
            "the same rows, its standard error paired. ECE: debiased calibration error, of "
            f"which chance leaves a perfectly calibrated model {floor}. Gradients: of the "
            "density on all training rows; of the sampled last layer, with respect to that alone."
        ),
    )


def _row(one: xr.Dataset) -> tuple[str, ...]:
    def shown(rows: str, measure: str) -> tuple[float, float]:
        cell = one.sel(rows=rows, measure=measure)
        return float(cell["value"]), float(cell["se"])

    def above(ours: str) -> str:
        cell = one.sel(rows="validation", against=ours)
        if float(cell["nll_difference_se"]) == 0:
            return "–"
        return _given(float(cell["nll_difference"]), float(cell["nll_difference_se"]))

    weights, gradients = int(one["weights"]), int(one["gradients"])
    accuracy, natural = shown("validation", "accuracy"), shown("natural-known", "accuracy")
    return (
        str(one["label"].item()),
        _NETS[str(one["net"].item())],
        thousands(weights) if weights else "–",
        f"{percent(accuracy[0], 1)} ± {fixed(100 * accuracy[1], 1)}",
        _given(*shown("validation", "nll")),
        _given(*shown("validation", "brier")),
        _given(*shown("validation", "ece")),
        above("sampled"),
        above("wide-sampled"),
        f"{percent(natural[0], 1)} ± {fixed(100 * natural[1], 1)}",
        _given(*shown("natural-known", "nll")),
        thousands(float(one["seconds"])),
        thousands(gradients) if gradients else "–",
    )


def _given(value: float, se: float) -> str:
    return f"{fixed(value, 3)} ± {fixed(se, 3)}"
