"""One layer of the forest net as a map needs it: means and SDs, rows and columns in order."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from bayestalk.data.columns import CLASSES_BY_ELEVATION
from bayestalk.figures.places import Floats
from bayestalk.figures.wording import fixed
from bayestalk.models.networks import NETWORKS

LAYERS: Final = ("1", "2", "out")


@dataclass(frozen=True)
class Layer:
    """One layer's posterior: mean and SD of shape ``(from, to)``, rows and columns ordered.

    Parameters
    ----------
    mean, sd
        Of every weight.
    rows, columns
        Their names; those of units are empty.
    groups
        Names and sizes of runs of rows that belong together.
    reach
        The largest mean that the colours tell apart.
    width
        Half the width of the middle 68 % of each weight's prior.
    note
        What the numbers rest on, and how wide the prior is.
    """

    mean: Floats
    sd: Floats
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[tuple[str, int], ...]
    reach: float
    width: float
    note: str

    @property
    def starts(self) -> list[int]:
        """The first row of each group, and the end of the last."""
        return [0, *np.cumsum([size for _, size in self.groups]).tolist()]


def layer_of(weights: xr.Dataset, layer: str, fit: str) -> Layer:
    """One layer of one fit, ordered: inputs and units by signal over noise, classes by height.

    Raises
    ------
    ValueError
        Where there is no such layer, or no such fit.
    """
    _known("layer", layer, LAYERS)
    _known("fit", fit, tuple(str(name) for name in weights["fit"].to_numpy()))
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
    names = [str(c) for c in mean[columns_dim].to_numpy()[by_columns]]
    return Layer(
        mean=mean.to_numpy()[np.ix_(by_rows, by_columns)],
        sd=sd.to_numpy()[np.ix_(by_rows, by_columns)],
        rows=tuple(str(r) for r in mean[rows_dim].to_numpy()[by_rows]),
        columns=tuple(names) if columns_dim == "class" else ("",) * len(names),
        groups=tuple((g.name, g.size) for g in groups) or (("", signal.shape[0]),),
        reach=float(weights.attrs["reach"]),
        width=float(weights[f"width_{layer}"]),
        note=_note(weights, layer, fit),
    )


def _known(what: str, name: str, names: tuple[str, ...]) -> None:
    if name not in names:
        msg = f"no {what} {name!r}: choose one of {', '.join(names)}"
        raise ValueError(msg)


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
