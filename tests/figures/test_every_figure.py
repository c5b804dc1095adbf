"""What holds for every figure of this room."""

import gzip
import re

import numpy as np
import pytest
import xarray as xr
from lxml import etree

from bayestalk.drawing import Drawing
from bayestalk.figures import FIGURES
from bayestalk.figures.wording import SHORT

from .factory import CLASSES, SUMMARIES

OURS = sorted(name for name, spec in FIGURES.items() if spec.summaries)
GIVEN = {"contours", "mountain", "pymc-graph"} | {n for n in OURS if n.endswith("-function")}
"""Figures of what is given: the mountain, a model, an architecture."""

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def summaries() -> dict[str, xr.Dataset]:
    """Every made-up summary, once."""
    return {name: make() for name, make in SUMMARIES.items()}


@pytest.fixture(scope="module")
def drawings(summaries: dict[str, xr.Dataset]) -> dict[str, Drawing]:
    """Every figure drawn once."""
    return {
        name: FIGURES[name].draw(*(summaries[s] for s in FIGURES[name].summaries)) for name in OURS
    }


def parts(drawing: Drawing) -> list[str]:
    """The wide SVG and, where there are such, the narrow one and that for slides."""
    return [svg for svg in (drawing.svg, drawing.narrow, drawing.stage) if svg]


@pytest.mark.parametrize("name", OURS)
def test_bytes_repeat(
    name: str, drawings: dict[str, Drawing], summaries: dict[str, xr.Dataset]
) -> None:
    """The same summary gives the same bytes."""
    again = FIGURES[name].draw(*(summaries[s] for s in FIGURES[name].summaries))
    assert again == drawings[name]


@pytest.mark.parametrize("name", OURS)
def test_nothing_but_presentation_attributes(name: str, drawings: dict[str, Drawing]) -> None:
    """No style attribute, no style sheet, no script, no date, no reference outside."""
    for svg in parts(drawings[name]):
        root = etree.fromstring(svg)
        assert not [e for e in root.iter() if e.get("style")]
        assert not list(root.iter(f"{SVG}style", f"{SVG}script", f"{SVG}metadata", f"{SVG}image"))
        assert all(e.get("href", "#").startswith("#") for e in root.iter())
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
        assert not [k for e in root.iter() for k in e.attrib if str(k).startswith("on")]


@pytest.mark.parametrize("name", OURS)
def test_ids_are_unique_and_named_after_the_figure(name: str, drawings: dict[str, Drawing]) -> None:
    """Two figures on a page share no id, nor do the wide and the narrow drawing."""
    ids = [
        str(e.get("id"))
        for svg in parts(drawings[name])
        for e in etree.fromstring(svg).iter()
        if e.get("id")
    ]
    assert len(ids) == len(set(ids))
    assert all(i == name or i.startswith(f"{name}-") for i in ids)


@pytest.mark.parametrize("name", OURS)
def test_references_lead_somewhere(name: str, drawings: dict[str, Drawing]) -> None:
    """Every reused shape and every clip is in the same drawing."""
    for svg in parts(drawings[name]):
        ids = set(re.findall(r' id="([^"]+)"', svg))
        assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', svg)) <= {
            pair for i in ids for pair in ((i, ""), ("", i))
        }


@pytest.mark.parametrize("name", OURS)
def test_weight(name: str, drawings: dict[str, Drawing]) -> None:
    """What a page holds of it weighs at most 40 kB on the way to the reader, and so on a slide."""
    drawing = drawings[name]
    for shown in (drawing.svg + (drawing.narrow or ""), drawing.stage or ""):
        assert len(gzip.compress(shown.encode())) <= 40_000


