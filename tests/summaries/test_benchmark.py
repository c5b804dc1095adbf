"""How soon a method is good, and how good it is by when."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.summaries.benchmark import best_at, time_to, told

SECONDS = [2.0, 30.0, 90.0, 400.0]
NLL = [0.6, 0.4, 0.45, 0.35]


def test_the_first_second_at_the_target_counts() -> None:
    """A score that is met is met, even where a later one is worse; one never met is None."""
    assert time_to(SECONDS, NLL, 0.4) == 30.0
    assert time_to(SECONDS, NLL, 0.399) == 400.0
    assert time_to(SECONDS, NLL, 0.3) is None
    assert time_to([], [], 0.4) is None


@pytest.mark.parametrize(
    ("moment", "best"), [(1, None), (2, 0.6), (60, 0.4), (120, 0.4), (600, 0.35)]
)
def test_the_best_so_far_is_told(moment: float, best: float | None) -> None:
    """At each moment the best score until then, none before the first."""
    assert best_at(SECONDS, NLL, moment) == best


def test_nobody_knows_what_comes_after_the_limit() -> None:
    """A method that was stopped has no score past the limit; one that was done keeps its own."""
    assert best_at(SECONDS, NLL, 600, until=500) is None
    assert best_at(SECONDS, NLL, 300, until=500) == 0.4


def test_curves_keep_what_got_better() -> None:
    """Only scores below all before stay, in the order of time; a method without any has NaN."""
    curves = xr.Dataset(
        {
            "of": ("checkpoint", [0, 0, 0, 0, 1]),
            "seconds": ("checkpoint", [30.0, 2.0, 90.0, 400.0, 5.0]),
            "nll": ("checkpoint", [0.4, 0.6, 0.45, 0.35, 0.7]),
        }
    )
    names = ["fast", "poor", "silent"]
    methods = xr.Dataset(
        {name: ("method", [0, 0, 1]) for name in ("label", "net", "ours", "took", "over")},
        coords={"method": names},
        attrs={"limit": 500.0, "cores": 2},
    )
    found = told(curves, methods)
    assert found["seconds"].to_numpy().tolist() == [2.0, 30.0, 400.0, 5.0]
    assert found["of"].to_numpy().tolist() == [0, 0, 0, 1]
    np.testing.assert_array_equal(found["time_to"], [30.0, np.nan, np.nan])
    np.testing.assert_array_equal(found["best"].sel({"method": "fast"}), [0.4, 0.4, 0.4, 0.35])
    assert np.isnan(found["best"].sel({"method": "silent"})).all()
