"""A layer's weights as a map: hue is the mean, and what is not known fades.

A value-suppressing map after Correll, Moritz and Heer (2018): the larger a weight's SD beside
the prior's, the fewer means are told apart, until none are.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from numpy.typing import NDArray

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.style import Canvas, Floats, broken, compose, fixed, percent
from bayestalk.figures.svg import pen
from bayestalk.models.networks import NETWORKS

STEPS: Final = (8, 4, 2, 1)
"""How many means are told apart, from the surest weights to those as wide as the prior."""

_STRENGTH: Final = (1.0, 0.62, 0.34, 0.12)
_TITLES: Final = {
    "1": ("inputs", "units of the first hidden layer"),
    "2": ("units of the first hidden layer", "units of the second"),
    "out": ("units of the second hidden layer", "classes"),
}


@dataclass(frozen=True)
class Layer:
    """One layer's posterior: mean and SD of shape ``(from, to)``, rows and columns ordered."""

    mean: Floats
    sd: Floats
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[tuple[str, int], ...]
    reach: float
    prior_sd: float


def draw(weights: xr.Dataset, layer: str, fit: str = "sampled") -> Drawing:
    """Draw one layer of ``weights``: ``"1"``, ``"2"`` or ``"out"``, as one fit saw it."""
    name = f"weights-{layer}" + ("" if fit == "sampled" else f"-{fit}")
    found = _layer(weights, layer, fit)

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _upright(canvas, found, layer)
        else:
            _sideways(canvas, found, layer)

    tall = 132 + (11 if layer == "1" else 16) * len(found.rows) + 14 * len(found.groups)
    return compose(name, plot, narrow=(360, tall + 96), table=_table(found, layer))


def _layer(weights: xr.Dataset, layer: str, fit: str) -> Layer:
    mean = weights[f"mean_{layer}"].sel(fit=fit)
    sd = weights[f"sd_{layer}"].sel(fit=fit)
    rows_dim, columns_dim = (str(d) for d in mean.dims)
    signal = np.abs(mean.to_numpy()) / sd.to_numpy()
    by_rows, by_columns = np.arange(signal.shape[0]), np.arange(signal.shape[1])
    if rows_dim != "input":
        by_rows = np.argsort(-signal.mean(axis=1), kind="stable")
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
        prior_sd=float(weights.attrs["prior_sd"]),
    )


def _by_elevation(classes: list[str]) -> NDArray[np.int_]:
    from bayestalk.data.columns import CLASSES_BY_ELEVATION

    return np.array([classes.index(name) for name in CLASSES_BY_ELEVATION])


def shades(mean: Floats, sd: Floats, reach: float, prior_sd: float) -> tuple[NDArray[np.int_], Floats]:
    """Level of certainty and signed shade of each weight.

    Returns
    -------
    tuple
        The level, from 0 (sure) to 3 (as wide as the prior), and the shade in −1 … 1: the
        middle of the mean's bin among the level's ``STEPS``, times the level's strength.
    """
    level = np.clip((sd / prior_sd * len(STEPS)).astype(int), 0, len(STEPS) - 1)
    bins = np.array(STEPS)[level]
    share = np.clip((mean / reach + 1) / 2, 0, 1 - 1e-9)
    middle = 2 * (np.floor(share * bins) + 0.5) / bins - 1
    return level, np.where(bins == 1, 0.0, middle) * np.array(_STRENGTH)[level]


