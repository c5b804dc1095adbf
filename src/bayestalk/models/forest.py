"""A Bayesian deep net for the real forest: one of seven cover types from 66 inputs."""

import pymc as pm
import pytensor.tensor as pt
import xarray as xr

from bayestalk.models.weights import weights
from bayestalk.network import Network
from bayestalk.recipes import Prior


def build(data: xr.Dataset, network: Network, prior: Prior) -> pm.Model:
    """The deep net of the talk: 66 → 20 tanh → 20 tanh → 7 softmax.

    Parameters
    ----------
    data
        ``x`` (obs, feature) and ``y`` (obs), the class as 0 … 6.
    """
    x, cover = data["x"].to_numpy(), data["y"].to_numpy()
    n_inputs, n_1, n_2, n_classes = network.widths

    with pm.Model(check_bounds=False) as model:
        # Input -> Layer 1
        w1 = weights("w1", (n_inputs, n_1), prior.input, prior.freedom)
        z1 = pt.tanh(pt.dot(x, w1))

        # Layer 1 -> Layer 2
        w2 = weights("w2", (n_1, n_2), prior.hidden, prior.freedom)
        z2 = pt.tanh(pt.dot(z1, w2))

        # Layer 2 -> Output layer; the softmax is taken inside the likelihood
        w3 = weights("w3", (n_2, n_classes), prior.weight, prior.freedom)
        y = pt.dot(z2, w3)

        # Likelihood
        pm.Categorical("y", logit_p=y, observed=cover)

    return model
