"""The cheat sheet on a slide: the same rows and columns, in words that the last row can read."""

from collections.abc import Sequence
from typing import Final

from bayestalk.figures import cheat_densities as densities
from bayestalk.figures import cheat_pieces as pieces
from bayestalk.figures.cheat_model import Model
from bayestalk.views import matrices, sheet
from bayestalk.views.blocks import Measure
from bayestalk.views.scene import AnyMark, Pen, Run, Scene, Text, line
from bayestalk.views.sheet import Place, Placed

WIDTH: Final = 1126.0

_COLUMNS: Final = {
    "Function": (4.0, 234.0),
    "Matrices": (246.0, 328.0),
    "Diagram": (582.0, 170.0),
    "Priors": (764.0, 150.0),
    "Posteriors, over priors": (924.0, 200.0),
}
_TEXT: Final = 18.0
_SYMBOL: Final = 24.0
_HEAD: Final = 26.0
_CELLS: Final = Measure((15.0, 14.0), symbol=24, caption=18)


def scene(models: Sequence[Model]) -> Scene:
    """A row a model: function, matrices, diagram, priors, posteriors."""
    marks: list[AnyMark] = [
        Text(left, 17, (Run(words, "muted", "bold"),), _TEXT)
        for words, (left, _) in _COLUMNS.items()
    ]
    top = _HEAD
    for model in models:
        marks.append(line([(4, top), (WIDTH - 4, top)], Pen(stroke="faint", width=1.25)))
        found, bottom = _row(model, top + 3)
        marks += found
        top = bottom + 2
    marks += _key(models, top)
    return Scene(WIDTH, top, tuple(marks))


def _key(models: Sequence[Model], bottom: float) -> list[AnyMark]:
    """What the curves are, in the corner that the last function leaves free."""
    left, width = _COLUMNS["Function"]
    cells = [cell for model in models for cell in model.learned]
    return matrices.key(left, bottom - 2.1 * _TEXT, _TEXT, cells, right=left + width)


def _place(column: str, top: float) -> Place:
    left, width = _COLUMNS[column]
    return Place(left, top, width, _TEXT, _SYMBOL)


def _row(model: Model, top: float) -> Placed:
    network = model.network
    marks: list[AnyMark] = [Text(4, top + 20, (Run(model.title, "ink", "bold"),), 21)]
    found, _ = sheet.function(network, _place("Function", top + 32), largest=27.0)
    marks += found
    found, bottom = pieces.matrices(network, {}, _place("Matrices", top), _CELLS, "nothing")
    marks += found
    tall = 17.0 if len(network.layers) == 1 else 25.0
    for column, cells, prefix, curve in (
        ("Priors", model.priors, "", "prior"),
        ("Posteriors, over priors", model.cells, f"{network.name}-posterior", ""),
    ):
        place, rows = _place(column, top), densities.by_kind(network)
        found, y = densities.draw(
            network, rows, cells, place, height=tall, prefix=prefix, curve=curve
        )
        marks += found
        bottom = max(bottom, y)
    found, _ = sheet.diagram(network, model.cells, _place("Diagram", top), bottom - top)
    return marks + found, bottom
