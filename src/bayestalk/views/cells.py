"""What the cells of a drawing hold: a number, and where it is known, a density."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.drawing import Table
from bayestalk.network import Activation, Network
from bayestalk.views.symbols import value_text

_COUNTED = "Rows and columns are counted from 0."

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Density:
    """A computed density on a grid; ``atom`` is the probability sitting exactly at zero.

    ``heights`` belongs to the continuous part and integrates to ``1 - atom``. ``prior``, where
    given, is the prior's density on the same grid.
    """

    grid: tuple[float, ...]
    heights: tuple[float, ...]
    prior: tuple[float, ...] | None = None
    atom: float = 0.0

    def normal_prior(self) -> tuple[float, float] | None:
        """Mean and SD of the prior where it is a normal one, read off its logarithm's parabola."""
        if self.prior is None or len(self.grid) < 3:
            return None
        x, heights = np.asarray(self.grid), np.asarray(self.prior)
        seen = heights > 1e-12 * heights.max()
        if seen.sum() < 3:
            return None
        scale, shift = float(np.ptp(x[seen])) or 1.0, float(x[seen].mean())
        u, logs = (x[seen] - shift) / scale, np.log(heights[seen])
        a, b, c = np.polyfit(u, logs, 2)
        if a >= 0 or np.abs(a * u**2 + b * u + c - logs).max() > 1e-3:
            return None
        return float(shift - scale * b / (2 * a)), float(scale / np.sqrt(-2 * a))

    def prior_at(self, x: Floats) -> Floats:
        """The prior's density anywhere; off the grid it is 0 unless the prior is normal."""
        if self.prior is None:
            return np.zeros_like(x)
        if (found := self.normal_prior()) is not None:
            mean, sd = found
            heights: Floats = np.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * np.sqrt(2 * np.pi))
            return heights
        return np.interp(x, self.grid, self.prior, left=0.0, right=0.0)


@dataclass(frozen=True)
class Cell:
    """One number of a network, and what is known about it."""

    value: float
    mean: float
    sd: float
    low: float
    high: float
    density: Density | None = None

    @property
    def plain(self) -> bool:
        """Whether it is a number and no more: nothing was drawn at random."""
        return self.sd == 0 and self.low == self.high == self.value and self.density is None


Cells = Mapping[str, Cell]


def from_values(values: Mapping[str, float]) -> dict[str, Cell]:
    """Cells that hold plain numbers, e.g. ``{"w1[0,0]": -6.5, …}``."""
    return {name: Cell(value, value, 0.0, value, value) for name, value in values.items()}


def from_summary(summary: xr.Dataset) -> dict[str, Cell]:
    """The cells of a ``cells-*`` summary: dimensions ``id`` and ``point``.

    Raises
    ------
    ValueError
        Where the summary lacks a variable that cells are made from.
    """
    wanted = {"value", "mean", "sd", "low", "high", "grid", "density", "prior_density", "atom"}
    missing = sorted(wanted - set(map(str, summary.data_vars)))
    if missing:
        msg = f"summary has no {', '.join(missing)}: cells need {', '.join(sorted(wanted))}"
        raise ValueError(msg)
    arrays = {name: np.asarray(summary[name].values, dtype=float) for name in wanted}
    cells: dict[str, Cell] = {}
    for i, name in enumerate(map(str, summary["id"].values)):
        numbers = {key: float(arrays[key][i]) for key in ("value", "mean", "sd", "low", "high")}
        density = _density(
            *(arrays[key][i] for key in ("grid", "density", "prior_density")),
            atom=float(np.nan_to_num(arrays["atom"][i])),
        )
        cells[name] = Cell(density=density, **numbers)
    return cells


def _density(grid: Floats, heights: Floats, prior: Floats, *, atom: float) -> Density | None:
    if not np.isfinite(grid).all() or not np.isfinite(heights).all():
        return Density((), (), None, atom) if atom > 0 else None
    return Density(
        tuple(grid.tolist()),
        tuple(heights.tolist()),
        tuple(prior.tolist()) if np.isfinite(prior).all() else None,
        atom,
    )


