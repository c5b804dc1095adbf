"""Bayesian linear regression: a line, a known noise, and a prior on each weight."""

import pymc as pm
import xarray as xr

from bayestalk.models.layers import last_sums
from bayestalk.network import Network
from bayestalk.recipes import Prior


def build(data: xr.Dataset, network: Network, prior: Prior) -> pm.Model:
    """Temperature is a weighted sum of the inputs, plus noise of known spread.

    Parameters
    ----------
    data
        ``x`` (obs, feature), ``y`` (obs), and the attribute ``noise``, the
        standard deviation of the thermometers in °C.
    """
    with pm.Model() as model:
        mean = last_sums(data["x"].to_numpy(), network, prior)
        pm.Normal("y", mean[:, 0], data.attrs["noise"], observed=data["y"].to_numpy())
    return model
