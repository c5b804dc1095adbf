"""Where on the mountain each kind of forest grows."""

import numpy as np
import xarray as xr

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import broken, thousands


def draw(confusion: xr.Dataset) -> Drawing:
    """Draw mean ± SD of elevation by class, from ``confusion``."""
    mean = confusion["elevation_mean"].to_numpy()
    sd = confusion["elevation_sd"].to_numpy()
    classes = [str(c) for c in confusion["class"].to_numpy()]

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            axes = canvas.axes(132, 34, 216, 300)
            at = np.arange(len(classes))
            axes.hlines(at, mean - sd, mean + sd, color=pen("ink"), alpha=0.3, linewidth=12)
            axes.plot(mean, at, "o", color=pen("ink"), markersize=7, markeredgewidth=0)
            axes.set_ylim(-0.6, len(classes) - 0.4)
            axes.set_xlim((mean - sd).min() - 40, (mean + sd).max() + 40)
            axes.set_yticks(at, classes)
            axes.tick_params(axis="y", labelcolor=pen("ink"))
            axes.locator_params(axis="x", nbins=3)
            axes.xaxis.set_major_formatter(lambda v, _: thousands(v))
            canvas.text(12, 18, "elevation of the training rows, m: mean ± SD", ink="muted")
            return
        axes = canvas.axes(76, 44, 1030, 440)
        at = np.arange(len(classes))
        axes.vlines(at, mean - sd, mean + sd, color=pen("ink"), alpha=0.3, linewidth=26)
        axes.plot(at, mean, "o", color=pen("ink"), markersize=11, markeredgewidth=0)
        axes.set_xlim(-0.6, len(classes) - 0.4)
        axes.set_ylim((mean - sd).min() - 60, (mean + sd).max() + 150)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.locator_params(axis="y", nbins=5)
        axes.yaxis.set_major_formatter(lambda v, _: thousands(v))
        axes.grid(axis="y", color=pen("faint"), linewidth=1)
        for k, name in enumerate(classes):
            lines = broken(name)
            for row, line in enumerate(lines):
                label(
                    axes,
                    k,
                    mean[k] + sd[k],
                    line,
                    size=canvas.label,
                    side="center",
                    dy=12 + (len(lines) - 1 - row) * 1.15 * canvas.label,
                )
            label(
                axes,
                k + 0.17,
                mean[k],
                thousands(mean[k]),
                size=canvas.small,
                ink="muted",
                dy=-0.33 * canvas.small,
                dx=2,
            )
        canvas.text(0, 22, "elevation of the training rows, m: mean ± SD", ink="muted")

    table = Table(
        columns=("Class", "Mean elevation, m", "SD, m"),
        rows=tuple(
            (name, thousands(m), thousands(s)) for name, m, s in zip(classes, mean, sd, strict=True)
        ),
        note="Training rows.",
    )
    return compose("elevation-classes", plot, narrow=(360, 372), table=table)
