"""What doubt is good for: answers declined, and rows unlike those of the training."""

import numpy as np

from bayestalk.figures import (
    coverage,
    shift,
)

from . import factory
from .reading import element, points, texts


def test_errors_of_the_areas_under_curves_are_bounded() -> None:
    """Bars that dots may hide are told in words, rounded up."""
    summary = factory.shift()
    summary["auroc_se"][:] = 0.0121
    assert any(words.endswith("SE ≤ 0.02") for words in texts(shift.draw(summary).svg))


def test_coverage_table_matches_the_curve() -> None:
    """What the table says is what the curve shows."""
    summary = factory.coverage()
    table = coverage.draw(summary, factory.scores()).table
    assert table is not None
    row = next(r for r in table.rows if r[0] == "Entropy" and r[1].startswith("The talk"))
    value = summary["accuracy"].sel({"method": "sampled", "score": "entropy"})
    wanted = float(value.sel(fraction=0.5, method="nearest"))
    assert row[6] == f"{100 * wanted:.1f} %"


def test_every_doubt_has_its_line_on_both_nets() -> None:
    """Three lines a net and the baseline of one net each; four names."""
    drawing = coverage.draw(factory.coverage(), factory.scores())
    for net in ("sampled", "wide-sampled"):
        for score in ("max-probability", "entropy", "mutual-information"):
            assert element(drawing.svg, f"coverage-{net}-{score}") is not None
    assert element(drawing.svg, "coverage-map") is not None
    words = texts(drawing.svg)
    assert sum(w.startswith("doubt by") for w in words) == 3
    assert "one optimised net, by largest probability" in words


def test_bands_are_wider_where_fewer_rows_are_answered() -> None:
    """The band of two standard errors widens from all rows to a tenth of them."""
    svg = coverage.draw(factory.coverage(), factory.scores()).svg
    band = points(svg, "coverage-band-map")
    left, right = (
        np.ptp(band[np.isclose(band[:, 0], at(band[:, 0]), atol=0.5), 1]) for at in (np.min, np.max)
    )
    assert right > left


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


def test_the_wrong_way_is_named() -> None:
    """Below one half doubt points the wrong way, and the drawing says so, on a phone, too."""
    drawing = shift.draw(factory.shift())
    for svg in (drawing.svg, drawing.narrow):
        assert svg is not None
        assert any("wrong way" in words for words in texts(svg))
