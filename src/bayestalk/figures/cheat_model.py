"""What the cheat sheet knows of each model."""

from dataclasses import dataclass

import xarray as xr

from bayestalk.figures.networks import read_cells
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
    """A network, what its cells hold, and its priors."""

    network: Network
    cells: dict[str, Cell]
    priors: dict[str, Cell]
    scales: dict[str, float]

    @property
    def title(self) -> str:
        """What the model is called."""
        return _TITLES.get(self.network.name, self.network.name)


def read(summary: xr.Dataset) -> Model:
    """The model of a ``cells-*`` summary."""
    network, cells = read_cells(summary)
    return Model(network, cells, *sheet.priors(network, cells))
