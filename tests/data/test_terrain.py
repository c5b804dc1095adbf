"""The height field, and what is surveyed of it."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.data.relief import PLACES, terrain
from bayestalk.data.terrain import Mountain, axes, mountain


def test_heights_span_the_mountain() -> None:
    """From 2,000 m to 3,600 m, as everything that is told about it assumes."""
    height = terrain()["height"]
    assert float(height.min()) == pytest.approx(2000)
    assert float(height.max()) == pytest.approx(3600)


def test_one_bump_by_hand() -> None:
    """A single bump's height, slope and aspect, from its formula."""
    hill = Mountain(np.array([[1.0, 1.0]]), np.array([0.5]), np.array([0.4]), 2.0, np.zeros(2))
    assert hill.height(1.0, 1.0) == pytest.approx(2.4)
    assert hill.height(1.5, 1.0) == pytest.approx(2 + 0.4 * np.exp(-0.5))
    rise = -0.4 * np.exp(-0.5) / 0.5
    assert hill.gradient(1.5, 1.0)[0] == pytest.approx(rise)
    assert hill.slope(1.5, 1.0) == pytest.approx(np.degrees(np.arctan(-rise)))
    facing = [hill.aspect(e, n) for e, n in ((1, 1.5), (1.5, 1), (1, 0.5), (0.5, 1))]
    np.testing.assert_allclose(facing, [0, 90, 180, 270], atol=1e-9)


def test_gradients_agree_with_differences() -> None:
    """The exact derivative is the limit of small steps."""
    field, rng = mountain(), np.random.default_rng(0)
    east, north = rng.uniform(1, 5, (2, 50))
    step = 1e-6
    by_east = (field.height(east + step, north) - field.height(east - step, north)) / (2 * step)
    by_north = (field.height(east, north + step) - field.height(east, north - step)) / (2 * step)
    np.testing.assert_allclose(field.gradient(east, north), [by_east, by_north], atol=1e-6)


def test_water_is_near_tarn_and_creek() -> None:
    """Distances to water are 0 at water, and never negative."""
    field = mountain()
    assert field.water(*field.tarn) == pytest.approx(0)
    relief = terrain()
    assert field.water(float(relief["creek_west"][7]), float(relief["north"][7])) < 0.002
    assert (field.water(*np.meshgrid(*axes())) >= 0).all()


def test_places_stand_on_the_profile() -> None:
    """Valley, forest, treeline, summit and slope lie on the section, from west to east."""
    relief = terrain()
    assert tuple(relief["place"].values) == PLACES
    assert (np.diff(relief["place_x"]) > 0).all()
    on_profile = np.interp(relief["place_x"], relief["profile_x"], relief["profile_height"])
    np.testing.assert_allclose(relief["place_height"], on_profile, atol=2)
    height = relief["place_height"]
    assert float(height.sel(place="summit")) == pytest.approx(3600, abs=1)
    assert float(height.sel(place="treeline")) == pytest.approx(3200, abs=30)
    valley, forest, treeline = (float(height.sel(place=p)) for p in PLACES[:3])
    assert valley < forest < treeline


def test_contours_lie_at_their_level() -> None:
    """Every point of a contour line is as high as the line says."""
    relief, field = terrain(), mountain()
    level = relief["level"].to_numpy()[relief["contour_id"].to_numpy()]
    height = 1000 * field.height(relief["contour_x"].to_numpy(), relief["contour_y"].to_numpy())
    np.testing.assert_allclose(height, level, atol=4)
    assert set(level) == set(np.arange(2100, 3600, 100.0))


def test_the_mountain_is_seeded() -> None:
    """The same seed raises the same mountain, another seed another."""
    xr.testing.assert_identical(terrain(3), terrain(3))
    assert not terrain(3)["height"].equals(terrain(4)["height"])
