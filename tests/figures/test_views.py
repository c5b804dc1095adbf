"""The figures that are views: thin modules over the views room."""

import gzip
import json
from collections.abc import Callable

import pytest

from bayestalk.data.columns import CLASSES_BY_ELEVATION
from bayestalk.drawing import Drawing
from bayestalk.figures import (
    FIGURES,
    architecture,
    cells,
    cheat_sheet,
    neon,
    take_home,
    three_ways,
)
from bayestalk.figures.cheat_model import Model, read
from bayestalk.figures.networks import read_cells
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Network
from bayestalk.views.cells import all_ids
from bayestalk.views.scene import Path, Scene, collisions

from .networks import cells as cells_summary
from .reading import SVG, element

MODELS = {"linear": "linear", "logistic": "logistic", "deep": "deepnet"}
VIEWS = [
    *(f"{model}-{view}" for model in MODELS for view in ("function", "matrices", "diagram")),
    *(f"{model}-{view}" for model in MODELS for view in ("three-ways", "from", "to")),
    "take-home-1",
    "take-home-2",
    "cheat-sheet",
]


def _drawn(name: str) -> Drawing:
    spec = FIGURES[name]
    return spec.draw(*(cells_summary(summary.removeprefix("cells-")) for summary in spec.summaries))


@pytest.mark.parametrize("name", [*VIEWS, "cover-architecture", "neon"])
def test_figures_are_small_and_sure(name: str) -> None:
    """Each is drawn twice alike, within the budget, with a table and a form for phones."""
    drawing = _drawn(name)
    assert drawing == _drawn(name)
    assert drawing.narrow is not None
    assert len(gzip.compress((drawing.svg + drawing.narrow).encode())) <= 40_000
    assert drawing.table is not None
    assert {len(row) for row in drawing.table.rows} == {len(drawing.table.columns)}
    assert element(drawing.svg, name) is not None
    assert element(drawing.narrow, f"{name}-narrow") is not None


@pytest.mark.parametrize(("model", "network"), MODELS.items())
def test_to_holds_what_from_holds(model: str, network: str) -> None:
    """From and to have the same cells, one with numbers, the other with curves."""
    summary = cells_summary(network)
    before, after = (cells.draw(summary, model=model, view=view) for view in ("from", "to"))
    ids = set(all_ids(NETWORKS[network]))
    for drawing in (before, after):
        assert all(f'data-id="{name}"' in drawing.svg for name in ids)
    assert after.svg.count("<path") > before.svg.count("<path")
    assert (before.width, before.height) == (after.width, after.height)


def test_numbers_say_whose_they_are() -> None:
    """Beneath the numbers stands which observation they belong to."""
    drawing = three_ways.draw(cells_summary("linear"), model="linear", view="matrices")
    assert "Observation 3 of 30. Observed: −4.2 °C" in drawing.svg


def test_the_sheet_holds_every_parameter_once() -> None:
    """The cheat sheet shows the posterior of each parameter of all three models."""
    drawing = _drawn("cheat-sheet")
    for name in MODELS.values():
        for parameter in NETWORKS[name].parameters:
            for number in parameter.ids():
                slug = number.replace("[", "-").replace(",", "-").rstrip("]")
                element(drawing.svg, f"cheat-sheet-{name}-posterior-cell-{slug}")
    assert 1.29 <= drawing.width / drawing.height <= 1.42


@pytest.mark.parametrize("form", ["svg", "narrow", "stage"])
def test_the_sheets_matrices_are_complete(form: str) -> None:
    """From inputs to output no array of any model is missing, on paper, phone or slide."""
    drawn = getattr(_drawn("cheat-sheet"), form)
    for name in MODELS.values():
        network = NETWORKS[name]
        arrays = ["x", "y", *(p.name for p in network.parameters)]
        hidden = [f"z{k}" for k in range(1, len(network.layers))]
        for array in arrays + hidden:
            assert f"{name}-matrices-matrix-{array}" in drawn, (name, array)


def test_the_sheet_names_inputs_and_fills_cells() -> None:
    """Inputs are named beside weights and in the diagram, and cells hold numbers."""
    drawing = _drawn("cheat-sheet")
    assert drawing.narrow is not None
    for svg, figure in ((drawing.svg, "cheat-sheet"), (drawing.narrow, "cheat-sheet-narrow")):
        assert svg.count(">northness<") >= 6
        cell = element(svg, f"{figure}-linear-matrices-cell-w1-0-0")
        assert [words for e in cell.iter(f"{SVG}text") for words in e.itertext()]


@pytest.mark.parametrize("form", ["svg", "narrow", "stage"])
def test_the_sheet_says_what_its_curves_are(form: str) -> None:
    """Posterior, prior and the line at zero have their key on paper, phone and slide."""
    drawn = getattr(_drawn("cheat-sheet"), form)
    assert all(f">{words}<" in drawn for words in ("posterior", "prior", "zero"))