def bounded(cells: Cells, network: Network) -> dict[str, Cell]:
    """The cells with densities folded back where an activation's values end.

    A kernel density smears past the ends of tanh (−1, 1), of sigmoid and softmax (0, 1) and
    of ReLU (0); what lies beyond is reflected, so that no value is shown that cannot be.
    """
    found = dict(cells)
    for k, layer in enumerate(network.layers, start=1):
        ends = _ENDS.get(layer.activation)
        name = "y" if k == len(network.layers) else f"z{k}"
        for unit in range(layer.units):
            cell = found.get(f"{name}[0,{unit}]")
            if ends and cell and cell.density and cell.density.grid:
                folded = _folded(cell.density, *ends)
                found[f"{name}[0,{unit}]"] = replace(cell, density=folded)
    return found


_ENDS: dict[Activation, tuple[float, float]] = {
    Activation.TANH: (-1.0, 1.0),
    Activation.SIGMOID: (0.0, 1.0),
    Activation.SOFTMAX: (0.0, 1.0),
    Activation.RELU: (0.0, np.inf),
}


def _folded(density: Density, low: float, high: float) -> Density:
    old, heights = np.asarray(density.grid), np.asarray(density.heights)
    if old[0] >= low and old[-1] <= high:
        return density
    grid = np.linspace(max(low, old[0]), min(high, old[-1]), len(old))

    def at(x: Floats) -> Floats:
        found: Floats = np.interp(x, old, heights, left=0.0, right=0.0)
        return found

    total = at(grid) + at(2 * low - grid)
    if np.isfinite(high):
        total = total + at(2 * high - grid)
    return replace(density, grid=tuple(grid.tolist()), heights=tuple(total.tolist()))


def table(network: Network, cells: Cells, ids: Iterable[str] | None = None) -> Table:
    """The numbers in a drawing's cells in drawing order.

    Value, mean, SD and 95 % interval; of plain numbers, of which there are no draws, the value.
    The value is called what is true in every drawing, with curves or fewer decimals in its cells.
    """
    names = [name for name in (all_ids(network) if ids is None else ids) if name in cells]
    if all(cells[name].plain for name in names):
        plain = tuple((label(name, network), value_text(cells[name].value)) for name in names)
        return Table(("cell", "number"), plain, _COUNTED)
    rows = []
    for name in names:
        cell = cells[name]
        told = (cell.value, cell.mean, cell.sd, cell.low, cell.high)
        rows.append((label(name, network), *(value_text(number) for number in told)))
    return Table(
        ("cell", "as one number", "mean", "SD", "2.5 %", "97.5 %"),
        tuple(rows),
        f"{_COUNTED} The interval holds the middle 95 % of the draws.",
    )


def all_ids(network: Network) -> list[str]:
    """Every id in the order a drawing shows it: inputs, then layer by layer."""
    parameters: dict[int, list[str]] = {}
    for parameter in network.parameters:
        parameters.setdefault(parameter.layer, []).extend(parameter.ids())
    found: list[str] = []
    layer = 0
    for name, width in network.values():
        if name != "x" and (name.endswith("'") or f"{name}'" not in dict(network.values())):
            layer += 1
            found += parameters[layer]
        found += [f"{name}[0,{i}]" for i in range(width)]
    return found


def label(name: str, network: Network) -> str:
    """An id with the input, output or bias it stands for: ``w1[0,0] (elevation)``."""
    array, _, rest = name.partition("[")
    indices = [int(number) for number in rest.rstrip("]").split(",")]
    if array in ("w1", "x"):
        return f"{name} ({network.inputs[indices[0 if array == 'w1' else 1]]})"
    if array == "y":
        return f"{name} ({network.outputs[indices[1]]})"
    return name
