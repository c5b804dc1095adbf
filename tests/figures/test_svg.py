"""From matplotlib to themed SVG."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from bayestalk.figures.paths import compact, number, simplified
from bayestalk.figures.svg import PENS, pen, themed

from .reading import corners, element, points


def figure() -> Figure:
    """An empty figure of 200 × 100 CSS pixels."""
    return Figure(figsize=(200 / 72, 100 / 72), dpi=72)


def test_view_box_is_css_pixels() -> None:
    """A point of matplotlib is a CSS pixel, and the drawing scales."""
    svg = themed(figure(), "x")
    assert 'viewBox="0 0 200 100"' in svg
    assert " width=" not in svg.split(">")[0]


def test_pens_are_distinct() -> None:
    """Tokens that share a colour in one scheme are still told apart in others."""
    assert len(set(PENS.values())) == len(PENS)


def test_colour_becomes_variable_and_alpha_opacity() -> None:
    """A translucent weight keeps its token and its opacity apart."""
    drawn = figure()
    axes = drawn.add_axes((0, 0, 1, 1))
    axes.fill_between([0, 1], 0, 1, color=pen("w"), alpha=0.25, linewidth=0, gid="area")
    axes.set_axis_off()
    svg = themed(drawn, "x")
    path = next(e for e in element(svg, "x-area").iter() if e.get("d"))
    assert path.get("fill") == "var(--bt-w, #d55e00)"
    assert path.get("fill-opacity") == "0.25"


def test_foreign_colour_is_refused() -> None:
    """A colour that is no token's would not follow the theme."""
    drawn = figure()
    drawn.add_axes((0, 0, 1, 1)).set_axis_off()
    drawn.text(0.5, 0.5, "red", color="#ff0000")
    with pytest.raises(ValueError, match=r"#ff0000 is no token's.*pen"):
        themed(drawn, "x")


def test_text_is_text() -> None:
    """Words stay words, with no font of matplotlib's."""
    drawn = figure()
    drawn.text(0.5, 0.5, "−6.5 °C & more", color=pen("ink"), ha="center")
    svg = themed(drawn, "x")
    assert ">−6.5 °C &amp; more</text>" in svg
    assert "DejaVu" not in svg
    assert 'text-anchor="middle"' in svg


def test_compact_follows_the_same_path() -> None:
    """Relative steps lead where the absolute ones did, to a tenth of a pixel."""
    rng = np.random.default_rng(1)
    wanted = rng.uniform(0, 1000, (200, 2))
    path = "M " + "\nL ".join(f"{x:.6f} {y:.6f}" for x, y in wanted)
    assert np.abs(corners(compact(path)) - wanted).max() < 0.051
    assert len(compact(path)) < len(path) / 1.5


def test_compact_keeps_curves_and_closing() -> None:
    """Curves stay curves and closed shapes closed."""
    assert compact("M 10 10 \nC 10 20 20 30 130 30 \nz \n") == "M10 10c0 10 10 20 120 20z"


@pytest.mark.parametrize(
    ("value", "text"), [(12.30, "12.3"), (-0.04, "0"), (100.0, "100"), (-7.25, "-7.2")]
)
def test_number(value: float, text: str) -> None:
    """Coordinates are short."""
    assert number(value) == text


def test_simplified_stays_near() -> None:
    """No dropped point was farther from the line than the tolerance."""
    x = np.linspace(0, 10, 400)
    path = np.column_stack([x, np.sin(x)])
    kept = simplified(path, 0.01)
    assert 10 < len(kept) < 100
    assert np.abs(np.interp(x, kept[:, 0], kept[:, 1]) - np.sin(x)).max() < 0.01 * np.sqrt(2)


def test_data_are_where_they_belong() -> None:
    """A line over the whole canvas ends in its corners."""
    drawn = figure()
    axes = drawn.add_axes((0, 0, 1, 1))
    axes.plot([0, 1], [0, 1], color=pen("ink"), gid="line")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
    assert points(themed(drawn, "x"), "x-line").tolist() == [[0, 100], [200, 0]]
