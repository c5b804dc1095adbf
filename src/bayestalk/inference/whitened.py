"""A log density in coordinates in which it is nearly round, for the No-U-Turn Sampler.

Where weights are strongly correlated, NUTS needs hundreds of gradients a draw; in the
coordinates of Laplace's approximation, u = Lᵀ (w − centre) with L Lᵀ the precision at the
centre, a handful. The change is linear, so densities differ by a constant alone.
"""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
import scipy.linalg
from nutpie.compiled_pyfunc import from_pyfunc

from bayestalk.inference.density import Density

Floats = npt.NDArray[np.float64]


class Whitened(NamedTuple):
    """A density, where it is centred, and the inverse of Lᵀ there, (parameter, parameter)."""

    density: Density
    centre: Floats
    spread: Floats

    def named(self, u: Floats) -> dict[str, Floats]:
        """Draws of shape (draw, parameter) as parameters, name to (draw, …)."""
        flat = jnp.asarray(self.centre + u @ self.spread.T)
        return {n: np.asarray(v) for n, v in jax.vmap(self.density.unravel)(flat).items()}

    def compiled(self, start_spread: float = 0.5) -> Any:
        """For ``nutpie.sample``; the trace's one variable is ``u``.

        Parameters
        ----------
        start_spread
            Chains start at random, this many standard deviations around the centre.
        """
        size = self.density.size
        centre, spread = jnp.asarray(self.centre), jnp.asarray(self.spread)
        both = jax.jit(jax.value_and_grad(lambda u: self.density.log_density(centre + spread @ u)))

        def make_log_density() -> Any:
            def log_density(u: Floats) -> tuple[float, Floats]:
                value, gradient = both(u)
                return float(value), np.asarray(gradient, dtype=np.float64)

            return log_density

        def make_expand(*_: Any) -> Any:
            return lambda u: {"u": np.asarray(u, dtype=np.float64)}

        return from_pyfunc(
            size,
            make_log_density,
            make_expand,
            [np.dtype("float64")],
            [(size,)],
            ["u"],
            make_initial_point_fn=lambda seed: (
                start_spread * np.random.default_rng(seed).standard_normal(size)
            ),
        )


def whiten(density: Density, centre: Floats, precision: Floats) -> Whitened:
    """Coordinates in which a normal of this centre and precision is round.

    Parameters
    ----------
    centre, precision
        Shapes (parameter,) and (parameter, parameter), in the order of the density's vector.
    """
    lower = scipy.linalg.cholesky(precision, lower=True)
    spread = scipy.linalg.solve_triangular(lower, np.eye(len(lower)), lower=True, trans="T")
    return Whitened(density, centre, np.asarray(spread))
