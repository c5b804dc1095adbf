"""A PyMC model's log density as a function of one flat vector, for JAX."""

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
import pymc as pm
from jax.flatten_util import ravel_pytree

from bayestalk.inference.jaxified import get_jaxified_graph


class Density(NamedTuple):
    """Log density of a flat vector, up to a constant, and the way back to named parameters."""

    log_density: Callable[[jax.Array], jax.Array]
    unravel: Callable[[jax.Array], dict[str, jax.Array]]
    size: int


def log_density(model: pm.Model) -> Density:
    """Hand a model's log density to JAX.

    ``get_jaxified_graph`` is called rather than ``get_jaxified_logp``, whose argument
    ``negative_logp`` does the opposite of what it says (PyMC 6.4).
    """
    graph = get_jaxified_graph(inputs=model.value_vars, outputs=[model.logp()])
    names = [variable.name for variable in model.value_vars]
    point = {name: jnp.asarray(model.initial_point()[name]) for name in names}
    flat, unravel = ravel_pytree(point)

    def density(position: jax.Array) -> jax.Array:
        named = unravel(position)
        return graph(*(named[name] for name in names))[0]  # type: ignore[no-any-return]

    return Density(density, unravel, flat.size)