@pytest.mark.parametrize("name", OURS)
def test_colours_follow_the_theme(name: str, drawings: dict[str, Drawing]) -> None:
    """Every colour is a token's variable, so that dark and print work from one drawing."""
    for svg in parts(drawings[name]):
        colors = re.findall(r'(?:fill|stroke)="([^"]+)"', svg)
        assert colors
        assert {c for c in colors if c != "none" and not c.startswith("var(--bt-")} == set()


@pytest.mark.parametrize("name", OURS)
def test_text_is_large_enough(name: str, drawings: dict[str, Drawing]) -> None:
    """Labels have at least 18 px on slides and 12 px on phones, as text."""
    drawing = drawings[name]
    for svg, least in ((drawing.stage or drawing.svg, 18.0), (drawing.narrow, 12.0)):
        if svg is None:
            continue
        sizes = [float(s) for s in re.findall(r'font-size="([\d.]+)"', svg)]
        assert all(size >= least for size in sizes)
        assert sizes or name == "contours"


@pytest.mark.parametrize("name", OURS)
def test_text_stays_inside(name: str, drawings: dict[str, Drawing]) -> None:
    """No label begins or ends outside the picture, at a letter's average width."""
    for svg in parts(drawings[name]):
        root = etree.fromstring(svg)
        _, _, width, height = map(float, str(root.get("viewBox")).split())
        for text in root.iter(f"{SVG}text"):
            if text.get("transform") or text.text is None:
                continue
            x, y = float(text.get("x", "0")), float(text.get("y", "0"))
            long = 0.47 * float(text.get("font-size", "18")) * len(text.text)
            shift = {"middle": -long / 2, "end": -long}.get(text.get("text-anchor", ""), 0.0)
            assert x + shift >= -4, text.text
            assert x + shift + long <= width + 4, text.text
            assert 0 <= y <= height, text.text


@pytest.mark.parametrize("name", [n for n in OURS if n != "contours"])
def test_table_is_a_rectangle(name: str, drawings: dict[str, Drawing]) -> None:
    """Each row of a table has a cell for each column, and none is empty."""
    table = drawings[name].table
    assert table is not None
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(cell and "nan" not in cell for row in table.rows for cell in row)


def moved(summary: xr.Dataset) -> xr.Dataset:
    """The same summary of another result: numbers a little smaller, counts in another order."""
    found = summary.copy()
    for name, variable in summary.data_vars.items():
        values = variable.to_numpy()
        if values.dtype.kind == "f":
            found[name] = (variable.dims, 0.9 * values)
        elif values.dtype.kind in "iu" and values.ndim:
            found[name] = (variable.dims, np.roll(values, 1, axis=-1))
    told = {
        key: value + 1 if isinstance(value, int) else value for key, value in found.attrs.items()
    }
    return found.assign_attrs(told)


@pytest.mark.parametrize("name", [n for n in OURS if n not in GIVEN])
def test_another_result_gives_another_drawing_and_another_table(
    name: str, drawings: dict[str, Drawing], summaries: dict[str, xr.Dataset]
) -> None:
    """Neither the drawing nor the table beneath it can outlive what it was made from."""
    spec = FIGURES[name]
    other = spec.draw(*(moved(summaries[one]) for one in spec.summaries))
    assert other.svg != drawings[name].svg
    assert other.table != drawings[name].table


def test_the_wrong_number_of_summaries_is_refused() -> None:
    """A figure says which summaries it wants."""
    with pytest.raises(ValueError, match=r"got 0 summaries.*1: give gap"):
        FIGURES["gap"].draw()


def test_a_figure_says_what_it_asks_for() -> None:
    """What no summary holds has to be given by whoever draws it."""
    with pytest.raises(ValueError, match="figure 'qr' got no url: give url=…"):
        FIGURES["qr"].draw()


def test_names_are_keys() -> None:
    """A figure is listed under its own name."""
    assert all(name == spec.name for name, spec in FIGURES.items())


def test_short_names_belong_to_classes() -> None:
    """Each shortened class name is a class's."""
    assert set(SHORT) <= set(CLASSES)
