"""The cheat sheet: three models, each as function, matrices, diagram, priors, posteriors.

One sheet in landscape, for A4 and Letter, all of it computed.
"""

from dataclasses import replace

import xarray as xr

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import cheat_stage
from bayestalk.figures.cheat_model import Model, read
from bayestalk.views import cells as cells_
from bayestalk.views import matrices, sheet, svg
from bayestalk.views.cells import Cell
from bayestalk.views.scene import AnyMark, Pen, Run, Scene, Text, line
from bayestalk.views.sheet import Place

WIDTH = 1130.0
NARROW = 340.0

_COLUMNS = {
    "Function": (8.0, 226.0),
    "Matrices": (258.0, 288.0),
    "Neural diagram": (568.0, 132.0),
    "Priors": (730.0, 180.0),
    "Posteriors": (934.0, 190.0),
}
_HEAD = 34.0
_GAP = 14.0


def draw(*summaries: xr.Dataset) -> Drawing:
    """Draw the sheet from the ``cells-*`` summaries, one row a model."""
    models = [read(summary) for summary in summaries]
    wide, narrow = scene(models), narrow_scene(models)
    return Drawing(
        svg=svg.render(wide, "cheat-sheet"),
        width=wide.width,
        height=wide.height,
        table=table(models),
        narrow=svg.render(narrow, "cheat-sheet-narrow"),
        stage=svg.render(cheat_stage.scene(models), "cheat-sheet-stage"),
    )


def table(models: list[Model]) -> Table:
    """Every parameter of every model."""
    rows: list[tuple[str, ...]] = []
    columns: tuple[str, ...] = ()
    for model in models:
        names = [name for p in model.network.parameters for name in p.ids()]
        part = cells_.table(model.network, model.cells, names)
        columns = ("model", *part.columns)
        rows += [(model.title, *row) for row in part.rows]
    return Table(columns, tuple(rows))


def scene(models: list[Model]) -> Scene:
    """The sheet as data."""
    marks: list[AnyMark] = []
    for words, (left, _) in _COLUMNS.items():
        marks.append(Text(left, 17, (Run(words, "muted", "bold"),), 17))
    top = _HEAD
    for model in models:
        marks.append(line([(8, top), (WIDTH - 8, top)], Pen(stroke="faint", width=1.25)))
        found, bottom = _row(model, top + 10)
        marks += found
        top = bottom + _GAP
    marks.append(line([(8, top), (WIDTH - 8, top)], Pen(stroke="faint", width=1.25)))
    marks += matrices.key(
        _COLUMNS["Posteriors"][0], top + 22, 15, [c for m in models for c in _learned(m)]
    )
    return Scene(WIDTH, top + 30, tuple(marks))


def _learned(model: Model) -> list[Cell]:
    return [model.cells[name] for p in model.network.parameters for name in p.ids()]


def _place(column: str, top: float) -> Place:
    left, width = _COLUMNS[column]
    return Place(left, top, width)


def _row(model: Model, top: float) -> tuple[list[AnyMark], float]:
    network = model.network
    marks: list[AnyMark] = [Text(8, top + 18, (Run(model.title, "ink", "bold"),), 20)]
    found, y = sheet.function(network, _place("Function", top + 34))
    marks += found + _facts(model, Place(8, y + 6, 226))
    found, bottom = sheet.matrices(network, _place("Matrices", top))
    marks += found
    found, y = sheet.parameters(
        network, model.cells, _place("Posteriors", top), prefix=f"{network.name}-posterior"
    )
    marks += found
    bottom = max(bottom, y)
    found, y = sheet.parameters(network, model.priors, _place("Priors", top), curve="prior")
    marks += found
    bottom = max(bottom, y)
    found, _ = sheet.diagram(network, model.cells, _place("Neural diagram", top), bottom - top - 8)
    return marks + found, bottom


def _facts(model: Model, place: Place) -> list[AnyMark]:
    """What is known beside the formula: inputs, output, priors."""
    network, size = model.network, place.text
    lines: list[tuple[Run, ...]] = [
        (Run(f"{network.size} parameters", "muted"),),
        (Run("x: ", "muted"), Run(", ".join(network.inputs[:2]) + ",", "muted")),
        (Run("     " + ", ".join(network.inputs[2:]), "muted"),),
        (Run(f"y: {', '.join(network.outputs)}", "muted"),),
    ]
    kinds = dict.fromkeys(
        (name[0], f"{scale:.3g}") for name, scale in sorted(model.scales.items(), reverse=True)
    )
    for letter, scale in kinds:
        symbol = {"w": "𝑤", "b": "𝑏"}[letter]
        runs = (Run(symbol, f"{letter}-strong", "math"), Run(f" ~ Normal(0, {scale})", "muted"))
        lines.append(runs)
    return [
        Text(place.left, place.top + size + i * 1.4 * size, runs, size)
        for i, runs in enumerate(lines)
    ]


def narrow_scene(models: list[Model]) -> Scene:
    """The same for a phone, one piece beneath the other."""
    marks: list[AnyMark] = []
    top = 0.0
    for model in models:
        network = model.network
        marks.append(Text(4, top + 18, (Run(model.title, "ink", "bold"),), 19))
        place = Place(8, top + 34, NARROW - 16, 13)
        found, y = sheet.function(network, place)
        marks += found
        found, y = sheet.matrices(network, replace(place, top=y + 12))
        marks += found
        found, y = sheet.diagram(
            network, model.cells, Place(60, y + 12, 220, 13), 110.0 * len(network.layers) + 20
        )
        marks += found
        for left, words in ((8.0, "Priors"), (180.0, "Posteriors")):
            marks.append(Text(left, y + 26, (Run(words, "muted", "bold"),), 14))
        found, first = sheet.parameters(
            network, model.priors, Place(4, y + 36, 156, 12), curve="prior"
        )
        marks += found
        found, second = sheet.parameters(
            network,
            model.cells,
            Place(176, y + 36, 156, 12),
            prefix=f"{network.name}-posterior",
        )
        marks += found
        top = max(first, second) + 34
    return Scene(NARROW, top - 26, tuple(marks))
