"""Bayesian logistic regression: a weighted sum, squashed into a probability."""

import pymc as pm
import xarray as xr

from bayestalk.models.layers import last_sums
from bayestalk.network import Network
from bayestalk.recipes import Prior


def build(data: xr.Dataset, network: Network, prior: Prior) -> pm.Model:
    """A tree stands on a plot with probability sigmoid(weighted sum of the inputs).

    Parameters
    ----------
    data
        ``x`` (obs, feature) and ``y`` (obs), 1 where a tree stands.
    """
    with pm.Model() as model:
        log_odds = last_sums(data["x"].to_numpy(), network, prior)
        pm.Bernoulli("y", logit_p=log_odds[:, 0], observed=data["y"].to_numpy())
    return model
