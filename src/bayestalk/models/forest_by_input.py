"""A wider Bayesian deep net for the real forest, with a prior that weighs each input."""

import pymc as pm
import pytensor.tensor as pt
import xarray as xr

from bayestalk.models.weights import weights
from bayestalk.network import Network
from bayestalk.recipes import Prior


def build(data: xr.Dataset, network: Network, prior: Prior) -> pm.Model:
    """66 → 50 tanh → 50 tanh → 7 softmax, where some inputs matter more than others.

    Parameters
    ----------
    data
        ``x`` (obs, feature) and ``y`` (obs), the class as 0 … 6.
    """
    x, cover = data["x"].to_numpy(), data["y"].to_numpy()
    n_inputs, n_1, n_2, n_classes = network.widths

    with pm.Model(check_bounds=False) as model:
        # Input -> Layer 1: one scale an input, integrated out
        w1 = weights("w1", (n_inputs, n_1), prior.input, prior.freedom)
        z1 = pt.tanh(pt.dot(x, w1))

        # Layer 1 -> Layer 2
        w2 = pm.Normal("w2", mu=0, sigma=prior.weight, shape=(n_1, n_2))
        z2 = pt.tanh(pt.dot(z1, w2))

        # Layer 2 -> Output layer; the softmax is taken inside the likelihood
        w3 = pm.Normal("w3", mu=0, sigma=prior.weight, shape=(n_2, n_classes))
        y = pt.dot(z2, w3)

        # Likelihood
        pm.Categorical("y", logit_p=y, observed=cover)

    return model
