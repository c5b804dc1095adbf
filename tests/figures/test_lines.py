"""The line, the treeline and the gap."""

import numpy as np
import pytest

from bayestalk.figures import gap, linear_intuition, logistic_line

from .factory import gap as gap_summary
from .factory import line_linear, line_logistic
from .reading import element, points, texts


def height(svg: str, ident: str) -> float:
    """How tall a band is at its tallest, in pixels."""
    at = points(svg, ident).round(0)
    return max(float(np.ptp(at[at[:, 0] == x, 1])) for x in np.unique(at[:, 0]))


@pytest.mark.parametrize("percent", [50, 80, 95])
def test_wider_posteriors_draw_wider_bands(percent: int) -> None:
    """Wider posteriors draw wider bands."""
    narrow = logistic_line.draw(line_logistic(spread=0.5)).svg
    wide = logistic_line.draw(line_logistic(spread=1.5)).svg
    ident = f"logistic-line-band-{percent}"
    assert height(wide, ident) > 1.5 * height(narrow, ident)


def test_bands_are_nested() -> None:
    """The 95 % band holds the 80 % band, and that the 50 % one."""
    svg = logistic_line.draw(line_logistic()).svg
    heights = [height(svg, f"logistic-line-band-{p}") for p in (50, 80, 95)]
    assert heights == sorted(heights)


def test_predictive_is_wider_than_credible() -> None:
    """A new reading is less certain than the line."""
    svg = linear_intuition.draw(line_linear()).svg
    credible = height(svg, "linear-intuition-band-95")
    assert height(svg, "linear-intuition-predictive-95") > 2 * credible


def test_the_pair_differs_in_its_weights() -> None:
    """Points stand on one side and densities on the other, in the parameters' colours."""
    svg = linear_intuition.draw(line_linear()).svg
    for name in ("w", "b"):
        for kind in ("point", "density"):
            shape = element(svg, f"linear-intuition-{kind}-{name}")
            fills = {e.get("fill") for e in shape.iter()}
            assert any(f and f.startswith(f"var(--bt-{name},") for f in fills)


def test_line_table_says_the_point() -> None:
    """The table holds the number that the pin marks."""
    line = line_linear()
    table = linear_intuition.draw(line).table
    assert table is not None
    assert table.rows[0][1] == f"{float(line['point_w']):.1f}".replace("-", "−")


def test_the_credible_band_shows_behind_its_lines() -> None:
    """Its edges are drawn in full ink, heavier than any line within it."""
    svg = linear_intuition.draw(line_linear()).svg

    def width(name: str) -> float:
        return max(
            float(str(e.get("stroke-width", "0")))
            for e in element(svg, f"linear-intuition-{name}").iter()
        )

    assert min(width("edge-0.025"), width("edge-0.975")) > 2 * width("draw-0")


def test_the_table_says_where_the_treeline_is() -> None:
    """Its last row holds the height at which a tree is as likely as not, in metres."""
    line = line_logistic()
    table = logistic_line.draw(line).table
    assert table is not None
    height = float(np.median(-1000 * line["b"] / line["w"]))
    assert table.rows[-1][:2] == ("Treeline, m", f"{height:,.0f}")


def test_the_table_says_the_doubt_in_the_gap() -> None:
    """SDs in the gap and beside it stand in the table, a row a fit."""
    table = gap.draw(gap_summary()).table
    assert table is not None
    seen, unseen = (float(cell) for cell in table.rows[0][1:3])
    assert table.columns[1:3] == ("SD where data was seen", "SD in the gap")
    assert unseen > 3 * seen


def test_every_plot_is_a_dot() -> None:
    """Trees and bare plots add up to the plots."""
    line = line_logistic()
    svg = logistic_line.draw(line).svg
    shapes = [element(svg, f"logistic-line-plots-{seen}") for seen in (0, 1)]
    uses = [e for shape in shapes for e in shape.iter() if e.get("href")]
    assert len(uses) == line.sizes["obs"]


def test_gap_is_marked_in_both_panels_alike() -> None:
    """The unseen range is as wide for one method as for the other."""
    svg = gap.draw(gap_summary()).svg
    widths = [np.ptp(points(svg, f"gap-unseen-{fit}")[:, 0]) for fit in ("nuts", "advi")]
    assert widths[0] == pytest.approx(widths[1], abs=0.2)


def test_gap_shows_the_mean_field_fit_too_sure() -> None:
    """The narrower posterior draws the narrower band on the same axis."""
    svg = gap.draw(gap_summary()).svg
    assert height(svg, "gap-nuts-band-95") > 2 * height(svg, "gap-advi-band-95")


def test_bands_are_named_in_place() -> None:
    """No legend: the words stand beside the bands."""
    assert "50, 80, 95 % credible" in texts(gap.draw(gap_summary()).svg)
    words = texts(linear_intuition.draw(line_linear()).svg)
    assert {"95 % predictive interval", "95 % credible interval"} <= set(words)


def test_the_fan_is_of_many_lines() -> None:
    """As many draws are drawn as the words say, and they spread as the posterior does."""
    svg = linear_intuition.draw(line_linear()).svg
    shown = linear_intuition.SHOWN_DRAWS
    ends = [points(svg, f"linear-intuition-draw-{i}")[0, 1] for i in range(shown)]
    assert f"{shown} draws of the line" in texts(svg)
    assert len(set(ends)) > 0.9 * shown
    calm = linear_intuition.draw(line_linear(spread=0.3)).svg
    others = [points(calm, f"linear-intuition-draw-{i}")[0, 1] for i in range(shown)]
    assert np.ptp(ends) > 2 * np.ptp(others)


def test_the_treeline_is_as_wide_as_its_band() -> None:
    """The bar at one half reaches from edge to edge of the 95 % band."""
    svg = logistic_line.draw(line_logistic()).svg
    bar, band = (points(svg, f"logistic-line-{name}") for name in ("treeline", "band-95"))
    edge = band[np.abs(band[:, 1] - bar[0, 1]).argsort()[:4]]
    assert np.ptp(bar[:, 0]) == pytest.approx(np.ptp(edge[:, 0]), rel=0.15)