@pytest.mark.parametrize("drawn", [cheat_sheet.scene, cheat_sheet.narrow_scene])
def test_the_sheet_names_what_it_computes(drawn: Callable[[list[Model]], Scene]) -> None:
    """Each output is named twice, above its cell and in the diagram."""
    texts = [t.text for t in drawn([read(cells_summary(n)) for n in MODELS.values()]).texts()]
    assert {name: texts.count(name) for name in ("temperature", "tree", "hillshade")} == {
        "temperature": 2,
        "tree": 2,
        "hillshade": 2,
    }


@pytest.mark.parametrize("drawn", [cheat_sheet.scene, cheat_sheet.narrow_scene])
def test_no_input_name_interrupts_anothers_leader(drawn: Callable[[list[Model]], Scene]) -> None:
    """In the sheet's diagrams a name stands beside its own leader and on nobody else's."""
    found = drawn([read(cells_summary(name)) for name in MODELS.values()])
    names = [text for text in found.texts() if text.text in NETWORKS["linear"].inputs]
    leaders = [
        mark
        for mark in found.walk()
        if isinstance(mark, Path) and mark.box().width == 0 and mark.pen.stroke == "rule"
    ]
    assert len(names) >= 4
    assert not [m for m in leaders if any(m.box().overlaps(n.box(), -0.5) for n in names)]


def test_priors_stand_apart_on_the_slide() -> None:
    """Priors have cells of their own beside the posteriors."""
    stage = _drawn("cheat-sheet").stage
    assert stage is not None
    assert ">Priors<" in stage
    assert ">Posteriors, over priors<" in stage


def test_the_sheet_names_the_priors() -> None:
    """Priors are read off their densities: Normal(0, 3)."""
    assert "Normal(0, 3)" in _drawn("cheat-sheet").svg


def test_every_edge_of_the_cover_net_is_drawn() -> None:
    """The architecture has 1,860 edges, each naming its weight."""
    drawing = architecture.draw()
    weights = [name for p in NETWORKS["cover"].parameters for name in p.ids()]
    assert len(weights) == 1860
    assert all(f'data-id="{name}"' in drawing.svg for name in weights)


def test_classes_stand_by_elevation() -> None:
    """The classes run from the valley's to the summit's."""
    svg = architecture.draw().svg
    places = [svg.index(f">{name}<") for name in CLASSES_BY_ELEVATION]
    assert places == sorted(places)


def test_no_class_name_interrupts_anothers_leader() -> None:
    """On phones each class is named in full, and neither words nor leaders cross other words."""
    network = NETWORKS["cover"]
    order = tuple(network.outputs.index(name) for name in CLASSES_BY_ELEVATION)
    found = architecture.narrow_scene(network, order)
    words = [text for text in found.texts() if text.anchor == "middle"]
    assert not collisions(words)
    assert all(0 <= text.box().left <= text.box().right <= found.width for text in words)
    leaders = [mark for mark in found.walk() if isinstance(mark, Path) and len(mark.steps) == 2]
    upright = [mark for mark in leaders if mark.box().width == 0]
    assert not [mark for mark in upright if any(mark.box().overlaps(w.box(), -0.5) for w in words)]
    told = " ".join(text.text for text in words).replace("/ ", "/")
    assert all(name in told for name in network.outputs)


def test_the_sign_names_its_parts() -> None:
    """Posterior, likelihood, prior and evidence are groups and words of the sign."""
    drawing = neon.draw()
    for part in ("posterior", "likelihood", "prior", "evidence"):
        assert element(drawing.svg, f"neon-{part}") is not None
        assert f">{part}<" in drawing.svg
    assert "style=" not in drawing.svg


def test_the_sign_stays_on_its_wall() -> None:
    """No tube leaves the wall, wide or narrow."""
    for pieces, width in ((neon._wide()[0], 1130), (neon._narrow()[0], 340)):
        assert all(piece.x >= 10 and piece.x + piece.width <= width - 10 for piece in pieces)


def test_unknown_views_are_refused() -> None:
    """A view or point that does not exist is refused with those that do."""
    summary = cells_summary("linear")
    with pytest.raises(ValueError, match="choose function"):
        three_ways.draw(summary, model="linear", view="table")
    with pytest.raises(ValueError, match="choose from or to"):
        cells.draw(summary, model="linear", view="between")
    with pytest.raises(ValueError, match="choose 1 or 2"):
        take_home.draw(summary, point=3)


def test_summaries_of_other_networks_are_refused() -> None:
    """A summary whose network is unknown, or has changed, is refused."""
    summary = cells_summary("linear")
    network, _ = read_cells(summary)
    assert isinstance(network, Network)
    summary.attrs["network"] = json.dumps({"name": "linear", "widths": [3, 1]})
    with pytest.raises(ValueError, match="make the summary again"):
        read_cells(summary)
    summary.attrs["network"] = json.dumps({"name": "quadratic"})
    with pytest.raises(ValueError, match="choose one of linear"):
        read_cells(summary)
