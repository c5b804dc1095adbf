"""A summary is the same after it was written and read."""

import json

import numpy as np
import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from bayestalk.summaries.plain import from_json, to_json


def a_summary() -> xr.Dataset:
    return xr.Dataset(
        {
            "mean": (("fit", "quantile"), np.array([[0.1, np.nan], [-2.5e-7, 3.0]])),
            "count": ("fit", np.array([3, 2**40])),
            "seen": ("fit", np.array([True, False])),
            "best": ((), np.float32(0.25)),
            "label": ("fit", np.array(["Σ w·x", ""])),
        },
        coords={"fit": ["nuts", "advi"], "quantile": [0.025, 0.975]},
        attrs={"unit": "°C", "gap_from": np.float64(1.5), "rows": np.int64(7)},
    )


def test_what_is_read_is_what_was_written() -> None:
    """Names, dimensions, coordinates, attributes, texts and numbers come back, NaN as NaN."""
    back = from_json(to_json(a_summary()))
    xr.testing.assert_identical(back, a_summary())
    assert float(back["mean"].sel(fit="nuts", quantile=0.025)) == 0.1


@given(
    arrays(
        np.float32,
        array_shapes(max_dims=3),
        elements=st.floats(allow_nan=False, allow_infinity=False, width=32),
    )
)
def test_single_precision_is_kept_to_the_last_bit(values: np.ndarray) -> None:
    """Whatever single precision tells apart is told apart by what is read."""
    dims = [f"d{axis}" for axis in range(values.ndim)]
    back = from_json(to_json(xr.Dataset({"x": (dims, values)})))["x"]
    assert back.dtype == np.float64
    assert (back.to_numpy().astype(np.float32) == values).all()


def test_digits_in_which_machines_differ_are_not_told() -> None:
    """Two machines whose last bits differ write the same text."""
    one, other = a_summary(), a_summary()
    other["mean"] = other["mean"] * (1 + 1e-15)
    assert to_json(one) == to_json(other)


def test_it_is_json_that_everything_reads() -> None:
    """There is no NaN in it, which only Python would read."""
    text = to_json(a_summary())
    assert json.loads(text)["data_vars"]["mean"]["data"] == [0.1, None, -2.5e-7, 3.0]
    assert "NaN" not in text


def test_an_infinite_number_is_refused() -> None:
    """What JSON has no word for is not written."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(xr.Dataset({"x": ("d", [1.0, np.inf])}))


def test_empty_arrays_come_back() -> None:
    """No numbers at all are no numbers of the same type and shape."""
    back = from_json(to_json(xr.Dataset({"x": (("d", "e"), np.zeros((0, 3)))})))
    assert back["x"].shape == (0, 3)
