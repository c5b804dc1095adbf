"""What captions say of single pictures: whom a sentence picks, and what it counts."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.summaries.numbers import shown
from bayestalk.summaries.numbers.reliability import reliability
from bayestalk.summaries.numbers.shown import cases


def three_cases(sure: float) -> xr.Dataset:
    """A calm sure case, an unsure one that is torn, and a second sure one with a long line."""
    mean = np.array([[0.99, 0.01], [0.6, 0.4], [sure, 1 - sure]])
    low = np.array([[0.98, 0.0], [0.0, 0.0], [0.5, 0.0]])
    high = np.array([[1.0, 0.02], [1.0, 1.0], [1.0, 0.5]])
    return xr.Dataset(
        {
            f"p_{k}": (("case", "class"), v)
            for k, v in (("mean", mean), ("low", low), ("high", high))
        }
        | {"true": ("case", [0, 1, 0])}
    )


def test_the_lead_is_the_least_agreed_on_of_the_sure() -> None:
    """A long line beside a dominant bar is found, however long others are beside short bars."""
    found = cases(three_cases(0.95))["lead"]
    assert found == {"number": 3, "p": 0.95, "low": 0.5, "high": 1.0}
    assert cases(three_cases(0.7))["lead"]["number"] == 1


def test_a_promise_is_told_apart_from_what_chance_allows() -> None:
    """Dots above zero and dots outside the band are counted each for themselves."""
    bins = {
        "confidence": [0.5, 0.7, 0.9],
        "accuracy": [0.55, 0.85, 0.88],
        "low": [0.4, 0.6, 0.85],
        "high": [0.6, 0.8, 0.95],
        "count": [10, 10, 20],
    }
    data = xr.Dataset({k: (("method", "bin"), [v]) for k, v in bins.items()})
    found = reliability(data.assign_coords(method=["last-layer"]))["last_layer"]
    assert (found["above"], found["outside"], found["bins"]) == (2, 1, 3)
    assert found["promised"] == pytest.approx(0.75)
    assert found["delivered"] == pytest.approx(0.79)


def weights() -> xr.Dataset:
    """Three inputs: one known to be near zero, one known to be large, one of which nothing is."""
    mean = [[0.01, -0.03], [3.0, -4.0], [0.1, 0.3]]
    sd = [[0.04, 0.02], [0.2, 0.2], [1.0, 1.0]]
    found = {"fit": ["sampled"], "input": ["flat", "steep", "open"]}
    layers = {
        f"{kind}_{layer}": (("fit", *dims), [values])
        for layer, dims in (("1", ("input", "unit")), ("2", ("a", "b")), ("out", ("c", "d")))
        for kind, values in (("mean", mean), ("sd", sd))
    }
    widths = {f"width_{layer}": 0.7 for layer in ("1", "2", "out")}
    dots = {"dots_1": (("pick", "dot"), [[0.0] * 20])}
    return xr.Dataset(layers | widths | dots, coords=found, attrs={"draws": 30, "reach": 3.5})


def test_pale_is_not_unknown() -> None:
    """The surest input has the smallest SD, however pale its weights are."""
    learned = shown.learned(weights())
    assert learned["surest"] == {"name": "flat", "sd": 0.03, "pale": 0.5}
    assert learned["vaguest"] == {"name": "open", "sd": 1.0, "pale": 1.0}


def test_means_beyond_the_colours_are_counted_on_either_side() -> None:
    """What the colours leave out is told by its number and its size."""
    learned = shown.learned(weights())
    assert (learned["w3"]["beyond"], learned["w3"]["largest"]) == (1, 4.0)


def test_neighbours_in_height_are_counted() -> None:
    """Two of three classes share heights; the third stands above both."""
    quantiles = [[0.0, 1, 2, 3, 4], [10.0, 11, 12, 13, 14], [3.0, 4, 5, 6, 7]]
    classes = xr.Dataset(
        {
            "elevation_mean": ("class", [2.0, 12.0, 5.0]),
            "elevation_quantiles": (("class", "quantile"), quantiles),
        },
        coords={"class": ["low", "high", "middle"], "quantile": [0.05, 0.25, 0.5, 0.75, 0.95]},
    )
    found = shown.heights(classes)
    assert found["neighbours"] == {"pairs": 2, "overlap": 1}
    assert found["highest"] == {"name": "high", "low": 10.0, "median": 12.0, "high": 14.0}
