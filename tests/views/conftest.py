"""The networks of the talk, and a posterior of each."""

import pytest
import xarray as xr

from bayestalk.network import Network

from .making import DEEP, LINEAR, LOGISTIC, summary_of


@pytest.fixture(params=[LINEAR, LOGISTIC, DEEP], ids=lambda network: network.name)
def network(request: pytest.FixtureRequest) -> Network:
    """Each of the talk's small networks."""
    found: Network = request.param
    return found


@pytest.fixture
def summary(network: Network) -> xr.Dataset:
    """A made-up summary of that network's posterior."""
    return summary_of(network)
