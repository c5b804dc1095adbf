"""A small Bayesian deep net: how bright a slope is, from where it faces."""

import pymc as pm
import xarray as xr

from bayestalk.models.layers import ACTIVATIONS, last_sums
from bayestalk.network import Network
from bayestalk.recipes import Prior


def build(data: xr.Dataset, network: Network, prior: Prior) -> pm.Model:
    """Hillshade is the net's output, plus noise of known spread.

    Parameters
    ----------
    data
        ``x`` (obs, feature), ``y`` (obs), and the attribute ``noise``, the
        standard deviation of the light meter as a fraction of full light.
    """
    with pm.Model() as model:
        sums = last_sums(data["x"].to_numpy(), network, prior)
        light = ACTIVATIONS[network.layers[-1].activation](sums)
        pm.Normal("y", light[:, 0], data.attrs["noise"], observed=data["y"].to_numpy())
    return model
