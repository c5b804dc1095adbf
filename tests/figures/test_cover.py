"""Weights, predictions and scores of the forest net."""

import numpy as np
import pytest

from bayestalk.figures import (
    benchmark,
    cases,
    confusion,
    coverage,
    elevation_classes,
    scores,
    suppressing,
    twins,
    uncertainty_map,
    weights,
    weights_dots,
)

from . import factory
from .reading import corners, element, points, texts


def test_unsure_weights_fade() -> None:
    """The same mean is drawn paler the larger its SD, and at the prior's SD not at all."""
    mean = np.full(4, 1.9)
    sd = np.array([0.1, 0.4, 0.6, 1.0])
    _, shade = suppressing.shades(mean, sd, 2.0, 1.0)
    assert np.all(np.diff(np.abs(shade)) < 0)
    assert shade[-1] == 0


def test_hue_is_the_sign() -> None:
    """Weights above and below zero differ in hue, not in strength."""
    _, shade = suppressing.shades(np.array([1.2, -1.2]), np.full(2, 0.1), 2.0, 1.0)
    assert shade[0] == pytest.approx(-shade[1])


@pytest.mark.parametrize(("layer", "count"), [("1", 1320), ("2", 400), ("out", 140)])
def test_every_weight_has_its_cell(layer: str, count: int) -> None:
    """Nothing is left out: a cell for each weight, and those of the key."""
    drawing = weights.draw(factory.weights(), layer)
    cells = drawing.svg.count("z")
    assert count + sum(suppressing.STEPS) <= cells <= count + sum(suppressing.STEPS) + 80
    assert drawing.table is not None
    assert sum(int(row[1]) for row in drawing.table.rows) == count


def test_other_fit_has_other_ids() -> None:
    """The same layer by another fit can stand on the same page."""
    svg = weights.draw(factory.weights(), "2", fit="advi").svg
    assert 'id="weights-2-advi"' in svg


def test_units_are_ordered_by_signal() -> None:
    """The surest unit comes first."""
    found = weights.layer_of(factory.weights(), "2", "sampled")
    signal = (np.abs(found.mean) / found.sd).mean(axis=0)
    assert np.all(np.diff(signal) <= 0)


def test_dotplots_have_fifty_dots() -> None:
    """Each picked weight is drawn as all its quantiles."""
    summary = factory.weights()
    svg = weights_dots.draw(summary).svg
    assert svg.count("<use ") >= 3 * 6 * 50


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
    """Classes stand in the order of their height."""
    table = elevation_classes.draw(factory.confusion()).table
    assert table is not None
    heights = [int(row[1].replace(",", "")) for row in table.rows]
    assert heights == sorted(heights)


def test_wider_draws_give_longer_lines() -> None:
    """The more the draws of a case disagree, the longer its lines."""

    def length(spread: float) -> float:
        svg = cases.draw(factory.cases(spread=spread)).svg
        lines = [e.get("d") for i in range(12) for e in element(svg, f"cases-interval-{i}").iter()]
        return sum(float(np.ptp(corners(str(d))[:, 0])) for d in lines if d)

    assert length(1.0) > 1.5 * length(0.3)


def test_wrong_cases_say_so() -> None:
    """Each case is called right or wrong."""
    summary = factory.cases()
    words = texts(cases.draw(summary).svg)
    right = int((summary["p_mean"].argmax("class") == summary["true"]).sum())
    assert sum(w.endswith("right") for w in words) == right
    assert sum(w.endswith("wrong") for w in words) == 12 - right


def test_means_of_right_and_wrong_are_marked() -> None:
    """A ring marks each panel's mean, and the table says it."""
    drawing = uncertainty_map.draw(factory.uncertainty())
    for kind in ("right", "wrong"):
        assert element(drawing.svg, f"uncertainty-map-mean-{kind}") is not None
    assert drawing.table is not None
    assert float(drawing.table.rows[1][3]) > float(drawing.table.rows[0][3])


def test_twins_share_an_axis() -> None:
    """A probability has the same height in both panels."""
    summary = factory.twins()
    summary["p_mean"][:] = 1 / 7
    svg = twins.draw(summary).svg
    heights = [points(svg, f"twins-mean-{twin}")[0, 1] for twin in ("agree", "split")]
    assert heights[0] == heights[1]


def test_twins_show_each_draw() -> None:
    """A dot a draw."""
    svg = twins.draw(factory.twins()).svg
    for twin in ("agree", "split"):
        group = element(svg, f"twins-draws-{twin}")
        assert sum(1 for e in group.iter() if e.get("href")) == 100


def test_best_method_comes_first() -> None:
    """Methods are listed from the least surprised."""
    summary = factory.scores()
    table = scores.draw(summary).table
    assert table is not None
    assert table.rows[0][0] == "Sampled ensemble"
    nll = [float(row[2].split()[0]) for row in table.rows]
    assert nll == sorted(nll)


def test_larger_errors_draw_longer_lines() -> None:
    """A method's line is as long as its standard error."""
    summary = factory.scores()
    summary["se"].loc[{"method": "map"}] *= 2
    svg = scores.draw(summary).svg
    lengths = {m: np.ptp(points(svg, f"scores-se-validation-{m}")[:, 0]) for m in ("map", "trees")}
    assert lengths["map"] == pytest.approx(2 * lengths["trees"], rel=0.02)


def test_coverage_table_matches_the_curve() -> None:
    """What the table says is what the curve shows."""
    summary = factory.coverage()
    table = coverage.draw(summary).table
    assert table is not None
    row = next(r for r in table.rows if r[0] == "Entropy")
    value = summary["accuracy"].sel({"method": "sampled", "score": "entropy"})
    wanted = float(value.sel(fraction=0.5, method="nearest"))
    assert row[4] == f"{100 * wanted:.1f}\N{NO-BREAK SPACE}%"


def test_doubt_is_named_beside_its_line() -> None:
    """Three lines, three names, no legend."""
    words = texts(coverage.draw(factory.coverage()).svg)
    assert sum(w.startswith("doubt by") for w in words) == 3


def test_every_curve_only_falls() -> None:
    """A step line a method, named at its end; of the wide net only what is sampled."""
    drawing = benchmark.draw(factory.benchmark())
    for name in ("cover-sampled", "cover-map", "wide-sampled", "numpyro-nuts", "trees"):
        down = [y for _, y in points(drawing.svg, f"benchmark-{name}")]
        assert down == sorted(down), name  # from the top of the page
    assert 'id="benchmark-wide-map"' not in drawing.svg
    assert any(text.startswith("Sampled ensemble 0.3") for text in texts(drawing.svg))


def test_the_race_has_all_its_numbers() -> None:
    """Every method has its row, the best first, one that never answered last with dashes."""
    table = benchmark.draw(factory.benchmark()).table
    assert table is not None
    assert table.rows[0][0] == "Sampled ensemble, wide net"
    assert table.rows[-1] == ("Laplace", *["–"] * 5, "600 s, stopped")
    assert len(table.rows) == 7


def test_names_of_curves_stay_in_the_plot() -> None:
    """Labels keep apart and inside, however close the lines end."""
    ends = [100.0, 100.0, 101.0, 390.0, 400.0, 400.0]
    at = benchmark._within(ends, 22, 40, 400)
    assert np.all(np.diff(at) >= 22 - 1e-9)
    assert at.min() >= 40
    assert at.max() <= 400
