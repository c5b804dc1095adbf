"""Climbing a log density to the top of the hill it starts on (MAP)."""

from functools import partial

import jax
import optax

from bayestalk.inference.density import Density


def climb(
    density: Density, start: jax.Array, steps: int, rate: float
) -> tuple[jax.Array, jax.Array]:
    """Adam on all rows, its rate falling to zero along a cosine.

    Returns
    -------
    The position after ``steps`` gradients, and its log density.
    """
    optimiser = optax.adam(optax.cosine_decay_schedule(rate, steps))

    @partial(jax.jit, static_argnums=1)
    def run(position, steps):  # type: ignore[no-untyped-def]
        def step(carry, _):  # type: ignore[no-untyped-def]
            position, state = carry
            gradient = jax.grad(density.log_density)(position)
            update, state = optimiser.update(-gradient, state)
            return (optax.apply_updates(position, update), state), None

        (position, _), _ = jax.lax.scan(
            step, (position, optimiser.init(position)), None, length=steps
        )
        return position, density.log_density(position)

    best, value = run(start, steps)
    return best, value
