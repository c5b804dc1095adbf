"""Same probability, different ignorance: two rows whose means agree and whose draws do not."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import dots
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.places import Floats, stacks
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_NAMES: Final = {"agree": "The first patch", "split": "The second patch"}
_TICKS: Final = {0.0: "0", 0.25: "¼", 0.5: "½", 0.75: "¾", 1.0: "1"}

_FEWEST: Final = 12
"""Columns from 0 to 1, so that a dot is never far from what it stands for."""

_QUARTERS: Final = 4
"""Columns are as many in each quarter, so that no dot stands astride ¼, ½ or ¾."""

_INSIDE: Final = 1 - 1e-9
"""A probability of one stands in the last column, not behind it."""


def draw(twins: xr.Dataset) -> Drawing:
    """Draw ``twins``: the draws' probabilities of the likeliest class, as quantile dots.

    The few dots are large enough to be counted, and each stands for as many draws.
    """
    wide_key, narrow_key = _key(twins)

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        for i, twin in enumerate(str(t) for t in twins["twin"].to_numpy()):
            if canvas.narrow:
                box = (8.0, 258.0 + i * 306, 344.0, 208.0)
            else:
                box = (8.0 + i * 574, 440.0, 530.0, 370.0)
            columns = _columns(twins, box[2], box[3] - 2 * canvas.small)
            _patch(canvas, axes, twins.sel(twin=twin), box, columns)
        words = narrow_key if canvas.narrow else wide_key
        canvas.text(8, canvas.height - (26 if canvas.narrow else 10), words, ink="muted")

    return compose("twins", plot, narrow=(360, 644), table=_table(twins))


def _key(twins: xr.Dataset) -> tuple[str, tuple[str, str]]:
    """What the axis and a dot mean, on one line for the slide and on two for the phone."""
    tops = [_class(twins.sel(twin=twin)) for twin in twins["twin"].to_numpy()]
    what = f"probability of {tops[0] if len(set(tops)) == 1 else 'the likeliest type'}"
    draws, count = int(twins.attrs["draws"]), twins.sizes["dot"]
    each = fixed(draws / count, 1).removesuffix(".0")
    dot = f"each dot: {each} of the {draws} networks"
    return f"{what}, as one network sees it; {dot}", (f"{what};", dot)


def _class(one: xr.Dataset) -> str:
    return str(one["class"].to_numpy()[int(one["top"])])


def _title(one: xr.Dataset) -> str:
    """What most draws do."""
    most = int(one["middle"]) > 0.5 * int(one.attrs["draws"])
    return "Most stand in the middle" if most else "Nearly all or nothing"


def _mean(one: xr.Dataset) -> float:
    return float(one["p_mean"][int(one["top"])])


def _columns(twins: xr.Dataset, wide: float, tall: float) -> int:
    """How many columns from 0 to 1 give the largest dots whose highest stack fits."""
    most = twins.sizes["dot"] * _QUARTERS
    for columns in range(_FEWEST, most, _QUARTERS):
        highest = max(int(_piled(said, columns)[1].max()) for said in twins["dots"].to_numpy())
        if (highest + 1) * wide / columns <= tall:
            return columns
    return most


def _piled(said: ArrayLike, columns: int) -> tuple[Floats, NDArray[np.int_]]:
    """Where the dots of one patch stand: their columns' centres and their places in them."""
    return stacks(np.minimum(said, _INSIDE), 1 / columns)


def _patch(
    canvas: Canvas,
    axes: Axes,
    one: xr.Dataset,
    box: Box,
    columns: int,
) -> None:
    """One patch: ``box`` is left, bottom, width and the height up to the title's room."""
    left, bottom, wide, tall = box
    twin = str(one["twin"].item())
    diameter = wide / columns
    panel = Panel(left, bottom - 1, wide, 1.0, x=(0.0, 1.0), y=(0.0, 1.0))
    mean = float(panel.across(_mean(one)))
    top = bottom - tall + 1.2 * canvas.small
    axes.plot([mean, mean], [bottom, top], color=pen("muted"), linewidth=1.4, gid=f"mean-{twin}")
    at, place = _piled(one["dots"], columns)
    dots(
        axes,
        panel.across(at),
        bottom - (place + 0.5) * diameter,
        size=diameter - 0.8,
        gid=f"draws-{twin}",
    )
    panel.frame(canvas, axes, _TICKS)
    canvas.text(mean - 8, top + 0.7 * canvas.small, f"mean {fixed(_mean(one), 2)}", side="right")
    line = 1.35 * canvas.small
    canvas.text(left, bottom - tall - 1.2 * line, _title(one), size=canvas.title, bold=True)
    middle, draws = int(one["middle"]), int(one.attrs["draws"])
    words = f"{middle} of {draws} between ¼ and ¾; epistemic {_nats(one, 'epistemic')} nats"
    canvas.text(left, bottom - tall - 0.1 * line, words, ink="muted")


def _nats(one: xr.Dataset, part: str) -> str:
    return fixed(float(one[part]), 2)


def _table(twins: xr.Dataset) -> Table:
    classes = [str(c) for c in twins["class"].to_numpy()]
    rows = []
    for twin in (str(t) for t in twins["twin"].to_numpy()):
        one = twins.sel(twin=twin)
        draws = one["p_draws"].isel({"class": int(one["top"])}).to_numpy()
        low, high = np.quantile(draws, (0.025, 0.975))
        rows.append(
            (
                _NAMES.get(twin, twin),
                _class(one),
                classes[int(one["true"])],
                fixed(_mean(one), 2),
                f"{fixed(low, 2)} to {fixed(high, 2)}",
                f"{int(one['middle'])} of {int(twins.attrs['draws'])}",
                _nats(one, "aleatoric"),
                _nats(one, "epistemic"),
            )
        )
    return Table(
        columns=(
            "Patch",
            "Likeliest class",
            "What stood there",
            "Mean probability",
            "Middle 95 % of the draws",
            "Draws between ¼ and ¾",
            "Aleatoric, nats",
            "Epistemic, nats",
        ),
        rows=tuple(rows),
    )
