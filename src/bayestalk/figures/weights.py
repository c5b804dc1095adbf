"""A layer's weights as a map: hue is the mean, and what may be of either sign fades.

A value-suppressing map after Correll, Moritz and Heer (2018): the larger a weight's SD beside
its mean, the fewer means are told apart, until none are.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from bayestalk.data.columns import CLASSES_BY_ELEVATION
from bayestalk.drawing import Drawing, Table
from bayestalk.figures.panels import board
from bayestalk.figures.places import Floats
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.suppressing import fill, key, shades
from bayestalk.figures.wording import SHORT, fixed, percent
from bayestalk.models.networks import NETWORKS

_LOWERED: Final = {"Wilderness area", "Geologic zone"}
_TITLES: Final = {
    "1": ("inputs", "units of the first hidden layer"),
    "2": ("units of the first hidden layer", "units of the second"),
    "out": ("units of the second hidden layer", "classes"),
}


@dataclass(frozen=True)
class Layer:
    """One layer's posterior: mean and SD of shape ``(from, to)``, rows and columns ordered.

    ``note`` says what the numbers rest on, and how wide the prior of each weight is.
    """

    mean: Floats
    sd: Floats
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[tuple[str, int], ...]
    reach: float
    note: str


def draw(weights: xr.Dataset, layer: str, fit: str = "sampled") -> Drawing:
    """Draw one layer of ``weights``: ``"1"``, ``"2"`` or ``"out"``, as one fit saw it."""
    name = f"weights-{layer}" + ("" if fit == "sampled" else f"-{fit}")
    found = layer_of(weights, layer, fit)

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _upright(canvas, found, layer)
        else:
            _sideways(canvas, found, layer)

    tall = 220 + (11 if layer == "1" else 16) * len(found.rows) + 8 * len(found.groups)
    return compose(
        name, plot, narrow=(360, tall + (40 if layer == "out" else 0)), table=_table(found, layer)
    )


def layer_of(weights: xr.Dataset, layer: str, fit: str) -> Layer:
    """One layer of one fit, ordered: inputs and units by signal over noise, classes by height."""
    mean = weights[f"mean_{layer}"].sel(fit=fit)
    sd = weights[f"sd_{layer}"].sel(fit=fit)
    rows_dim, columns_dim = (str(d) for d in mean.dims)
    signal = np.abs(mean.to_numpy()) / sd.to_numpy()
    by_rows, by_columns = np.arange(signal.shape[0]), np.arange(signal.shape[1])
    if rows_dim != "input":
        by_rows = np.argsort(-signal.mean(axis=1), kind="stable")
    else:
        by_rows = _within_groups(signal.mean(axis=1))
    if columns_dim != "class":
        by_columns = np.argsort(-signal.mean(axis=0), kind="stable")
    elif "class" in mean.coords:
        by_columns = _by_elevation([str(c) for c in mean["class"].to_numpy()])
    groups = NETWORKS["cover"].groups if rows_dim == "input" else ()
    every = np.concatenate([np.abs(weights[f"mean_{k}"].to_numpy()).ravel() for k in _TITLES])
    names = [str(c) for c in mean[columns_dim].to_numpy()[by_columns]]
    return Layer(
        mean=mean.to_numpy()[np.ix_(by_rows, by_columns)],
        sd=sd.to_numpy()[np.ix_(by_rows, by_columns)],
        rows=tuple(str(r) for r in mean[rows_dim].to_numpy()[by_rows]),
        columns=tuple(names) if columns_dim == "class" else ("",) * len(names),
        groups=tuple((g.name, g.size) for g in groups) or (("", signal.shape[0]),),
        reach=float(np.ceil(2 * np.quantile(every, 0.98)) / 2),
        note=_note(weights, layer, fit),
    )


def _note(weights: xr.Dataset, layer: str, fit: str) -> str:
    drawn = f"From {weights.attrs['draws']} draws of one chain. " if fit == "sampled" else ""
    width = fixed(float(weights[f"width_{layer}"]), 2)
    return f"{drawn}Of the prior of each weight, 68 % lie within {width} of 0."


def _within_groups(signal: Floats) -> NDArray[np.int_]:
    """Inputs by signal over noise, each in its own group."""
    starts = np.cumsum([0, *(group.size for group in NETWORKS["cover"].groups)])
    return np.concatenate(
        [a + np.argsort(-signal[a:b], kind="stable") for a, b in pairwise(starts)]
    )


def _by_elevation(classes: list[str]) -> NDArray[np.int_]:
    return np.array([classes.index(name) for name in CLASSES_BY_ELEVATION])


def _offsets(found: Layer, pitch: float, gap: float) -> Floats:
    """Where each row begins, with a gap between groups."""
    group = np.repeat(np.arange(len(found.groups)), [size for _, size in found.groups])
    return pitch * np.arange(len(found.rows)) + gap * group


def _sideways(canvas: Canvas, found: Layer, layer: str) -> None:
    """From left to right what comes in, from top to bottom where it goes: for slides."""
    axes = board(canvas)
    named = bool(found.columns[0])
    left, top = (176.0 if named else 44.0), 62.0
    right, bottom = 850.0, 440.0 if layer == "1" else 476.0
    gap = 9.0
    pitch = (right - left - gap * (len(found.groups) - 1)) / len(found.rows)
    tall = (bottom - top) / len(found.columns)
    x = left + _offsets(found, pitch, gap)
    y = top + tall * np.arange(len(found.columns))
    lefts, tops = np.meshgrid(x, y, indexing="ij")
    _, shade = shades(found.mean, found.sd, found.reach)
    fill(axes, lefts, tops, (pitch - 1, tall - 1), shade)
    into, out = _TITLES[layer]
    if named:
        for name, row in zip(found.columns, y, strict=True):
            canvas.text(left - 12, row + tall / 2 + 6, name, side="right")
    else:
        canvas.text(left, top - 36, f"↓ {out}, surest first", ink="muted")
    canvas.text(
        left,
        top - 12,
        f"→ {into}" + ("" if found.groups[0][0] else ", surest first"),
        ink="muted",
    )
    if found.groups[0][0]:
        _group_names(canvas, found, x, pitch, bottom)
    key(canvas, axes, found.reach, 936, 120, 168)


def _group_names(canvas: Canvas, found: Layer, x: Floats, pitch: float, bottom: float) -> None:
    """Names under the groups, those of narrow groups on a second line with a leader."""
    first = 0
    for name, size in found.groups:
        start, stop = x[first], x[first + size - 1] + pitch
        middle = (start + stop) / 2
        canvas.rule(start, bottom + 8, stop - 1, bottom + 8)
        low = name in _LOWERED
        y = bottom + (58 if low else 30)
        if low:
            canvas.rule(middle, bottom + 8, middle, y - 17)
        words = f"{size} {_short(name)}" if size > 1 else _short(name)
        canvas.text(middle, y, words, side="center", ink="muted")
        first += size


def _short(name: str) -> str:
    return {
        "Terrain and distances": "quantities",
        "Wilderness area": "wilderness areas",
        "Soil type": "soil types",
        "Climatic zone": "climatic zones",
        "Geologic zone": "geologic zones",
        "Constant": "constant",
    }.get(name, name)


def _upright(canvas: Canvas, found: Layer, layer: str) -> None:
    """The matrix as it is written, a row for each input: for phones."""
    axes = board(canvas)
    named = bool(found.columns[0])
    left = 96.0 if found.groups[0][0] else 12.0
    top = 96.0 if named else 56.0
    pitch = 11.0 if layer == "1" else 16.0
    across = (348 - left) / len(found.columns)
    y = top + _offsets(found, pitch, 8.0)
    x = left + across * np.arange(len(found.columns))
    tops, lefts = np.meshgrid(y, x, indexing="ij")
    _, shade = shades(found.mean, found.sd, found.reach)
    fill(axes, lefts, tops, (across - 1, pitch - 1), shade)
    into, out = _TITLES[layer]
    canvas.text(12, 18, f"→ {out}" + ("" if named else ", surest first"), ink="muted")
    canvas.text(12, 36, f"↓ {into}" + ("" if found.groups[0][0] else ", surest first"), ink="muted")
    if named:
        for i, (name, column) in enumerate(zip(found.columns, x, strict=True)):
            canvas.text(
                column + across / 2,
                64 + 18 * (i % 2),
                SHORT.get(name, name),
                side="center",
                size=12.5,
            )
    first = 0
    for name, size in found.groups:
        if name:
            middle = (y[first] + y[first + size - 1] + pitch) / 2
            canvas.text(
                left - 8,
                middle + (4 if size < 4 else -3),
                _lines(name, size),
                side="right",
                ink="muted",
            )
        first += size
    key(canvas, axes, found.reach, 96, y[-1] + pitch + 56, 200)


def _lines(name: str, size: int) -> tuple[str, ...]:
    if size == 1:
        return (_short(name),)
    head, _, tail = f"{size} {_short(name)}".rpartition(" ")
    return (head, tail)


def _table(found: Layer, layer: str) -> Table:
    """By group of inputs (or by class, or in all): how much was learned."""
    rows = []
    if layer == "out":
        blocks = [
            (name, found.mean[:, [i]], found.sd[:, [i]]) for i, name in enumerate(found.columns)
        ]
    else:
        starts = np.cumsum([0, *(size for _, size in found.groups)])
        blocks = [
            (name or "All weights", found.mean[a:b], found.sd[a:b])
            for (name, _), a, b in zip(found.groups, starts, starts[1:], strict=False)
        ]
    for name, mean, sd in blocks:
        rows.append(
            (
                name,
                str(mean.size),
                fixed(float(np.sqrt((mean**2).mean())), 2),
                fixed(float(sd.mean()), 2),
                percent(float((np.abs(mean) > 2 * sd).mean())),
            )
        )
    return Table(
        columns=("Weights", "Number", "Root mean square of the means", "Mean SD", "Mean over 2 SD"),
        rows=tuple(rows),
        note=found.note,
    )
