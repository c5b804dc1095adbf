"""What is read is what was written, however small it was made."""

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from bayestalk import packing
from bayestalk.rounding import rounded


def a_tree(draws: np.ndarray) -> xr.DataTree:
    """A posterior of one table, with an attribute, beside statistics and a name."""
    posterior = xr.Dataset(
        {"w1": (("chain", "draw", "w1_in", "w1_unit"), draws.astype(np.float32))},
        attrs={"power": 1.12},
    )
    stats = xr.Dataset({"gradients": ("chain", np.arange(len(draws))), "label": ((), "x")})
    return xr.DataTree.from_dict({"posterior": posterior, "sample_stats": stats})


def back(tree: xr.DataTree, folder: Path) -> tuple[xr.DataTree, int]:
    """What is read of what was written, and how many bytes it took."""
    data = packing.to_bytes(tree, folder / "one.nc")
    (folder / "two.nc").write_bytes(data)
    return packing.from_file(folder / "two.nc"), len(data)


def normal(chains: int = 2, draws: int = 100, *, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    scale = 10.0 ** rng.uniform(-2, 1, (1, 1, 20, 10))
    return scale * (3 + rng.normal(size=(chains, draws, 20, 10)))


def test_rounded_draws_come_back_exactly_and_small(tmp_path: Path) -> None:
    """Draws of a rounded posterior are the same numbers, at about a byte each."""
    tree = a_tree(normal())
    tree["posterior"] = xr.DataTree(rounded(tree["posterior"].to_dataset()))
    found, size = back(tree, tmp_path)
    assert found.identical(tree)
    assert size < 1.5 * tree["posterior"]["w1"].size


def test_draws_that_were_not_rounded_come_back_exactly(tmp_path: Path) -> None:
    """What no small whole number can give is kept as it is."""
    tree = a_tree(normal())
    found, _ = back(tree, tmp_path)
    assert found.identical(tree)


def test_parameters_that_stand_still_take_no_room(tmp_path: Path) -> None:
    """A layer that is the same in all draws comes back exactly, for next to nothing."""
    still = np.broadcast_to(normal(draws=1), (2, 500, 20, 10))
    found, size = back(a_tree(still), tmp_path)
    assert (found["posterior"]["w1"].to_numpy() == still.astype(np.float32)).all()
    assert size < 0.2 * still.size


def test_small_arrays_take_little_more_than_their_numbers(tmp_path: Path) -> None:
    """Many small arrays come back exactly, each with less than a kilobyte around it."""

    def some(count: int) -> xr.DataTree:
        arrays = {f"a{k}": ("of", np.arange(40, dtype=np.float32) + k) for k in range(count)}
        return xr.DataTree.from_dict({"scores": xr.Dataset(arrays)})

    found, size = back(some(31), tmp_path)
    _, least = back(some(1), tmp_path)
    assert found.identical(some(31))
    assert (size - least) / 30 < 40 * 4 + 1_000


@pytest.mark.parametrize("draws", [0, 1, 2])
def test_few_draws_come_back(draws: int, tmp_path: Path) -> None:
    """No draws at all, one or two: nothing is made of them."""
    tree = a_tree(normal(draws=draws))
    found, _ = back(tree, tmp_path)
    assert found.identical(tree)


def test_bytes_are_stable(tmp_path: Path) -> None:
    """The same numbers give the same bytes."""
    one, other = (packing.to_bytes(a_tree(normal()), tmp_path / f"{n}.nc") for n in "ab")
    assert one == other
