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
    shift,
    suppressing,
    twins,
    uncertainty_map,
    weights,
    weights_dots,
)

from . import factory
from .reading import corners, element, points, texts


def test_unsure_weights_fade() -> None:
    """The same mean is drawn paler the larger its SD, and where that is larger not at all."""
    mean = np.full(4, 1.9)
    sd = mean / [3.1, 2.1, 1.1, 0.9]
    level, shade = suppressing.shades(mean, sd, 2.0)
    assert level.tolist() == [0, 1, 2, 3]
    assert np.all(np.diff(np.abs(shade)) < 0)
    assert shade[-1] == 0


def test_hue_is_the_sign() -> None:
    """Weights above and below zero differ in hue, not in strength."""
    _, shade = suppressing.shades(np.array([1.2, -1.2]), np.full(2, 0.1), 2.0)
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


def test_dotplots_have_twenty_dots() -> None:
    """Each picked weight is drawn as all its quantiles."""
    summary = factory.weights()
    svg = weights_dots.draw(summary).svg
    assert svg.count("<use ") >= 3 * 6 * 20


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
        paths = [e.get("d") for i in range(12) for e in element(svg, f"cases-interval-{i}").iter()]
        lines = [f"M{line}" for d in paths if d for line in d.split("M")[1:]]
        return sum(float(np.ptp(corners(line)[:, 0])) for line in lines)

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
    """In each section of the table methods are listed from the least surprised."""
    table = scores.draw(factory.scores()).table
    assert table is not None
    assert [count for _, count in table.sections] == [7, 7, 3]
    nll = [float(row[2].split()[0]) for row in table.rows]
    for first, last in ((0, 7), (7, 14), (14, 17)):
        assert nll[first:last] == sorted(nll[first:last])
    assert table.rows[0][0] == table.rows[7][0] == "Sampled ensemble"


def test_the_best_of_a_column_stands_out() -> None:
    """The lowest NLL and the highest accuracy of all sections are marked, once a column."""
    table = scores.draw(factory.scores()).table
    assert table is not None
    column = {c: r for r, c in table.best}
    nll = [float(row[2].split()[0]) for row in table.rows]
    accuracy = [float(row[1].split("\N{NO-BREAK SPACE}")[0]) for row in table.rows]
    assert nll[column[2]] == min(nll)
    assert accuracy[column[1]] == max(accuracy)
    assert sorted(column) == [1, 2, 3, 4, 5, 6]


def test_nothing_is_compared_with_itself() -> None:
    """Where a method is the one compared with, the table says no difference."""
    table = scores.draw(factory.scores()).table
    assert table is not None
    assert table.rows[0][7] == "–"
    assert table.rows[7][8] == "–"
    assert table.rows[7][7].startswith("−0.060")


def test_references_stand_apart() -> None:
    """Methods with two nets come first, each with both; models of other kinds come after."""
    rows = scores.rows_of(factory.scores())
    assert [row.wide is None for row in rows] == [False] * 7 + [True] * 3
    assert all(row.wide == f"wide-{row.small}" for row in rows[:7])


def test_larger_errors_draw_longer_lines() -> None:
    """A method's line is longer the larger its standard error."""
    summary = factory.scores()
    summary["se"].loc[{"method": "trees"}] *= 2
    svg = scores.draw(summary).svg
    longer, line = (
        np.ptp(points(svg, f"scores-se-validation-{m}")[:, 0]) for m in ("trees", "advi")
    )
    assert longer > 1.6 * line


def test_coverage_table_matches_the_curve() -> None:
    """What the table says is what the curve shows."""
    summary = factory.coverage()
    table = coverage.draw(summary).table
    assert table is not None
    row = next(r for r in table.rows if r[0] == "Entropy" and r[1].startswith("The talk"))
    value = summary["accuracy"].sel({"method": "sampled", "score": "entropy"})
    wanted = float(value.sel(fraction=0.5, method="nearest"))
    assert row[6] == f"{100 * wanted:.1f} %"


def test_every_doubt_has_its_line_on_both_nets() -> None:
    """Three lines a net and the baseline of one net each; four names."""
    drawing = coverage.draw(factory.coverage())
    for net in ("sampled", "wide-sampled"):
        for score in ("max-probability", "entropy", "mutual-information"):
            assert element(drawing.svg, f"coverage-{net}-{score}") is not None
    assert element(drawing.svg, "coverage-map") is not None
    words = texts(drawing.svg)
    assert sum(w.startswith("doubt by") for w in words) == 3
    assert "one optimised net, by largest probability" in words


def test_noise_is_drawn_for_every_method() -> None:
    """A line a method, higher where the method is more surprised."""
    svg = shift.draw(factory.shift()).svg
    end = {m: points(svg, f"shift-noise-{m}")[-1, 1] for m in ("map", "sampled")}
    assert end["map"] < end["sampled"]  # downwards


def test_what_was_left_out_is_in_the_table() -> None:
    """A row for each fit and method on each kind of rows; a single net has no disagreement."""
    table = shift.draw(factory.shift()).table
    assert table is not None
    assert sum("Rawah" in row[0] for row in table.rows) == 6
    assert all(row[-1] == "–" for row in table.rows if row[0] == "MAP, one net: Rawah")
    assert all(row[-1] != "–" for row in table.rows if row[0] == "Sampled ensemble: Rawah")


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
