"""What is gained by saying "I don't know": accuracy of the rows that are answered."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
from bayestalk.figures.places import spread
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import percent

_NAMES: Final = {
    "max-probability": "largest probability",
    "mutual-information": "mutual information",
    "entropy": "entropy",
}
_DASHES: Final = {
    "max-probability": (None, None),
    "entropy": (7, 3),
    "mutual-information": (1.2, 2.4),
}
_LEAST: Final = 0.1


def draw(coverage: xr.Dataset, method: str = "sampled") -> Drawing:
    """Draw ``coverage``: accuracy against the share of rows answered, by score of doubt."""
    curves = coverage["accuracy"].sel({"method": method})
    curves = curves.sel(fraction=coverage["fraction"][coverage["fraction"] >= _LEAST])

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _curves(canvas, curves, (44, 40, 300, 280))
        else:
            _curves(canvas, curves, (76, 62, 760, 388))

    return compose("coverage", plot, narrow=(360, 448), table=_table(curves))


def _curves(canvas: Canvas, curves: xr.DataArray, box: tuple[float, float, float, float]) -> None:
    axes = canvas.axes(*box)
    x = curves["fraction"].to_numpy()
    names = [str(s) for s in curves["score"].to_numpy()]
    size = canvas.small
    for name in names:
        dashes = _DASHES.get(name, (None, None))
        axes.plot(
            x,
            curves.sel(score=name),
            color=pen("ink"),
            dashes=dashes,
            linewidth=2.6 if dashes[0] is None else 2.2,
            gid=name,
            zorder=3,
        )
    axes.set_xlim(1.0, _LEAST)
    low, high = float(curves.min()), float(curves.max())
    pad = 0.06 * (high - low)
    axes.set_ylim(low - 2 * pad, min(1.0, high) + pad)
    start = float(curves.sel(fraction=1.0, method="nearest").mean())
    axes.plot(
        [1.0],
        [start],
        "o",
        color=pen("ink"),
        markersize=9,
        markeredgewidth=0,
        clip_on=False,
        zorder=4,
    )
    label(
        axes,
        1.0,
        start,
        f"every row answered: {percent(start, 1)}",
        size=size,
        dx=14,
        dy=-0.9 * size,
    )
    axes.set_xticks([1, 0.8, 0.6, 0.4, 0.2], [percent(v) for v in (1, 0.8, 0.6, 0.4, 0.2)])
    axes.locator_params(axis="y", nbins=4)
    axes.yaxis.set_major_formatter(lambda v, _: percent(v) if v <= 1 else "")
    axes.grid(axis="y", color=pen("faint"), linewidth=1)
    axes.set_xlabel("share of rows answered, the surest first", fontsize=size, labelpad=2)
    canvas.text(0, size + 4, "accuracy of the rows answered", ink="muted")
    ends = np.array([float(curves.sel(score=n)[0]) for n in names])
    per_pixel = (axes.get_ylim()[1] - axes.get_ylim()[0]) / axes.bbox.height
    if canvas.narrow:
        _key(canvas, names, box)
        return
    for name, end, at in zip(names, ends, spread(ends, 1.35 * size * per_pixel), strict=True):
        axes.annotate(
            f"doubt by {_NAMES.get(name, name)}",
            (_LEAST, at),
            xytext=(34, -0.33 * size),
            textcoords="offset points",
            fontsize=size,
            color=pen("ink"),
            annotation_clip=False,
        )
        axes.annotate(
            "",
            (_LEAST, end),
            xytext=(30, (at - end) / per_pixel),
            textcoords="offset points",
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-",
                "color": pen("muted"),
                "linewidth": 1,
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )


def _key(canvas: Canvas, names: list[str], box: tuple[float, float, float, float]) -> None:
    """Names with a piece of their line, below the small plot."""
    left, top, _, tall = box
    for k, name in enumerate(names):
        y = top + tall + 70 + 20 * k
        dashes = _DASHES.get(name, (None, None))
        canvas.rule(
            left,
            y - 4,
            left + 30,
            y - 4,
            ink="ink",
            linewidth=2.2,
            dashes=dashes,
        )
        canvas.text(left + 40, y, f"doubt by {_NAMES.get(name, name)}")


def _table(curves: xr.DataArray) -> Table:
    shares = (1.0, 0.9, 0.8, 0.5, 0.2)
    return Table(
        columns=("Doubt measured by", *(f"{percent(s)} answered" for s in shares)),
        rows=tuple(
            (
                _NAMES.get(str(score), str(score)).capitalize(),
                *(
                    percent(float(curves.sel(score=score).sel(fraction=s, method="nearest")), 1)
                    for s in shares
                ),
            )
            for score in curves["score"].to_numpy()
        ),
        note="Accuracy of the natural rows answered.",
    )
