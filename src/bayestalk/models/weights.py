"""A table of weights between two layers, where some units matter more than others."""

import numpy as np
import pymc as pm
import pytensor.tensor as pt


def weights(name: str, shape: tuple[int, int], spread: float, freedom: float) -> pt.TensorVariable:
    """Weights that share a scale where they leave the same unit; must be called in a model.

    How much a unit matters is not known, so the variance of the weights that leave it has a
    prior too: an inverse gamma, about ``spread`` squared. Integrated out, these weights follow
    a Student-t distribution together, and nothing more is to be sampled. This is automatic
    relevance determination (Neal 1996, Bayesian Learning for Neural Networks, §4.3) without
    the relevances.

    Parameters
    ----------
    shape
        How many units the weights leave, and how many they lead to.
    spread, freedom
        Scale and degrees of freedom of the Student-t distribution.
    """
    centre, scale = np.zeros(shape[1]), spread * np.eye(shape[1])
    return pm.MvStudentT(name, nu=freedom, mu=centre, chol=scale, shape=shape)
