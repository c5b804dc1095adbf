"""Rows unlike those of the training: noisy inputs, a place and a cover type never seen."""

import math
from typing import Final

import numpy as np
import xarray as xr

from bayestalk.compared import BAYESIAN
from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
from bayestalk.figures.panels import board
from bayestalk.figures.places import spread
from bayestalk.figures.signs import sign
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import DOUBTS, fixed, percent, thousands, with_error

_MAIN: Final = "sampled"
"""The method in question, in full ink, whose doubt is asked."""

_QUESTION: Final = "Does doubt tell what is new?"

_TRAINED: Final = {"all": "seen", "without": "never seen"}


def draw(shift: xr.Dataset) -> Drawing:
    """Draw ``shift``: surprise by noise, and whether doubt tells what was never seen."""

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _noise(canvas, shift, (44, 62, 160, 250))
            _told(canvas, shift, (150, 452, 160, 216))
            titles = ((44, 37), (0, 404))
        else:
            _noise(canvas, shift, (50, 84, 310, 344))
            _told(canvas, shift, (780, 108, 280, 320))
            titles = ((50, 44), (580, 44))
        for words, at in zip(("Noisy inputs", _QUESTION), titles, strict=True):
            canvas.text(*at, words, size=canvas.title, bold=True)

    return compose("shift", plot, narrow=(360, 756), table=_table(shift))


def _noise(canvas: Canvas, shift: xr.Dataset, box: Box) -> None:
    """Negative log-likelihood by how noisy the ten quantities are, a line a method."""
    axes = canvas.axes(*box)
    nll = shift["noisy_value"].sel(noisy_measure="nll")
    x = shift["severity"].to_numpy()
    names = [str(name) for name in nll["noisy_method"].to_numpy()]
    for name in names:
        main = name == _MAIN
        axes.plot(
            x,
            nll.sel(noisy_method=name),
            "-o",
            color=pen("ink" if main else "muted"),
            linewidth=3 if main else 1.8,
            markersize=7 if main else 5,
            markeredgewidth=0,
            clip_on=False,
            gid=f"noise-{name}",
            zorder=4 if main else 3,
        )
    axes.set_xlim(-0.06, float(x.max()))
    axes.set_ylim(0, 1.04 * float(nll.max()))
    axes.set_xticks(x[x != 0.25], [f"{v:g}" for v in x if v != 0.25])
    axes.locator_params(axis="y", nbins=4)
    axes.grid(axis="y", color=pen("faint"), linewidth=1)
    axes.set_xlabel("noise, standard deviations", fontsize=canvas.small, labelpad=2)
    left, top = box[0], box[1]
    canvas.text(left, top - 0.6 * canvas.small, "negative log-likelihood", ink="muted")
    ends = np.array([float(nll.sel(noisy_method=name)[-1]) for name in names])
    per_pixel = (axes.get_ylim()[1] - axes.get_ylim()[0]) / axes.bbox.height
    apart = 1.3 * canvas.small * per_pixel
    for name, at in zip(names, spread(ends, apart), strict=True):
        label(
            axes,
            float(x.max()),
            at,
            BAYESIAN[name],
            size=canvas.small,
            ink="ink" if name == _MAIN else "muted",
            bold=name == _MAIN,
            dx=12,
            dy=-0.33 * canvas.small,
        )


def _told(canvas: Canvas, shift: xr.Dataset, box: Box) -> None:
    """How well doubt tells rows of the unseen from others, with the net that saw all beside."""
    axes = canvas.axes(*box)
    one = shift[["auroc", "auroc_se"]].sel({"method": _MAIN})
    left, top, wide, tall = box
    kinds = [str(kind) for kind in shift["left"].to_numpy()]
    block = len(DOUBTS) + 1.2
    axes.set_ylim(len(kinds) * block - 0.9, -0.2)
    axes.set_xlim(0, 1)
    axes.axvline(0.5, color=pen("rule"), linewidth=1.4, dashes=(4, 3))
    pitch = tall / (len(kinds) * block - 0.7)
    for i, kind in enumerate(kinds):
        y = top + (i * block + 0.2) * pitch + 0.4 * canvas.small
        canvas.text(left - 12, y, f"{shift.attrs[kind]}:", side="right", bold=True)
        for k, (score, words) in enumerate(DOUBTS.items()):
            at = i * block + k + 1
            axes.axhline(at, color=pen("faint"), linewidth=1, zorder=0)
            y = top + (at + 0.2) * pitch + 0.33 * canvas.small
            canvas.text(left - 12, y, words, side="right", ink="muted")
            for trained in _TRAINED:
                cell = one.sel(left=kind, trained=trained, score=score)
                value, se = float(cell["auroc"]), float(cell["auroc_se"])
                unseen = trained == "without"
                ink = pen("ink" if unseen else "muted")
                axes.plot(
                    [value - se, value + se],
                    [at, at],
                    color=ink,
                    linewidth=5,
                    solid_capstyle="butt",
                    alpha=0.45,
                    gid=f"told-{kind}-{trained}-{score}",
                )
                axes.plot(
                    [value],
                    [at],
                    "o",
                    color=ink,
                    markersize=10 if not canvas.narrow else 8,
                    markerfacecolor=ink if unseen else pen("ground"),
                    markeredgewidth=0 if unseen else 2,
                    clip_on=False,
                    zorder=3,
                )
                if unseen:
                    canvas.text(left + wide + 12, y, fixed(value, 2))
    axes.set_yticks([])
    axes.set_xticks([0, 0.5, 1], ["0", "½", "1"])
    _explain(canvas, box, float(one["auroc_se"].max()))


