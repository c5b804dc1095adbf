"""Which posterior? How surprised each method is by rows it had not seen."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, percent, thousands

_ROWS: Final = {
    "validation": ("validation rows", "every type equally often"),
    "natural-known": ("natural rows", "types as often as they are"),
    "natural": ("natural rows", "as they come"),
}
_SHOWN: Final = ("validation", "natural-known")


def draw(scores: xr.Dataset, best: str = "sampled") -> Drawing:
    """Draw ``scores``: negative log-likelihood ± SE by method, the one in question in full ink."""
    order = _order(scores)
    labels = {m: str(scores["label"].sel({"method": m}).item()) for m in order}

    def plot(canvas: Canvas) -> None:
        for i, rows in enumerate(_SHOWN):
            if canvas.narrow:
                box = (132.0, 62.0 + i * 330, 168.0, 232.0)
            else:
                box = (244.0 + i * 450, 84.0, 330.0, 372.0)
            _panel(
                canvas, scores, rows, order, labels if canvas.narrow or i == 0 else {}, box, best
            )

    return compose("scores", plot, narrow=(360, 668), table=_table(scores, order, labels))


def _order(scores: xr.Dataset) -> list[str]:
    """Methods from the least to the most surprised on the validation rows."""
    nll = scores["value"].sel(measure="nll", rows="validation").to_numpy()
    return [str(scores["method"].to_numpy()[i]) for i in np.argsort(nll, kind="stable")]


def _panel(
    canvas: Canvas,
    scores: xr.Dataset,
    rows: str,
    order: list[str],
    labels: dict[str, str],
    box: tuple[float, float, float, float],
    best: str,
) -> None:
    axes = canvas.axes(*box)
    left, top, wide, tall = box
    nll = scores.sel(measure="nll")
    shown = nll["value"].sel(rows=list(_SHOWN)), nll["se"].sel(rows=list(_SHOWN))
    low = float((shown[0] - shown[1]).min())
    high = float((shown[0] + shown[1]).max())
    axes.set_xlim(low - 0.04 * (high - low), high + 0.02 * (high - low))
    axes.set_ylim(len(order) - 0.5, -0.5)
    pitch = tall / len(order)
    for k, method in enumerate(order):
        one = nll.sel({"method": method, "rows": rows})
        value, se = float(one["value"]), float(one["se"])
        main = method == best
        ink = "ink" if main else "muted"
        axes.hlines(
            k,
            value - se,
            value + se,
            color=pen(ink),
            linewidth=5 if main else 3.5,
            alpha=0.45,
            gid=f"se-{rows}-{method}",
        )
        axes.plot(
            [value],
            [k],
            "o",
            color=pen(ink),
            markersize=11 if main else 8.5,
            markeredgewidth=0,
            clip_on=False,
        )
        y = top + (k + 0.5) * pitch + 0.33 * canvas.small
        if labels:
            canvas.text(
                left - 14,
                y,
                labels[method],
                side="right",
                ink=ink,
                bold=main,
                size=canvas.small,
            )
        canvas.text(left + wide + 12, y, fixed(value, 3), ink=ink, bold=main)
        axes.axhline(k, color=pen("faint"), linewidth=1, zorder=0)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(lambda v, _: fixed(v, 1))
    title, detail = _ROWS[rows]
    canvas.text(
        left,
        top - 1.35 * canvas.small - 10,
        title[0].upper() + title[1:],
        size=canvas.title,
        bold=True,
    )
    canvas.text(left, top - 8, detail, ink="muted")
    axes.set_xlabel(
        "negative log-likelihood ± SE: less is better"
        if not canvas.narrow
        else "neg. log-likelihood ± SE",
        fontsize=canvas.small,
        labelpad=2,
    )


def _cost(seconds: float) -> str:
    return f"{fixed(seconds, 0)} s" if seconds < 120 else f"{fixed(seconds / 60, 0)} min"


def _table(scores: xr.Dataset, order: list[str], labels: dict[str, str]) -> Table:
    out = []
    for method in order:
        one = scores.sel({"method": method})

        def shown(rows: str, measure: str, one: xr.Dataset = one) -> tuple[float, float]:
            cell = one.sel(rows=rows, measure=measure)
            return float(cell["value"]), float(cell["se"])

        cells = []
        for rows in _SHOWN:
            accuracy, nll, ece = (shown(rows, m) for m in ("accuracy", "nll", "ece"))
            cells += [
                f"{percent(accuracy[0], 1)} ± {fixed(100 * accuracy[1], 1)}",
                f"{fixed(nll[0], 3)} ± {fixed(nll[1], 3)}",
                fixed(ece[0], 3),
            ]
        weights = int(one["weights"]) if "weights" in one else 0
        out.append(
            (
                labels[method],
                *cells,
                thousands(weights) if weights > 0 else "–",
                _cost(float(one["seconds"])),
            )
        )
    floor = ", ".join(
        f"{fixed(float(scores['ece_floor'].sel(rows=rows)), 3)} on the {_ROWS[rows][0]}"
        for rows in _SHOWN
    )
    return Table(
        columns=(
            "Method",
            "Accuracy, validation",
            "NLL, validation",
            "ECE, validation",
            "Accuracy, natural",
            "NLL, natural",
            "ECE, natural",
            "Weights",
            "Cost",
        ),
        rows=tuple(out),
        note=(
            "± one standard error. NLL: negative log-likelihood, less is better. Natural rows: "
            "after correcting for the known frequencies of the classes. ECE: calibration error; "
            f"a perfectly calibrated model shows {floor}."
        ),
    )
