"""The race against the clock."""

from bayestalk.figures import (
    benchmark,
)

from . import factory
from .reading import points, texts


def test_every_curve_only_falls() -> None:
    """Each method of the race has its curve, on the wide net, too."""
    drawing = benchmark.draw(factory.benchmark())
    for name in ("cover-sampled", "cover-map", "wide-sampled", "numpyro-nuts", "trees"):
        down = [y for _, y in points(drawing.svg, f"benchmark-{name}")]
        assert down == sorted(down), name  # from the top of the page


def test_both_nets_share_a_panel() -> None:
    """A panel a method: its name stands once, with the seconds to the mark of both nets."""
    words = texts(benchmark.draw(factory.benchmark()).svg)
    assert words.count("Sampled ensemble") == 1
    assert not any("wide net" in w for w in words if w != "the wide net")
    assert "never at 0.400" in words  # MAP


def test_a_curve_ends_where_its_method_ended() -> None:
    """No plateau runs on to the limit after a method was done."""
    summary = factory.benchmark()
    svg = benchmark.draw(summary).svg
    end = points(svg, "benchmark-trees")[-1, 0]
    summary["took"].loc[{"method": "trees"}] = 300.0
    later = points(benchmark.draw(summary).svg, "benchmark-trees")[-1, 0]
    assert end < later


def test_what_stays_above_the_picture_is_said() -> None:
    """A method that never gets into the picture has its panel, and its score as words."""
    summary = factory.benchmark()
    own = summary["of"] == 4
    summary["nll"] = summary["nll"].where(~own, summary["nll"] + 1.5)
    assert any(w.startswith("↑ ends at 1.9") for w in texts(benchmark.draw(summary).svg))


def test_the_race_has_all_its_numbers() -> None:
    """Every method has its row, the best first, one that never answered last with dashes."""
    table = benchmark.draw(factory.benchmark()).table
    assert table is not None
    assert table.rows[0][0] == "Sampled ensemble, wide net"
    assert table.rows[-1] == ("Laplace", *["–"] * 5, "600 s, stopped")
    assert len(table.rows) == 7
