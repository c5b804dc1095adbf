"""How firmly a model's prior holds each parameter at a point, learned from the model itself."""

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
import pymc as pm

from bayestalk.inference.fit import Arrays
from bayestalk.inference.jaxified import get_jaxified_graph

_NEAR_ZERO = 1e-6


def precision(model: pm.Model, parameters: Arrays) -> dict[str, npt.NDArray[np.float64]]:
    """The precision of each parameter's prior, given the parameters: −(∂ log prior / ∂w) / w.

    For a normal prior around zero that is 1 / scale², whatever w. For a mixture of such
    normals over their scales, as Student's t is, it is the mean of 1 / scale² given w: the
    weight that iteratively reweighted least squares gives it (West 1987, Biometrika 74(3)).
    It is positive where the prior falls away from zero, which the negative second derivative
    of a heavy-tailed prior need not be. Priors must be symmetric around zero.

    Parameters
    ----------
    parameters
        One point; name to array.

    Returns
    -------
    Name to array of the parameter's shape.
    """
    values = model.value_vars
    log_prior = model.logp(vars=[*model.free_RVs, *model.potentials])
    graph = get_jaxified_graph(inputs=values, outputs=[log_prior])
    # at zero itself slope and parameter are both zero, and only their ratio is not
    point = [
        jnp.where(jnp.abs(w) < _NEAR_ZERO, _NEAR_ZERO, w)
        for w in (jnp.asarray(parameters[v.name], dtype=v.dtype) for v in values)
    ]
    gradient = jax.grad(lambda *at: graph(*at)[0], argnums=tuple(range(len(point))))
    slopes = jax.jit(gradient)(*point)
    return {
        v.name: np.asarray(-slope / w, dtype=np.float64)
        for v, slope, w in zip(values, slopes, point, strict=True)
    }
