"""The cheat sheet on a slide: a column a model, and words that the last row can read."""

from collections.abc import Sequence
from typing import Final

from bayestalk.figures.cheat_model import Model
from bayestalk.views import matrices, sheet
from bayestalk.views.scene import AnyMark, Pen, Run, Scene, Text, line
from bayestalk.views.sheet import Place

WIDTH: Final = 1126.0

_TEXT, _SYMBOL, _TITLE = 18.0, 25.0, 23.0
_FUNCTION, _DIAGRAM, _CELLS = 32.0, 138.0, 250.0
"""Where each row begins."""

_MARGIN: Final = 14.0


def scene(models: Sequence[Model]) -> Scene:
    """Function, diagram, and cells with the posterior over its prior, for each model."""
    across = WIDTH / len(models)
    marks: list[AnyMark] = []
    bottoms: list[float] = []
    for column, model in enumerate(models):
        found, bottom = _column(model, column * across, across)
        marks += found
        bottoms.append(bottom)
    bottom = max(bottoms)
    for column in range(1, len(models)):
        x = column * across
        marks.append(line([(x, 0), (x, bottom)], Pen(stroke="faint", width=1.25)))
    learned = [
        model.cells[name] for model in models for p in model.network.parameters for name in p.ids()
    ]
    marks += matrices.key(_MARGIN, bottom + 26, _TEXT, learned)
    return Scene(WIDTH, bottom + 34, tuple(marks))


def _column(model: Model, left: float, width: float) -> tuple[list[AnyMark], float]:
    network, name = model.network, model.network.name
    start, room = left + _MARGIN, width - 2 * _MARGIN

    def place(top: float, inset: float = 0.0) -> Place:
        return Place(start + inset, top, room - 2 * inset, _TEXT, _SYMBOL)

    marks: list[AnyMark] = [
        Text(start, 0.85 * _TITLE, (Run(model.title, "ink", "bold"),), _TITLE),
    ]
    found, _ = sheet.function(network, place(_FUNCTION), largest=30.0)
    marks += found
    found, _ = sheet.diagram(network, model.cells, place(_DIAGRAM, 50.0), _CELLS - _DIAGRAM - 4)
    marks += found
    found, bottom = sheet.parameters(
        network, model.cells, place(_CELLS), prefix=f"{name}-posterior", widest=190.0
    )
    return marks + found, bottom
