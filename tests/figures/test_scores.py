"""Methods compared: scores, their table, and calibration."""

import numpy as np

from bayestalk.figures import (
    reliability,
    scores,
)

from . import factory
from .reading import element, points, texts


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


def test_errors_are_not_hidden_behind_marks() -> None:
    """On the talk's results each line is longer than the mark that it stands behind."""
    for form, mark in (("svg", 10.8), ("narrow", 7.6)):
        drawing = scores.draw(factory.scores())
        name = "scores" if form == "svg" else "scores-narrow"
        for method in ("sampled", "wide-sampled", "trees"):
            line = points(getattr(drawing, form), f"{name}-se-validation-{method}")
            assert np.ptp(line[:, 0]) > mark


def test_the_two_nets_do_not_cover_each_other() -> None:
    """In a row the talk's net stands above the wide one, however near their scores are."""
    summary = factory.scores()
    summary["value"].loc[{"method": "wide-advi"}] = summary["value"].sel({"method": "advi"})
    svg = scores.draw(summary).svg
    small, wide = (points(svg, f"scores-se-validation-{m}")[0, 1] for m in ("advi", "wide-advi"))
    assert wide - small > 8


def test_dots_show_what_was_delivered_less_what_was_promised() -> None:
    """Above the line the method was too modest; full dots are those outside the band."""
    summary = factory.reliability()
    drawing = reliability.draw(summary, factory.scores())
    assert {"too modest", "too sure"} <= set(texts(drawing.svg))
    one = summary.sel({"method": "trees"})
    outside = (one["accuracy"] < one["low"]) | (one["accuracy"] > one["high"])
    full = element(drawing.svg, "reliability-outside-trees")
    assert sum(1 for e in full.iter() if e.get("href")) == int(outside.sum())
    assert drawing.table is not None
    row = next(row for row in drawing.table.rows if row[0] == "Extra trees")
    assert row[4] == f"{int(outside.sum())} of 15"
    assert row[3] == f"{int((one['accuracy'] > one['confidence']).sum())} of 15"


def test_each_panel_tells_its_calibration_error() -> None:
    """Seven panels, seven errors with their standard errors."""
    words = texts(reliability.draw(factory.reliability(), factory.scores()).svg)
    assert sum(w.startswith("ECE 0.") and " ± " in w for w in words) == 7
