"""What stands in the cells is what the draws say."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.inference.fit import draws_tree
from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Prior
from bayestalk.rounding import rounded
from bayestalk.summaries.alignment import aligned, arrangements
from bayestalk.summaries.cells import cells

NET = NETWORKS["deepnet"]


def drawn(spread: float = 0.3, centre: float = 1.0) -> xr.DataTree:
    rng = np.random.default_rng(9)
    return draws_tree(
        {p.name: rng.normal(centre, spread, (2, 300, *p.shape)) for p in NET.parameters}, NET
    )


def made(tree: xr.DataTree) -> xr.Dataset:
    return cells(tree, NET, Prior(1.0), np.array([1.0, -0.5, 0.5, 0.2]), attrs={"fit": "test"})


def test_every_parameter_and_value_has_a_cell() -> None:
    """The ids are those of the network, in its order."""
    wanted = [f"x[0,{i}]" for i in range(4)]
    for parameter in NET.parameters:
        wanted += list(parameter.ids())
    for symbol, width in NET.values():
        wanted += [f"{symbol}[0,{unit}]" for unit in range(width)] if symbol != "x" else []
    assert made(drawn())["id"].to_numpy().tolist() == wanted


def test_densities_hold_all_probability() -> None:
    """Each weight's density integrates to one, less what lies exactly at zero."""
    found = made(drawn(spread=1.0, centre=0.0))
    for name in [*NET.parameters[0].ids(), "y'[0,0]", "y[0,0]"]:
        one = found.sel(id=name)
        mass = np.trapezoid(one["density"], one["grid"])
        assert mass == pytest.approx(1 - float(one["atom"]), abs=0.05)


def test_relu_piles_up_at_zero() -> None:
    """With sums on both sides of zero, the output has an atom there and its sum has none."""
    found = made(drawn(spread=1.0, centre=0.0))
    assert 0.2 < float(found["atom"].sel(id="y[0,0]")) < 0.8
    assert float(found["atom"].sel(id="y'[0,0]")) == 0


def test_rounded_weights_are_no_heap() -> None:
    """Draws of a weight that were rounded to 0 for storage belong to its density."""
    tree = drawn(spread=1.0, centre=0.0)
    tree["posterior"] = xr.DataTree(rounded(tree["posterior"].to_dataset()))
    assert (tree["posterior"]["w1"] == 0).any()
    found = made(tree)
    for name in NET.parameters[0].ids():
        one = found.sel(id=name)
        assert float(one["atom"]) == 0
        assert np.trapezoid(one["density"], one["grid"]) == pytest.approx(1, abs=0.03)


def test_mean_and_interval_are_those_of_the_draws() -> None:
    """The cell of a bias tells the mean and the central 95 % of its draws."""
    tree = drawn()
    draws = tree["posterior"]["b2"].to_numpy().ravel()
    cell = made(tree).sel(id="b2[0]")
    assert float(cell["mean"]) == pytest.approx(draws.mean(), abs=1e-4)
    assert float(cell["low"]) == pytest.approx(np.quantile(draws, 0.025), abs=1e-4)


def test_alignment_undoes_any_rearrangement() -> None:
    """Draws whose hidden units were swapped and flipped come back to the reference."""
    rng = np.random.default_rng(10)
    reference = {p.name: rng.normal(size=p.shape) for p in NET.parameters}
    ways = arrangements(reference)
    assert len(ways) == 6 * 8
    stacked = {name: np.stack([way[name] for way in ways])[np.newaxis] for name in reference}
    back = aligned(draws_tree(stacked, NET), reference)
    for name, value in reference.items():
        found = back["posterior"][name].to_numpy()[0]
        np.testing.assert_allclose(found, np.broadcast_to(value, found.shape))