def _fill(axes: Axes, lefts: Floats, tops: Floats, size: tuple[float, float], shade: Floats) -> None:
    """Cells as one shape a shade: orange above zero, ink below, paper at zero."""
    w, h = size
    for value in np.unique(np.round(shade.ravel(), 3)):
        at = np.isclose(shade.ravel(), value, atol=1e-3)
        boxes = [
            [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
            for x, y in zip(lefts.ravel()[at], tops.ravel()[at], strict=True)
        ]
        token = "faint" if value == 0 else "w" if value > 0 else "ink"
        alpha = 0.55 if value == 0 else min(1.0, 0.06 + abs(value))
        axes.add_collection(
            PolyCollection(boxes, facecolors=pen(token), alpha=alpha, linewidths=0, closed=True)
        )


def _board(canvas: Canvas) -> Axes:
    """Axes over the whole canvas, in its pixels, from the top left."""
    axes = canvas.axes(0, 0, canvas.width, canvas.height)
    axes.set_xlim(0, canvas.width)
    axes.set_ylim(canvas.height, 0)
    axes.set_axis_off()
    return axes


def _offsets(found: Layer, pitch: float, gap: float) -> Floats:
    """Where each row begins, with a gap between groups."""
    group = np.repeat(np.arange(len(found.groups)), [size for _, size in found.groups])
    return pitch * np.arange(len(found.rows)) + gap * group


def _sideways(canvas: Canvas, found: Layer, layer: str) -> None:
    """From left to right what comes in, from top to bottom where it goes: for slides."""
    board = _board(canvas)
    named = bool(found.columns[0])
    left, top = (176.0 if named else 44.0), 62.0
    right, bottom = 850.0, 440.0 if layer == "1" else 476.0
    gap = 9.0
    pitch = (right - left - gap * (len(found.groups) - 1)) / len(found.rows)
    tall = (bottom - top) / len(found.columns)
    x = left + _offsets(found, pitch, gap)
    y = top + tall * np.arange(len(found.columns))
    lefts, tops = np.meshgrid(x, y, indexing="ij")
    _, shade = shades(found.mean, found.sd, found.reach, found.prior_sd)
    _fill(board, lefts, tops, (pitch - 1, tall - 1), shade)
    into, out = _TITLES[layer]
    if named:
        for name, row in zip(found.columns, y, strict=True):
            canvas.text(left - 12, row + tall / 2 + 6, name, side="right")
    else:
        canvas.text(left, top - 36, f"↓ {out}, surest first", token="muted")
    canvas.text(left, top - 12, f"→ {into}" + ("" if found.groups[0][0] else ", surest first"),
                token="muted")
    if found.groups[0][0]:
        _group_names(canvas, found, x, pitch, bottom)
    _key(canvas, board, found, 920, 120, 176)


def _group_names(canvas: Canvas, found: Layer, x: Floats, pitch: float, bottom: float) -> None:
    """Names under the groups, those of narrow groups on a second line with a leader."""
    first = 0
    for i, (name, size) in enumerate(found.groups):
        start, stop = x[first], x[first + size - 1] + pitch
        middle = (start + stop) / 2
        canvas.rule(start, bottom + 8, stop - 1, bottom + 8)
        low = i % 2 == 1
        y = bottom + (58 if low else 30)
        if low:
            canvas.rule(middle, bottom + 8, middle, y - 17)
        words = f"{size} {_short(name)}" if size > 1 else _short(name)
        canvas.text(middle, y, words, side="center", token="muted")
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
    board = _board(canvas)
    named = bool(found.columns[0])
    left = 96.0 if found.groups[0][0] else 12.0
    top = 96.0 if named else 56.0
    pitch = 11.0 if layer == "1" else 16.0
    across = (348 - left) / len(found.columns)
    y = top + _offsets(found, pitch, 8.0)
    x = left + across * np.arange(len(found.columns))
    tops, lefts = np.meshgrid(y, x, indexing="ij")
    _, shade = shades(found.mean, found.sd, found.reach, found.prior_sd)
    _fill(board, lefts, tops, (across - 1, pitch - 1), shade)
    into, out = _TITLES[layer]
    canvas.text(12, 18, f"→ {out}" + ("" if named else ", surest first"), token="muted")
    canvas.text(12, 36, f"↓ {into}" + ("" if found.groups[0][0] else ", surest first"),
                token="muted")
    if named:
        for i, (name, column) in enumerate(zip(found.columns, x, strict=True)):
            lines = [part[:9] for part in broken(name)]
            canvas.text(column + across / 2, 62 + 16 * (i % 2), _initial(lines), side="center",
                        size=12.5)
    first = 0
    for name, size in found.groups:
        if name:
            middle = (y[first] + y[first + size - 1] + pitch) / 2
            canvas.text(left - 8, middle + (4 if size < 4 else -3), _lines(name, size),
                        side="right", token="muted")
        first += size
    _key(canvas, board, found, 96, y[-1] + pitch + 44, 168)


def _lines(name: str, size: int) -> tuple[str, ...]:
    if size == 1:
        return (_short(name),)
    head, _, tail = f"{size} {_short(name)}".rpartition(" ")
    return (head, tail)


def _initial(lines: list[str]) -> str:
    return lines[0].rstrip("-/")[:10]


def _key(canvas: Canvas, board: Axes, found: Layer, left: float, top: float, width: float) -> None:
    """The key: across the mean, downwards the SD; unsure means are not told apart."""
    tall = 20.0 if canvas.narrow else 34.0
    for level, bins in enumerate(STEPS):
        middles = (np.arange(bins) + 0.5) / bins * 2 - 1
        sd = np.full(bins, (level + 0.5) / len(STEPS) * found.prior_sd)
        _, shade = shades(middles * found.reach, sd, found.reach, found.prior_sd)
        x = left + width / bins * np.arange(bins)
        _fill(board, x, np.full(bins, top + level * tall), (width / bins - 1, tall - 1), shade)
        edge = fixed(level / len(STEPS) * found.prior_sd, 2).rstrip("0").rstrip(".")
        canvas.text(left - 8, top + level * tall + 0.35 * canvas.small, edge, side="right",
                    token="muted")
    base = top + len(STEPS) * tall
    canvas.text(left - 8, base + 0.35 * canvas.small, fixed(found.prior_sd, 0), side="right",
                token="muted")
    for share in (0.0, 0.5, 1.0):
        canvas.text(left + share * width, top - 8, fixed((2 * share - 1) * found.reach),
                    side="center", token="muted")
    canvas.text(left + width / 2, top - 10 - canvas.line, "mean of the weight", side="center")
    canvas.text(left - 8 - 2.2 * canvas.small, top + 0.35 * canvas.small, "SD", side="right")
    below = ("prior’s SD: nothing learned",) if canvas.narrow else ("1 is the prior’s SD:", "nothing learned")
    canvas.text(left, base + 1.5 * canvas.line, below, token="muted")


def _table(found: Layer, layer: str) -> Table:
    """By group of inputs (or by class, or in all): how much was learned."""
    rows = []
    if layer == "out":
        blocks = [(name, found.mean[:, [i]], found.sd[:, [i]]) for i, name in enumerate(found.columns)]
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
        note=f"The prior of each weight has mean 0 and SD {fixed(found.prior_sd, 0)}.",
    )
