"""Predictions of the forest net: confusions, cases, doubts and twins."""

import numpy as np
import pytest

from bayestalk.figures import (
    cases,
    confusion,
    elevation_classes,
    twins,
    uncertainty_map,
)
from bayestalk.theme import SCHEMES, Scheme, color

from . import factory
from .looking import Seen, contrast, rgb
from .reading import corners, element, points, texts


def test_confusion_counts_every_row() -> None:
    """The table's counts add up to the rows, and each is written in its cell."""
    summary = factory.confusion()
    drawing = confusion.draw(summary)
    assert drawing.table is not None
    counts = summary["counts"].sel({"method": "sampled"})
    shown = sum(int(c.replace(",", "")) for row in drawing.table.rows for c in row[1:8])
    assert shown == int(counts.sum())
    assert [row[0] for row in drawing.table.rows] == list(factory.CLASSES)


def test_elevation_rises_from_class_to_class() -> None:
    """Classes stand in the order of their height, and each one's quantiles rise."""
    table = elevation_classes.draw(factory.confusion()).table
    assert table is not None
    heights = np.array([[int(cell.replace(",", "")) for cell in row[1:]] for row in table.rows])
    assert np.all(np.diff(heights[:, 2]) > 0)
    assert np.all(np.diff(heights, axis=1) > 0)


def test_ranges_of_elevation_are_named() -> None:
    """What dot, thick and thin lines are stands in both drawings."""
    drawing = elevation_classes.draw(factory.confusion())
    assert {"5 % lie below", "5 % lie above", "half of them"} <= set(texts(drawing.svg))
    assert drawing.narrow is not None
    assert any("middle half" in words for words in texts(drawing.narrow))


def test_a_cell_is_the_stronger_the_more_rows() -> None:
    """Strength follows the share of a row, on the diagonal and off it."""
    strength = [confusion._strength(share) for share in np.linspace(0, 1, 101)]
    assert np.all(np.diff(strength) >= 0)
    assert strength[98] > strength[74] + 0.1


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("share", np.linspace(0, 1, 41))
def test_a_count_can_be_read_in_every_cell(share: float, scheme: Scheme) -> None:
    """Whatever a cell's share of its row, its count has the contrast that slides ask for."""
    ground = rgb(color("ground", scheme))
    cell = Seen("ink", confusion._strength(share), "fill", "").shade(scheme, ground)
    count = rgb(color(confusion._ink(share), scheme))
    assert contrast(count, cell) >= 7


def test_a_class_without_rows_has_no_share() -> None:
    """Where nothing stood, nothing was found: a dash, in the drawing and in the table."""
    summary = factory.confusion()
    summary["counts"].loc[{"true": "Aspen"}] = 0
    drawing = confusion.draw(summary)
    assert drawing.table is not None
    assert [row[-1] for row in drawing.table.rows if row[0] == "Aspen"] == ["–"]
    for svg in (drawing.svg, drawing.narrow):
        assert svg is not None
        assert "found" in texts(svg)
        assert "–" in texts(svg)


def test_wider_draws_give_longer_lines() -> None:
    """The more the draws of a case disagree, the longer its lines."""

    def length(spread: float) -> float:
        svg = cases.draw(factory.cases(spread=spread)).svg
        paths = [e.get("d") for i in range(12) for e in element(svg, f"cases-interval-{i}").iter()]
        lines = [f"M{line}" for d in paths if d for line in d.split("M")[1:]]
        return sum(float(np.ptp(corners(line)[:, 0])) for line in lines)

    assert length(1.0) > 1.5 * length(0.3)


def test_lines_run_clear_of_bars() -> None:
    """No line crosses the bar above it, so that neither hides where the other ends."""
    svg = cases.draw(factory.cases()).svg
    for i in range(12):
        bar = points(svg, f"cases-true-{i}")[:, 1].max()
        lines = points(svg, f"cases-interval-{i}")[:, 1]
        below = lines[lines > bar].min() - bar
        assert below > 1.5  # half of a line's width


