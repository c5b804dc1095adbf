"""Ranks become histograms, drawn at the heights that were counted."""

import numpy as np
import xarray as xr

from bayestalk.figures import sbc as figure
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.sbc import histograms


def found() -> xr.Dataset:
    ranks = np.tile(np.arange(100), 2)[:, np.newaxis].repeat(6, axis=1)
    ranks[:, 5] = np.repeat([0, 99], 100)
    data = xr.Dataset({"rank": (("replication", "quantity"), ranks)}, attrs={"most": 99})
    return histograms({"linear": (data, NETWORKS["linear"])})


def test_ranks_are_counted_under_the_names_of_the_inputs() -> None:
    """Even ranks give 20 in each bin; two heaps give a p of nothing, under the last name."""
    summary = found()
    assert [str(q) for q in summary["quantity"].to_numpy()] == [
        *("elevation", "slope", "northness", "water", "bias", "log likelihood")
    ]
    one = summary.sel(fit="linear")
    np.testing.assert_array_equal(one["count"].sel(quantity="water"), np.full(10, 20))
    np.testing.assert_array_equal(one["count"].sel(quantity="log likelihood"), [100, *[0] * 8, 100])
    assert float(one["p"].sel(quantity="water")) == 1.0
    assert float(one["p"].sel(quantity="log likelihood")) < 1e-10
    assert summary.attrs["replications"] == 200


def test_bands_hold_what_chance_allows() -> None:
    """Of 200 in ten bins, 95 % of counts are 12 to 29, and the band of 99 % is wider."""
    summary = found()
    assert (float(summary["low"][0]), float(summary["high"][0])) == (12.0, 29.0)
    assert summary["low"][1] < summary["low"][0]
    assert summary["high"][1] > summary["high"][0]


def test_the_table_tells_bins_outside() -> None:
    """All ten bins of the two heaps lie outside both bands; none of the even ones does."""
    table = figure.draw(found()).table
    assert table is not None
    assert table.rows[-1] == ("Linear regression: log likelihood", "0", "100", "10", "10", "0.000")
    assert table.rows[0] == ("Linear regression: elevation", "20", "20", "0", "0", "1.000")
