"""What a second buys, as data."""

import numpy as np

from bayestalk.figures import benchmark

from . import factory
from .reading import points, texts


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
