"""A log density over coordinates in which it is about one wide in every direction."""

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from bayestalk.inference import prior
from bayestalk.inference.density import Density
from bayestalk.inference.fit import Arrays, Fit
from bayestalk.inference.whitening import Whitening, whitening


class White:
    """A density over white coordinates. They are linear in the parameters: no Jacobian."""

    def __init__(self, density: Density, axes: Whitening) -> None:
        self._density, self._axes = density, axes

    @classmethod
    def around(cls, fit: Fit, density: Density, start: Arrays) -> "White":
        """Coordinates that are white at the start of a chain."""
        return cls(
            density,
            whitening(
                fit.network,
                fit.data["x"].to_numpy(),
                start,
                prior.precision(fit.model(), start),
                fit.data.attrs.get("noise"),
            ),
        )

    def to_white(self, named: Arrays) -> jax.Array:
        """Parameters by name as coordinates, (parameter,)."""
        own = {name: jnp.asarray(value) for name, value in named.items()}
        return ravel_pytree(self._axes.to_white(own))[0]

    def named(self, position: jax.Array) -> Arrays:
        """Coordinates as parameters by name."""
        own = self._axes.from_white(self._density.unravel(position))
        return {name: np.asarray(value) for name, value in own.items()}

    def log_density(self, position: jax.Array) -> jax.Array:
        """The log density at coordinates, nats."""
        own = self._axes.from_white(self._density.unravel(position))
        return self._density.log_density(ravel_pytree(own)[0])
