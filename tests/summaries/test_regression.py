"""What is told of a posterior that is known in closed form."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.summaries.numbers.regression import closed_form


def test_mean_field_is_no_wider_than_the_conditional() -> None:
    """Two parameters with variance 2 and covariance 1: the SD is √2, at best √1.5 alone."""
    posterior = xr.Dataset(
        {
            "covariance": (("parameter", "other"), np.array([[2.0, 1.0], [1.0, 2.0]])),
            "w1_mean": (("w1_in", "w1_unit"), np.array([[-6.5]])),
            "b1_mean": (("b1_unit",), np.array([9.0])),
        }
    )
    told = closed_form(posterior, ["elevation", "bias"])
    assert told["mean"] == {"elevation": -6.5, "bias": 9.0}
    assert told["sd"]["bias"] == pytest.approx(np.sqrt(2))
    assert told["alone"]["elevation"] == pytest.approx(np.sqrt(1.5))
