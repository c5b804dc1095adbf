"""Is the sampler right? Where simulated truths rank among draws, beside what chance allows."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_TITLES: Final = {"linear": "Linear regression", "logistic": "Logistic regression"}
_ALPHAS: Final = (0.2, 0.14)


def draw(sbc: xr.Dataset) -> Drawing:
    """Draw ``sbc``: for each model and quantity the counts of ranks, with graded bands."""
    fits = [str(fit) for fit in sbc["fit"].to_numpy()]
    quantities = [str(name) for name in sbc["quantity"].to_numpy()]

    def plot(canvas: Canvas) -> None:
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
                    axes = canvas.axes(26 + column * 115, top + 54 + row * 112, 94, 62)
                else:
                    axes = canvas.axes(44 + column * 182, top + 72, 150, 118)
                _panel(canvas, axes, sbc.sel(fit=fit, quantity=quantity), first=column == 0)
                _name(canvas, axes, quantity)
        most = int(sbc.attrs["most"])
        bottom = canvas.height - 0.6 * canvas.small
        said = f"rank of the truth among {most} draws, and how often"
        canvas.text(0, bottom, said, ink="muted")
        if not canvas.narrow:
            levels = " and ".join(f"{100 * float(level):.0f}" for level in sbc["level"])
            said = f"bands: where chance keeps {levels} % of the steps"
            canvas.text(canvas.width, bottom, said, ink="muted", side="right")

    narrow = 2 * (40 + 112 * -(-len(quantities) // 3)) + 24
    return compose("sbc", plot, narrow=(360, narrow), table=_table(sbc, fits, quantities))


def _panel(canvas: Canvas, axes: Axes, one: xr.Dataset, *, first: bool) -> None:
    counts = one["count"].to_numpy()
    ident = f"{one['fit'].item()}-{one['quantity'].item()}".replace(" ", "-")
    most = int(one.attrs["most"])
    edges = np.linspace(0, most + 1, len(counts) + 1) - 0.5
    expected = one.attrs["replications"] / len(counts)
    for level, alpha in zip(one["level"].to_numpy(), _ALPHAS, strict=True):
        low, high = (float(one[end].sel(level=level)) for end in ("low", "high"))
        axes.fill_between(
            edges[[0, -1]],
            low - 0.5,
            high + 0.5,
            color=pen("ink"),
            alpha=alpha,
            linewidth=0,
            gid=f"band-{round(100 * float(level))}-{ident}",
        )
    axes.plot(edges[[0, -1]], [expected, expected], color=pen("rule"), linewidth=1)
    axes.plot(
        np.repeat(edges, 2)[1:-1],
        np.repeat(counts, 2),
        color=pen("ink"),
        linewidth=1.6 if canvas.narrow else 2.0,
        solid_joinstyle="miter",
        gid=f"counts-{ident}",
    )
    axes.set_xlim(edges[0], edges[-1])
    axes.set_ylim(0, max(1.75 * expected, 1.05 * float(counts.max())))
    axes.set_xticks([0, most], ["0", str(most)])
    axes.set_yticks([0, expected], ["0", fixed(expected, 0)] if first else ["", ""])


def _name(canvas: Canvas, axes: Axes, quantity: str) -> None:
    box = axes.get_position()
    canvas.text(
        box.x0 * canvas.width,
        (1 - box.y1) * canvas.height - 0.5 * canvas.small,
        quantity,
        size=canvas.small,
    )


def _table(sbc: xr.Dataset, fits: list[str], quantities: list[str]) -> Table:
    rows = []
    for fit in fits:
        for quantity in quantities:
            one = sbc.sel(fit=fit, quantity=quantity)
            count = one["count"]
            outside = (count < one["low"]) | (count > one["high"])
            rows.append(
                (
                    f"{_TITLES.get(fit, fit)}: {quantity}",
                    str(int(count.min())),
                    str(int(count.max())),
                    *(str(int(outside.sel(level=level).sum())) for level in one["level"]),
                    fixed(float(one["p"]), 3),
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