def test_wrong_cases_say_so() -> None:
    """Each case is called right or wrong, with how sure its best guess is."""
    summary = factory.cases()
    words = texts(cases.draw(summary).svg)
    top = summary["p_mean"].max("class").to_numpy()
    hit = (summary["p_mean"].argmax("class") == summary["true"]).to_numpy()
    for i, (sure, right) in enumerate(zip(top, hit, strict=True)):
        said = f"{i + 1}: {'right' if right else 'wrong'}, {100 * sure:.0f}\N{NO-BREAK SPACE}%"
        assert said in words


def test_means_of_right_and_wrong_are_marked() -> None:
    """A ring marks each panel's mean, and the table says it."""
    drawing = uncertainty_map.draw(factory.uncertainty())
    for kind in ("right", "wrong"):
        assert element(drawing.svg, f"uncertainty-map-mean-{kind}") is not None
    assert drawing.table is not None
    assert float(drawing.table.rows[1][3]) > float(drawing.table.rows[0][3])


def test_no_prediction_is_lost() -> None:
    """Titles and table count all rows, not those that the map's cells happen to hold."""
    summary = factory.uncertainty()
    drawing = uncertainty_map.draw(summary)
    assert {"3,250 right predictions", "530 wrong predictions"} <= set(texts(drawing.svg))
    assert drawing.table is not None
    assert [row[1] for row in drawing.table.rows] == ["3,250", "530"]
    assert "3 lie beyond" in drawing.table.note


def test_strength_means_the_same_in_both_panels() -> None:
    """As large a share of a panel's rows is as strong, however many rows the panel has."""
    summary = factory.uncertainty()
    for name in ("right", "wrong"):
        summary[f"counts_{name}"][:] = 0
    summary["counts_right"][3, 3] = 325  # a tenth of either panel
    summary["counts_wrong"][3, 3] = 53
    svg = uncertainty_map.draw(summary).svg
    for kind in ("right", "wrong"):
        assert element(svg, f"uncertainty-map-cells-{kind}-5") is not None


def test_twins_share_an_axis() -> None:
    """A probability is as far from the left of its panel in both."""
    summary = factory.twins()
    summary["p_mean"][:] = 1 / 7
    drawing = twins.draw(summary)
    assert drawing.narrow is not None
    wide, narrow = (
        [points(svg, f"{name}-mean-{twin}")[0, 0] for twin in ("agree", "split")]
        for svg, name in ((drawing.svg, "twins"), (drawing.narrow, "twins-narrow"))
    )
    assert wide[1] - wide[0] == 574
    assert narrow[1] == narrow[0]


def test_twins_have_dots_to_be_counted() -> None:
    """As many dots as there are quantiles, none above or beside its panel."""
    drawing = twins.draw(factory.twins())
    for twin in ("agree", "split"):
        group = element(drawing.svg, f"twins-draws-{twin}")
        dots = [e for e in group.iter() if e.get("href")]
        assert len(dots) == 20
        assert min(float(e.get("y", "0")) for e in dots) > 70
    assert "each dot: 5 of the 100 networks" in " ".join(texts(drawing.svg))


def test_twins_can_be_counted_between_quarters() -> None:
    """As many dots stand between ¼ and ¾ as quantiles lie there, and none on an edge."""
    summary = factory.twins()
    drawing = twins.draw(summary)
    for svg, name, left, wide in (
        (drawing.svg, "twins", 8.0, 530.0),
        (drawing.narrow, "twins-narrow", 8.0, 344.0),
    ):
        assert svg is not None
        group = element(svg, f"{name}-draws-agree")
        x = np.array([float(e.get("x", "0")) for e in group.iter() if e.get("href")])
        share = (x - left) / wide
        inside = (share > 0.25) & (share < 0.75)
        said = summary["dots"].sel(twin="agree").to_numpy()
        assert inside.sum() == ((said >= 0.25) & (said < 0.75)).sum()
        assert np.abs(share[:, np.newaxis] - [0.25, 0.5, 0.75]).min() > 0.01


def test_titles_of_twins_say_what_most_draws_do() -> None:
    """The title follows the count of draws in the middle."""
    summary = factory.twins()
    assert {"Most stand in the middle", "Nearly all or nothing"} <= set(
        texts(twins.draw(summary).svg)
    )
    summary["middle"][:] = 90
    assert "Nearly all or nothing" not in texts(twins.draw(summary).svg)
