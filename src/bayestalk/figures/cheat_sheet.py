"""The cheat sheet: three models, each as function, matrices, diagram, priors, posteriors.

One sheet in landscape, for A4 and Letter, all of it computed.
"""

from dataclasses import replace
from textwrap import wrap

import xarray as xr

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import cheat_densities as densities
from bayestalk.figures import cheat_pieces as pieces
from bayestalk.figures import cheat_stage
from bayestalk.figures.cheat_model import Model, read
from bayestalk.views import cells as cells_
from bayestalk.views import matrices, sheet, svg
from bayestalk.views.blocks import Measure
from bayestalk.views.scene import AnyMark, Pen, Run, Scene, Text, line
from bayestalk.views.sheet import Place, Placed

WIDTH = 1130.0
NARROW = 340.0

_COLUMNS = {
    "Function": (8.0, 174.0),
    "Matrices": (194.0, 474.0),
    "Neural diagram": (674.0, 162.0),
    "Priors": (844.0, 120.0),
    "Posteriors": (974.0, 152.0),
}
_LEAST = 192.0
"""The height of a row at least, so that a diagram can be read."""

_CELLS = Measure((30.0, 24.0), number=13, symbol=20, caption=13)
_NARROW_CELLS = Measure((36.0, 24.0), number=13, symbol=20, caption=13)
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
        _COLUMNS["Priors"][0], top + 22, 15, [c for m in models for c in m.learned]
    )
    return Scene(WIDTH, top + 30, tuple(marks))


def _place(column: str, top: float) -> Place:
    left, width = _COLUMNS[column]
    return Place(left, top, width)


def _row(model: Model, top: float) -> tuple[list[AnyMark], float]:
    network = model.network
    marks: list[AnyMark] = [Text(8, top + 18, (Run(model.title, "ink", "bold"),), 19)]
    found, y = sheet.function(network, _place("Function", top + 34))
    facts, bottom = _facts(model, Place(8, y + 6, 174, 14))
    marks += found + facts
    bottom = max(bottom, top + _LEAST)
    found, y = pieces.matrices(network, model.cells, _place("Matrices", top), _CELLS)
    marks += found
    bottom = max(bottom, y)
    for column, cells, prefix, curve in (
        ("Priors", model.priors, "", "prior"),
        ("Posteriors", model.cells, f"{network.name}-posterior", ""),
    ):
        place, rows = replace(_place(column, top), text=14), densities.by_layer(network)
        found, y = densities.draw(
            network, rows, cells, place, height=22, prefix=prefix, curve=curve
        )
        marks += found
        bottom = max(bottom, y)
    place = replace(_place("Neural diagram", top), text=13)
    marks += pieces.diagram(network, model.cells, place, bottom - top, units=119)
    return marks, bottom


def _facts(model: Model, place: Place) -> Placed:
    """What is known beside the formula: priors, and whose numbers stand in the cells."""
    network, size = model.network, place.text
    lines: list[tuple[Run, ...]] = [(Run(f"{network.size} parameters", "muted"),)]
    kinds = dict.fromkeys(
        (name[0], f"{scale:.3g}") for name, scale in sorted(model.scales.items(), reverse=True)
    )
    for letter, scale in kinds:
        symbol = {"w": "𝑤", "b": "𝑏"}[letter]
        runs = (Run(symbol, f"{letter}-strong", "math"), Run(f" ~ Normal(0, {scale})", "muted"))
        lines.append(runs)
    which, _, observed = model.note.partition(". ")
    told = [f"cells: {which.lower()}", *wrap(observed.lower().replace("°c", "°C"), 26)]
    lines += [(Run(words, "muted"),) for words in told]
    marks: list[AnyMark] = [
        Text(place.left, place.top + size + i * 1.4 * size, runs, size)
        for i, runs in enumerate(lines)
    ]
    return marks, place.top + 1.4 * size * len(lines)


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
        found, y = pieces.matrices(network, model.cells, replace(place, top=y + 12), _NARROW_CELLS)
        marks += found
        marks.append(Text(8, y + 22, (Run(model.note, "muted"),), 13))
        tall = 110.0 * len(network.layers) + 100
        at = Place(70, y + 36, 240, 13)
        marks += pieces.diagram(network, model.cells, at, tall, units=170)
        y += 36 + tall
        for left, words in ((8.0, "Priors"), (180.0, "Posteriors")):
            marks.append(Text(left, y + 26, (Run(words, "muted", "bold"),), 14))
        rows = densities.by_kind(network)
        place = Place(4, y + 36, 156, 12)
        found, first = densities.draw(network, rows, model.priors, place, height=24, curve="prior")
        marks += found
        place, prefix = replace(place, left=176), f"{network.name}-posterior"
        found, second = densities.draw(network, rows, model.cells, place, height=24, prefix=prefix)
        marks += found
        top = max(first, second) + 34
    marks += matrices.key(8, top, 13, [c for m in models for c in m.learned], right=NARROW - 8)
    return Scene(NARROW, top + 6, tuple(marks))