def _explain(canvas: Canvas, box: Box, se: float) -> None:
    """Which side is which, what the number is, and what the signs mean."""
    left, top, wide, tall = box
    size = canvas.small
    edge = 0 if canvas.narrow else left - 200
    line = 1.35 * size
    above = top - 0.6 * size
    on = board(canvas)
    y = above - line
    at = edge + 0.5 * size
    for kind, words in (("wide", "never seen"), ("small", "seen in training")):
        ink = "ink" if kind == "wide" else "muted"
        sign(on, at, y - 0.33 * size, kind, 8 if canvas.narrow else 10, ink)
        canvas.text(at + 0.8 * size, y, words, ink="muted")
        at += 7.6 * size
    canvas.text(left, above, "← wrong way")
    canvas.text(left + wide, above, "right way →", side="right")
    below = (
        "AUROC: how often such a row is doubted more",
        f"than another; ½ is chance. Numbers: dots, SE ≤ {fixed(math.ceil(100 * se) / 100, 2)}",
    )
    y = top + tall + 2.9 * size
    if canvas.narrow:
        canvas.text(canvas.width / 2, y + 4, below, side="center", ink="muted")
    else:
        canvas.text(canvas.width - 4, y, below, side="right", ink="muted")


def _table(shift: xr.Dataset) -> Table:
    rows = []
    left_out, noisy = (
        shift[["value", "se", "auroc", "auroc_se"]],
        shift[["noisy_value", "noisy_se"]],
    )
    for kind in shift["left"].to_numpy():
        for method in shift["method"].to_numpy():
            for trained, words in _TRAINED.items():
                one = left_out.sel({"left": kind, "method": method, "trained": trained})
                rows.append(
                    _left_out(one, f"{BAYESIAN[str(method)]}: {shift.attrs[str(kind)]}", words)
                )
    for method in shift["noisy_method"].to_numpy():
        for severity in shift["severity"].to_numpy():
            one = noisy.sel({"noisy_method": method, "severity": severity})
            rows.append(_noisy(one, f"{BAYESIAN[str(method)]}: noise", f"{severity:g} SD"))
    counts = ", ".join(
        f"{thousands(float(shift['rows'].sel(left=kind)))} of {shift.attrs[str(kind)]}"
        for kind in shift["left"].to_numpy()
    )
    return Table(
        columns=(
            *("Method: rows", "In training", "Accuracy", "NLL", "Entropy", "Mutual information"),
            *(f"AUROC by {words}" for words in DOUBTS.values()),
        ),
        rows=tuple(rows),
        note=(
            "± one standard error; NLL: negative log-likelihood; entropy and mutual information "
            f"in nats. Held-out rows: {counts}. AUROC: how well doubt tells them from all other "
            "held-out rows, ½ being chance. Noise: in standard deviations of each quantity, "
            "added to the validation rows."
        ),
    )


def _left_out(one: xr.Dataset, name: str, trained: str) -> tuple[str, ...]:
    def auroc(score: str) -> str:
        value = float(one["auroc"].sel(score=score))
        return (
            "–"
            if np.isnan(value)
            else with_error(value, float(one["auroc_se"].sel(score=score)), 2)
        )

    shown = [
        (float(one["value"].sel(measure=m)), float(one["se"].sel(measure=m)))
        for m in ("accuracy", "nll", "entropy", "mutual-information")
    ]
    return (name, trained, *_measured(shown), *(auroc(score) for score in DOUBTS))


def _noisy(one: xr.Dataset, name: str, noise: str) -> tuple[str, ...]:
    shown = [
        (
            float(one["noisy_value"].sel(noisy_measure=m)),
            float(one["noisy_se"].sel(noisy_measure=m)),
        )
        for m in ("accuracy", "nll", "entropy", "mutual-information")
    ]
    return (name, noise, *_measured(shown), *("–" for _ in DOUBTS))


def _measured(shown: list[tuple[float, float]]) -> tuple[str, ...]:
    (accuracy, accuracy_se), *others = shown
    return (
        f"{percent(accuracy, 1)} ± {fixed(100 * accuracy_se, 1)}",
        *(with_error(value, se, 3) for value, se in others),
    )
