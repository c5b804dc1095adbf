"""What the cheat sheet knows of each model."""

from dataclasses import dataclass, replace

import xarray as xr

from bayestalk.figures.networks import read_cells, told
from bayestalk.network import Network
from bayestalk.views import sheet
from bayestalk.views.cells import Cell

_TITLES = {
    "linear": "Linear regression",
    "logistic": "Logistic regression",
    "deepnet": "Deep neural net",
}


@dataclass(frozen=True)
class Model:
    """A network, what its cells hold, which observation that is, and its priors."""

    network: Network
    cells: dict[str, Cell]
    priors: dict[str, Cell]
    scales: dict[str, float]
    note: str

    @property
    def title(self) -> str:
        """What the model is called."""
        return _TITLES.get(self.network.name, self.network.name)

    @property
    def learned(self) -> list[Cell]:
        """What its parameters' cells hold."""
        return [self.cells[name] for p in self.network.parameters for name in p.ids()]


def read(summary: xr.Dataset) -> Model:
    """The model of a ``cells-*`` summary."""
    network, cells = read_cells(summary)
    priors, scales = sheet.priors(network, cells)
    thin = {name: _thinned(cell) for name, cell in priors.items()}
    return Model(network, cells, thin, scales, told(summary))


def _thinned(cell: Cell) -> Cell:
    """Every other point of a curve is enough for a cell so small."""
    if cell.density is None:
        return cell
    density = cell.density
    half = replace(density, grid=density.grid[::2], heights=density.heights[::2])
    return replace(cell, density=half)
