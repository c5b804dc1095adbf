"""Same probability, different ignorance: two rows whose means agree and whose draws do not."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
from bayestalk.figures.places import Floats, stacks
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_TITLES = {"agree": "The draws agree", "split": "The draws split"}


def draw(twins: xr.Dataset) -> Drawing:
    """Draw ``twins``: each draw's probability of the likeliest class as a dot, side by side."""

    def plot(canvas: Canvas) -> None:
        tall = 290.0 if canvas.narrow else 380.0
        top = 112.0 if canvas.narrow else 126.0
        diameter = _diameter(twins, tall, 142 if canvas.narrow else 380)
        for i, twin in enumerate(str(t) for t in twins["twin"].to_numpy()):
            if canvas.narrow:
                axes = canvas.axes(28 + i * 174, top, 150, tall)
            else:
                axes = canvas.axes(48 + i * 572, top, 500, tall)
            _panel(canvas, axes, twins, twin, diameter, first=i == 0)

    return compose("twins", plot, narrow=(360, 424), table=_table(twins))


def _top(twins: xr.Dataset, twin: str) -> Floats:
    """Each draw's probability of the twin's likeliest class."""
    one = twins.sel(twin=twin)
    draws: Floats = one["p_draws"].isel({"class": int(one["top"])}).to_numpy()
    return draws


def _diameter(twins: xr.Dataset, tall: float, wide: float) -> float:
    """The largest dots whose highest stack fits both panels."""
    for diameter in np.arange(14.0, 2.0, -0.5):
        most = max(
            int(stacks(_top(twins, str(t)), diameter / tall)[1].max()) + 1
            for t in twins["twin"].to_numpy()
        )
        if most * diameter <= wide:
            return float(diameter)
    return 2.0


def _panel(
    canvas: Canvas, axes: Axes, twins: xr.Dataset, twin: str, diameter: float, *, first: bool
) -> None:
    draws = _top(twins, twin)
    one = twins.sel(twin=twin)
    top = int(one["top"])
    mean = float(one["p_mean"][top])
    y, place = stacks(draws, diameter / axes.bbox.height)
    axes.set_xlim(0, axes.bbox.width)
    axes.set_ylim(0, 1)
    axes.axhline(mean, color=pen("muted"), linewidth=1.2, clip_on=False, gid=f"mean-{twin}")
    axes.scatter(
        (place + 0.5) * diameter + 6,
        y,
        s=(diameter - 0.8) ** 2,
        color=pen("ink"),
        alpha=0.85,
        linewidths=0,
        clip_on=False,
        gid=f"draws-{twin}",
    )
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(True)
    axes.tick_params(axis="y", length=5)
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    size = canvas.small
    label(axes, axes.bbox.width, mean, f"mean {fixed(mean, 2)}", size=size, side="right", dy=6)
    box = axes.get_position()
    left, edge = box.x0 * canvas.width, (1 - box.y1) * canvas.height - diameter / 2
    title = _TITLES.get(twin, twin)
    canvas.text(left, edge - 1.9 * size, title, size=canvas.title, bold=True)
    words = f"epistemic {fixed(float(one['epistemic']), 2)} nats"
    canvas.text(left, edge - 0.7 * size, words, ink="muted")
    if first:
        name = str(twins["class"].to_numpy()[top])
        others = int(twins["top"].to_numpy()[-1])
        same = others == top
        words = f"probability of {name if same else 'the likeliest class'}"
        canvas.text(
            0,
            size + 4,
            (words, "one dot for each draw")
            if canvas.narrow
            else f"{words}, one dot for each draw",
            ink="muted",
        )


def _table(twins: xr.Dataset) -> Table:
    classes = [str(c) for c in twins["class"].to_numpy()]
    rows = []
    for twin in (str(t) for t in twins["twin"].to_numpy()):
        one = twins.sel(twin=twin)
        low, high = np.quantile(_top(twins, twin), (0.025, 0.975))
        rows.append(
            (
                _TITLES.get(twin, twin),
                classes[int(one["top"])],
                classes[int(one["true"])],
                fixed(float(one["p_mean"][int(one["top"])]), 2),
                f"{fixed(low, 2)} to {fixed(high, 2)}",
                fixed(float(one["aleatoric"]), 2),
                fixed(float(one["epistemic"]), 2),
            )
        )
    return Table(
        columns=(
            "Row",
            "Likeliest class",
            "What stood there",
            "Mean probability",
            "Middle 95 % of the draws",
            "Aleatoric, nats",
            "Epistemic, nats",
        ),
        rows=tuple(rows),
    )
