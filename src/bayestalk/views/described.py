"""What a view is called, what it says to those who cannot see it, and the table beneath it."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from bayestalk.drawing import Table
from bayestalk.network import Network
from bayestalk.views import cells as cells_
from bayestalk.views.cells import Cells
from bayestalk.views.svg import slug
from bayestalk.views.symbols import matrix_shape, shape_text, spoken

View = Literal["function", "matrices", "diagram", "three-ways"]

_DRAWN: Final[Mapping[View, str]] = {
    "function": "as a function",
    "matrices": "as matrices",
    "diagram": "as a neural diagram",
    "three-ways": "as a function, as matrices and as a neural diagram",
}

_UNNAMED: Final = "network"


def figure_name(network: Network, view: str, cells: Cells | None = None) -> str:
    """The name of a drawing, which begins each of its ids: ``growth-matrices-1f3a9c``.

    Two drawings of which view, network or numbers differ have different names, so that a page
    can hold both; the same drawing has the same name always.
    """
    numbers = sorted((name, cell.value) for name, cell in (cells or {}).items())
    digest = hashlib.sha256(repr((network, numbers)).encode()).hexdigest()[:6]
    name = slug(str(network.name))
    if not name[:1].isalpha():
        # an id that begins with a digit cannot be named in a style sheet as it is
        name = f"{_UNNAMED}-{name}".strip("-")
    return f"{name}-{view}-{digest}"


def alt(network: Network, view: View, note: str = "") -> str:
    """One sentence: whose network, its architecture, and the way it is drawn."""
    words = f"The network {network.name}, {network.describe()}, {_DRAWN[view]}."
    return f"{words} {note}".strip()


def table(network: Network, cells: Cells, names: Iterable[str] | None = None) -> Table:
    """The numbers drawn, of these names or of all; without numbers the symbols' shapes."""
    return cells_.table(network, cells, names) if cells else shapes(network)


def shapes(network: Network) -> Table:
    """Each symbol, its shape, and how many numbers it holds."""
    arrays = [(name, (1, width)) for name, width in network.values()]
    arrays += [(parameter.name, matrix_shape(parameter)) for parameter in network.parameters]
    rows = tuple(
        (spoken(name, network), shape_text(*shape)[1:-1], f"{shape[0] * shape[1]:,}")
        for name, shape in arrays
    )
    return Table(("symbol", "shape", "numbers"), rows, f"{network.size:,} numbers are learned.")
