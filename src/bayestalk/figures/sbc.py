"""Is the sampler right? Where simulated truths rank among draws, beside what chance allows."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import boxes
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_TITLES: Final = {"linear": "Linear regression", "logistic": "Logistic regression"}
_ALPHAS: Final = (0.10, 0.09)


def draw(sbc: xr.Dataset) -> Drawing:
    """Draw ``sbc``: for each model and quantity the counts of ranks, with graded bands."""
    fits = [str(fit) for fit in sbc["fit"].to_numpy()]
    quantities = [str(name) for name in sbc["quantity"].to_numpy()]

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        across = 3 if canvas.narrow else len(quantities)
        down = -(-len(quantities) // across)
        for i, fit in enumerate(fits):
            top = i * (40 + 112 * down) if canvas.narrow else i * 232
            canvas.text(
                0,
                top + (18 if canvas.narrow else 26),
                _TITLES.get(fit, fit),
                size=canvas.title,
                bold=True,
            )
            for j, quantity in enumerate(quantities):
                row, column = divmod(j, across)
                if canvas.narrow:
                    box = (26.0 + column * 115, top + 54.0 + row * 112, 94.0, 62.0)
                else:
                    box = (44.0 + column * 182, top + 72.0, 150.0, 118.0)
                one = sbc.sel(fit=fit, quantity=quantity)
                _panel(canvas, axes, one, box, first=column == 0)
        most = int(sbc.attrs["most"])
        bottom = canvas.height - 0.6 * canvas.small
        levels = " and ".join(f"{100 * float(level):.0f}" for level in sbc["level"])
        ranks = f"rank of the truth among {most} draws, and how often"
        chance = f"bands: where chance keeps {levels} % of the steps"
        if canvas.narrow:
            canvas.text(0, bottom - canvas.line, (ranks, chance), ink="muted")
        else:
            canvas.text(0, bottom, ranks, ink="muted")
            canvas.text(canvas.width, bottom, chance, ink="muted", side="right")

    narrow = 2 * (40 + 112 * -(-len(quantities) // 3)) + 42
    return compose("sbc", plot, narrow=(360, narrow), table=_table(sbc, fits, quantities))


def _panel(
    canvas: Canvas,
    axes: Axes,
    one: xr.Dataset,
    box: Box,
    *,
    first: bool,
) -> None:
    counts, quantity = one["count"].to_numpy(), str(one["quantity"].item())
    ident = f"{one['fit'].item()}-{quantity}".replace(" ", "-")
    most = int(one.attrs["most"])
    edges = np.linspace(0, most + 1, len(counts) + 1) - 0.5
    expected = one.attrs["replications"] / len(counts)
    tall = max(1.75 * expected, 1.05 * float(counts.max()))
    panel = Panel(*box, x=(edges[0], edges[-1]), y=(0.0, tall))
    ends = panel.across(edges[[0, -1]])
    levels, low, high = (one[name].to_numpy() for name in ("level", "low", "high"))
    for level, least, largest, alpha in zip(levels, low, high, _ALPHAS, strict=True):
        name = f"band-{round(100 * float(level))}-{ident}"
        sides = panel.up([least - 0.5, largest + 0.5])
        boxes(axes, (ends[:1], ends[1:]), (sides[:1], sides[1:]), ink="ink", alpha=alpha, name=name)
    axes.plot(ends, panel.up([expected, expected]), color=pen("rule"), linewidth=1)
    axes.plot(
        panel.across(np.repeat(edges, 2)[1:-1]),
        panel.up(np.repeat(counts, 2)),
        color=pen("ink"),
        linewidth=2.0 if canvas.narrow else 2.8,
        solid_joinstyle="miter",
        gid=f"counts-{ident}",
    )
    beside = {0.0: "0", expected: fixed(expected, 0)} if first else {}
    panel.frame(canvas, axes, {0.0: "0", float(most): str(most)}, beside)
    canvas.text(panel.left, panel.top - 0.5 * canvas.small, quantity)


def _table(sbc: xr.Dataset, fits: list[str], quantities: list[str]) -> Table:
    rows = []
    count = sbc["count"]
    outside = ((count < sbc["low"]) | (count > sbc["high"])).sum("bin")
    for fit in fits:
        for quantity in quantities:
            at = {"fit": fit, "quantity": quantity}
            rows.append(
                (
                    f"{_TITLES.get(fit, fit)}: {quantity}",
                    str(int(count.sel(at).min())),
                    str(int(count.sel(at).max())),
                    *(str(int(n)) for n in outside.sel(at).to_numpy()),
                    fixed(float(sbc["p"].sel(at)), 3),
                )
            )
    bins = sbc.sizes["bin"]
    return Table(
        columns=(
            "Quantity",
            "Fewest in a bin",
            "Most in a bin",
            *(f"Bins outside {round(100 * float(level))} %" for level in sbc["level"]),
            "p of χ²",
        ),
        rows=tuple(rows),
        note=(
            f"{sbc.attrs['replications']} simulated truths in {bins} bins of equally many "
            f"ranks; {fixed(sbc.attrs['replications'] / bins, 0)} are expected in each."
        ),
    )
