"""Short text for coordinates and paths."""

import numpy as np
import pytest

from bayestalk.figures.paths import compact, number, simplified

from .reading import corners


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


def test_shapes_of_one_path_do_not_lead_into_each_other() -> None:
    """After a shape is closed the next begins at its own place, whatever came before."""
    squares = [(3, 4), (103.04, 4), (3, 60)]
    path = "".join(
        f"M {x} {y} \nL {x + 9} {y} \nL {x + 9} {y + 9} \nL {x} {y + 9} \nz \n" for x, y in squares
    )
    assert compact(path) == ("M3 4l9 0 0 9-9 0zM103 4l9 0 0 9-9 0zM3 60l9 0 0 9-9 0z")
