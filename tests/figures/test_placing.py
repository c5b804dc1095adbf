"""Densities, dots, labels and numbers are placed as they should be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from bayestalk.figures.places import density, spread, stacks, student_t
from bayestalk.figures.wording import broken, fixed, percent, thousands


def test_density_integrates_to_one() -> None:
    """A density holds the whole of its sample."""
    at, height = density(np.random.default_rng(1).normal(3, 2, 500))
    assert np.trapezoid(height, at) == pytest.approx(1, abs=0.01)
    assert at[height.argmax()] == pytest.approx(3, abs=0.6)


def test_ties_do_not_make_a_density_a_spike() -> None:
    """Where over half a sample is one value, the rest still tells how wide to smooth."""
    at, height = density([0.0] * 60 + [1.0] * 20 + [-1.0] * 20)
    assert np.trapezoid(height, at) == pytest.approx(1, abs=0.01)
    assert height.max() < 2


@pytest.mark.parametrize("sample", [[], [2.0], [2.0, 2.0]])
def test_what_has_no_spread_has_no_density(sample: list[float]) -> None:
    """The message says what was given and what to do."""
    with pytest.raises(ValueError, match=rf"got {len(sample)} values without spread.*as a mark"):
        density(sample)


def test_no_labels_stay_none() -> None:
    """Nothing to spread is nothing spread."""
    assert spread([], 1.0).size == 0


@pytest.mark.parametrize("freedom", [1.0, 2.0, 7.5])
def test_students_t_is_that_of_scipy(freedom: float) -> None:
    """The density behind the dots is Student's t."""
    at = np.linspace(-4, 4, 9)
    wanted = stats.t(freedom, scale=0.5).pdf(at)
    np.testing.assert_allclose(student_t(at, 0.5, freedom), wanted, rtol=1e-12)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12), st.floats(0.1, 10))
def test_spread_keeps_labels_apart_and_in_order(wanted: list[float], gap: float) -> None:
    """Labels keep their distance and their order."""
    placed = spread(wanted, gap)
    order = np.argsort(wanted, kind="stable")
    assert np.all(np.diff(placed[order]) >= gap - 1e-6)


def test_spread_leaves_distant_labels_alone() -> None:
    """A label with room stays where it belongs."""
    assert spread([0.0, 5.0, 10.0], 1.0).tolist() == [0, 5, 10]


def test_spread_moves_neighbours_equally() -> None:
    """Two labels on one spot give way to either side."""
    assert spread([2.0, 2.0], 1.0).tolist() == [1.5, 2.5]


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=80))
def test_stacks_lose_no_dot(values: list[float]) -> None:
    """Every draw is one dot, and no two dots share a place."""
    columns, place = stacks(values, 0.25)
    assert len(set(zip(columns.tolist(), place.tolist(), strict=True))) == len(values)
    assert np.abs(columns - np.sort(values)).max() <= 0.1251


def test_no_dot_stands_astride_zero() -> None:
    """What is below zero stands wholly left of it, and as many dots as there are values."""
    values = np.linspace(-0.3, 0.6, 40)
    columns, _ = stacks(values, 0.25)
    assert (columns + 0.125 <= 1e-9).sum() == (values < 0).sum()


@pytest.mark.parametrize(
    ("value", "decimals", "text"), [(-6.52, 1, "−6.5"), (-0.001, 1, "0.0"), (3, 0, "3")]
)
def test_fixed(value: float, decimals: int, text: str) -> None:
    """Numbers have a true minus sign, and zero has none."""
    assert fixed(value, decimals) == text


def test_shares_and_thousands() -> None:
    """Shares and counts read as in the prose."""
    assert percent(0.864, 1) == "86.4\N{NO-BREAK SPACE}%"
    assert thousands(11340) == "11,340"


def test_class_names_break_at_their_joints() -> None:
    """Long names take two lines, short ones one."""
    assert broken("Cottonwood/Willow") == ("Cottonwood/", "Willow")
    assert broken("Lodgepole Pine") == ("Lodgepole", "Pine")
    assert broken("Aspen") == ("Aspen",)
