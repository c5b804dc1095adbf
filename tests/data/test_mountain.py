"""Simulated observations, against their formulas worked by hand."""

import json
import math
from collections.abc import Callable

import numpy as np
import pytest
import xarray as xr

from bayestalk.data import hillshade, temperature, treeline
from bayestalk.data.hillshade import GAP
from bayestalk.data.terrain import mountain

Simulator = Callable[..., xr.Dataset]
SIMULATORS = [temperature.observe, treeline.observe, hillshade.observe]


def test_temperature_by_hand() -> None:
    """1 km higher is 6.5 °C colder; the other effects add up."""
    x = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0], [0.5, 2.0, -1.0, 1.5]])
    np.testing.assert_allclose(
        temperature.expected(x), [9.0, 2.5, 9.0 - 3.25 + 0.4 + 0.9 + 0.6], rtol=1e-12
    )


def test_treeline_by_hand() -> None:
    """Trees stand surely low down, surely not at the top, and by halves between."""
    x = np.array([[4 / 7, 0.0, 0.0, 0.0], [-0.8, 2.0, 0.0, 1.0], [0.8, 2.0, 0.0, 1.0]])
    sums = [0.0, 5.6 - 0.6 - 0.4 + 4.0, -5.6 - 0.6 - 0.4 + 4.0]
    np.testing.assert_allclose(
        treeline.expected(x), [1 / (1 + math.exp(-total)) for total in sums], rtol=1e-12
    )


def test_hillshade_by_hand() -> None:
    """Level ground gets sin 22°; ground that faces the sun more; its back nothing."""
    southwest = -math.sqrt(0.5)
    x = np.array(
        [
            [0.0, 1.0, 0.0, 0.0],
            [6.8, southwest, southwest, 0.5],
            [3.0, southwest, southwest, -0.5],
            [3.0, -southwest, -southwest, 0.0],
        ]
    )
    np.testing.assert_allclose(
        hillshade.expected(x),
        [math.sin(math.radians(22)), 1.0, math.sin(math.radians(52)), 0.0],
        rtol=1e-9,
    )


def test_elevation_has_no_effect_on_hillshade() -> None:
    """The fourth input is there to be found irrelevant."""
    x = hillshade.observe().x.to_numpy()
    higher = x + np.array([0, 0, 0, 1.0])
    assert np.array_equal(hillshade.expected(x), hillshade.expected(higher))


@pytest.mark.parametrize(
    ("simulate", "n"), [(temperature.observe, 30), (treeline.observe, 60), (hillshade.observe, 120)]
)
def test_sizes_and_names(simulate: Simulator, n: int) -> None:
    """30 stations, 60 plots, 120 slopes, all labelled, nothing missing."""
    data = simulate()
    assert data["x"].dims == ("obs", "feature")
    assert data.sizes == {"obs": n, "feature": 4}
    assert simulate(n=17, seed=5).sizes["obs"] == 17
    assert bool(data.to_dataarray().notnull().all())
    assert set(data.coords) >= {"feature", "label", "unit", "east", "north", "altitude", "aspect"}


@pytest.mark.parametrize("simulate", SIMULATORS)
def test_the_seed_decides(simulate: Simulator) -> None:
    """The same seed gives the same data, another seed others."""
    again, other = simulate(seed=8), simulate(seed=9)
    xr.testing.assert_identical(again, simulate(seed=8))
    assert again.attrs["digest"] == simulate(seed=8).attrs["digest"] != other.attrs["digest"]
    assert not again["x"].equals(other["x"])


@pytest.mark.parametrize("simulate", SIMULATORS)
def test_attrs_tell_the_truth(simulate: Simulator) -> None:
    """Formula, units, seed and true parameters travel with the data, as plain values."""
    attrs = simulate().attrs
    assert {"formula", "y_unit", "y_label", "seed", "title", "elevation_reference"} <= set(attrs)
    assert any(name.startswith("truth_") for name in attrs)
    assert json.loads(json.dumps(attrs)) == attrs


@pytest.mark.parametrize("simulate", [temperature.observe, treeline.observe])
def test_true_parameters_give_what_is_expected(simulate: Simulator) -> None:
    """The parameters in the attrs are those that were simulated with."""
    data = simulate()
    weights = [data.attrs[f"truth_{name}"] for name in data["feature"].values]
    sums = data["x"].to_numpy() @ weights + data.attrs["truth_bias"]
    expected = sums if simulate is temperature.observe else 1 / (1 + np.exp(-sums))
    np.testing.assert_allclose(data["expected"], expected, rtol=1e-12)


@pytest.mark.parametrize("simulate", [temperature.observe, hillshade.observe])
def test_noise_is_what_it_says(simulate: Simulator) -> None:
    """The spread about what is expected is the known noise."""
    data = simulate(n=1_000, seed=4)
    left = data["y"] - data["expected"]
    assert float(left.std()) == pytest.approx(data.attrs["noise"], rel=0.08)
    assert abs(float(left.mean())) < 4 * data.attrs["noise"] / math.sqrt(1_000)


def test_trees_stand_as_often_as_expected() -> None:
    """Plots are 0 or 1, by the simulated probability."""
    data = treeline.observe(n=1_000, seed=4)
    assert set(np.unique(data["y"])) == {0, 1}
    variance = float((data["expected"] * (1 - data["expected"])).sum())
    assert abs(float((data["y"] - data["expected"]).sum())) < 4 * math.sqrt(variance)


def test_no_slope_in_the_gap_was_seen() -> None:
    """The aspects that face the sun are missing, the others are spread evenly."""
    data = hillshade.observe()
    aspect = data["aspect"].to_numpy()
    assert 80 <= data.attrs["gap_to"] - data.attrs["gap_from"] <= 100
    assert not ((aspect > GAP[0]) & (aspect < GAP[1])).any()
    around = np.sort((aspect - GAP[1]) % 360)
    assert np.diff(around).max() < 15


def test_some_slopes_lie_in_their_own_shadow() -> None:
    """A low sun leaves ground without light, so that a ReLU has something to do."""
    dark = float((hillshade.observe()["expected"] == 0).mean())
    assert 0.15 < dark < 0.6


@pytest.mark.parametrize("simulate", SIMULATORS)
def test_inputs_are_on_friendly_scales(simulate: Simulator) -> None:
    """Priors N(0, a few) fit: no input goes beyond 5, each varies."""
    x = simulate()["x"]
    assert float(abs(x).max()) < 5
    assert float(x.std("obs").min()) > 0.3


@pytest.mark.parametrize("simulate", SIMULATORS)
def test_stations_stand_on_the_mountain(simulate: Simulator) -> None:
    """Elevation, slope and aspect are those of the ground at the station."""
    data, field = simulate(), mountain()
    place = (data["east"].to_numpy(), data["north"].to_numpy())
    np.testing.assert_allclose(data["altitude"], field.height(*place), atol=6e-4)
    np.testing.assert_allclose(
        data["x"].sel(feature="elevation"), data["altitude"] - 2.8, atol=1e-9
    )
    np.testing.assert_allclose(10 * data["x"].sel(feature="slope"), field.slope(*place), atol=0.06)
    np.testing.assert_allclose(
        data["x"].sel(feature="northness"), np.cos(np.radians(field.aspect(*place))), atol=2e-3
    )
    assert len(np.unique(np.column_stack(place), axis=0)) == data.sizes["obs"]
