"""From matplotlib to themed SVG."""

import subprocess
import sys
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from bayestalk.figures.svg import pen
from bayestalk.figures.theming import themed

from .reading import element, points

ROOT = Path(__file__).parents[2]


def figure() -> Figure:
    """An empty figure of 200 × 100 CSS pixels."""
    return Figure(figsize=(200 / 72, 100 / 72), dpi=72)


def test_view_box_is_css_pixels() -> None:
    """A point of matplotlib is a CSS pixel, and the drawing scales."""
    svg = themed(figure(), "x")
    assert 'viewBox="0 0 200 100"' in svg
    assert " width=" not in svg.split(">")[0]


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


def test_data_are_where_they_belong() -> None:
    """A line over the whole canvas ends in its corners."""
    drawn = figure()
    axes = drawn.add_axes((0, 0, 1, 1))
    axes.plot([0, 1], [0, 1], color=pen("ink"), gid="line")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
    assert points(themed(drawn, "x"), "x-line").tolist() == [[0, 100], [200, 0]]


def test_shared_style_is_said_of_each() -> None:
    """What many elements share is worked out once, and each still says it."""
    drawn = figure()
    axes = drawn.add_axes((0, 0, 1, 1))
    for at in (0.2, 0.5, 0.8):
        axes.plot([0, 1], [at, at], color=pen("w"), gid=f"line-{round(10 * at)}")
    axes.set_axis_off()
    svg = themed(drawn, "x")
    assert [e.get("stroke") for e in element(svg, "x-line-5").iter() if e.get("d")] == [
        "var(--bt-w, #d55e00)"
    ]
    assert svg.count("var(--bt-w, #d55e00)") == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "absent"),
    [
        ("sbc", "matplotlib.pyplot"),
        ("pymc-graph", "matplotlib"),
        ("contours", "matplotlib"),
        ("qr", "matplotlib"),
    ],
)
def test_no_library_is_loaded_in_vain(name: str, absent: str) -> None:
    """A figure alone is soon drawn: what takes long to import and is not used is not imported."""
    code = (
        "import sys\n"
        "from tests.figures.factory import SUMMARIES\n"
        "before = set(sys.modules)\n"
        "from bayestalk.figures import FIGURES\n"
        f"spec = FIGURES[{name!r}]\n"
        f"more = {{'url': 'https://example.org/'}} if {name!r} == 'qr' else {{}}\n"
        "spec.draw(*(SUMMARIES[one]() for one in spec.summaries), **more)\n"
        f"assert {absent!r} not in before, 'the factory imports it'\n"
        f"sys.exit({absent!r} in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()[-500:] or f"{absent} was imported"
