"""What is gained by saying "I don't know": accuracy of the rows that are answered."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.line_key import Dashes, Line, entry
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import DOUBTS, percent, with_error

_DASHES: Final[dict[str, Dashes]] = {
    "max-probability": (None, None),
    "entropy": (7, 3),
    "mutual-information": (1.2, 2.4),
}
_NETS: Final = (
    ("The talk’s net", "sampled", "map"),
    ("The wide net", "wide-sampled", "wide-map"),
)
"""Each panel's title, its posterior, and the single net that is the baseline."""

_BASE: Final = "max-probability"
_LEAST: Final = 0.1
_PLAIN: Final = (None, None)
_KEY: Final = (
    *(Line(f"doubt by {DOUBTS[score]}", "ink", look, 2.4) for score, look in _DASHES.items()),
    Line("one optimised net, by largest probability", "muted", _PLAIN, 4.0, 0.55),
)


def draw(coverage: xr.Dataset, scores: xr.Dataset) -> Drawing:
    """Draw ``coverage``: accuracy against the share of rows answered, on both nets.

    Three lines sort the rows by three scores of the posterior's doubt; a pale one by the
    largest probability of a single optimised net. What is sorted by the largest probability
    has a band of two standard errors, for which ``scores`` says how many rows there are.
    """
    shown = coverage.sel(fraction=coverage["fraction"][coverage["fraction"] >= _LEAST])
    rows = int(scores.attrs["n_natural"])

    def plot(canvas: Canvas) -> None:
        for i, (title, ours, single) in enumerate(_NETS):
            if canvas.narrow:
                axes = canvas.axes(44, 62 + i * 306, 300, 220)
            else:
                axes = canvas.axes(70 + i * 540, 66, 480, 290)
            _curves(canvas, axes, shown["accuracy"], rows, title, (ours, single))
        _key(canvas)

    return compose("coverage", plot, narrow=(360, 750), table=_table(coverage))


def _curves(
    canvas: Canvas,
    axes: Axes,
    accuracy: xr.DataArray,
    rows: int,
    title: str,
    methods: tuple[str, str],
) -> None:
    ours, single = methods
    x = accuracy["fraction"].to_numpy()
    for method, ink in ((single, "muted"), (ours, "ink")):
        y = accuracy.sel({"method": method, "score": _BASE}).to_numpy()
        se = np.sqrt(y * (1 - y) / (rows * x))
        axes.fill_between(
            x, y - 2 * se, y + 2 * se, color=pen(ink), alpha=0.16, linewidth=0, gid=f"band-{method}"
        )
    axes.plot(
        x,
        accuracy.sel({"method": single, "score": _BASE}),
        color=pen("muted"),
        alpha=0.55,
        linewidth=4,
        gid=single,
    )
    for name, dashes in _DASHES.items():
        axes.plot(
            x,
            accuracy.sel({"method": ours, "score": name}),
            color=pen("ink"),
            dashes=dashes,
            linewidth=2.6 if dashes is _PLAIN else 2.2,
            gid=f"{ours}-{name}",
            zorder=3,
        )
    axes.set_xlim(1.0, _LEAST)
    axes.set_ylim(*_limits(accuracy))
    axes.set_xticks([1, 0.8, 0.6, 0.4, 0.2], [percent(v) for v in (1, 0.8, 0.6, 0.4, 0.2)])
    axes.locator_params(axis="y", nbins=4)
    axes.yaxis.set_major_formatter(lambda v, _: percent(v) if v <= 1 else "")
    axes.grid(axis="y", color=pen("faint"), linewidth=1)
    axes.set_xlabel(
        "share of rows answered, surest first"
        if canvas.narrow
        else "share of rows answered, the surest first",
        fontsize=canvas.small,
        labelpad=2,
    )
    box = axes.get_position()
    left, top = box.x0 * canvas.width, (1 - box.y1) * canvas.height
    start = float(accuracy.sel({"method": ours, "score": _BASE, "fraction": 1.0}))
    canvas.text(left, top - 1.9 * canvas.small, title, size=canvas.title, bold=True)
    canvas.text(
        left, top - 0.6 * canvas.small, f"right if it answers all: {percent(start, 1)}", ink="muted"
    )


def _limits(accuracy: xr.DataArray) -> tuple[float, float]:
    """The same heights in both panels."""
    shown = accuracy.sel({"method": [name for _, *methods in _NETS for name in methods]})
    low, high = float(shown.min()), float(shown.max())
    pad = 0.06 * (high - low)
    return low - pad, min(1.0, high) + pad


def _key(canvas: Canvas) -> None:
    """One key for both panels, below a rule that says so."""
    top = 640.0 if canvas.narrow else 420.0
    line = 1.55 * canvas.small
    canvas.rule(0, top, canvas.width, top, ink="rule")
    words = "In both panels; bands: two standard errors to each side."
    canvas.text(0, top + 0.85 * line, words, ink="muted")
    for k, one in enumerate(_KEY):
        row, column = (k, 0) if canvas.narrow else (k // 2, k % 2)
        entry(canvas, 540.0 * column, top + (1.9 + row) * line, one)


def _table(coverage: xr.Dataset) -> Table:
    shares = (1.0, 0.9, 0.8, 0.5, 0.2)
    rows = []
    for title, ours, single in _NETS:
        shown = [("Sampled", ours, score) for score in DOUBTS] + [("One optimised", single, _BASE)]
        for who, method, score in shown:
            one = coverage.sel({"method": method, "score": score})
            rows.append(
                (
                    DOUBTS[score].capitalize(),
                    title,
                    who,
                    *(
                        percent(float(one["accuracy"].sel(fraction=s, method="nearest")), 1)
                        for s in shares
                    ),
                    *(
                        with_error(1000 * float(one[area]), 1000 * float(one[f"{area}_se"]), 1)
                        for area in ("aurc", "augrc")
                    ),
                )
            )
    return Table(
        columns=(
            *("Doubt measured by", "Net", "Method"),
            *(f"{percent(s)} answered" for s in shares),
            *("AURC × 1000", "AUGRC × 1000"),
        ),
        rows=tuple(rows),
        note=(
            "Accuracy of the natural rows answered, their class frequencies known. AURC and "
            "AUGRC: areas under the risk–coverage curve and the generalised one, ± one standard "
            "error; less is better."
        ),
    )
