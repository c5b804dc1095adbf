"""Climbing a log density to the top of the hill it starts on (MAP)."""

from collections.abc import Callable
from functools import partial

import jax
import optax

from bayestalk.inference.density import Density

_STEPS_A_REPORT = 100


def unheard(done: int) -> None:
    """Tell nobody how many steps are done."""


def climb(
    density: Density,
    start: jax.Array,
    steps: int,
    rate: float,
    told: Callable[[int], None] = unheard,
) -> tuple[jax.Array, jax.Array]:
    """Adam on all rows, its rate falling to zero along a cosine.

    Source: Kingma & Ba 2015 (arXiv 1412.6980); the cosine, Loshchilov & Hutter 2017
    (1608.03983).

    Parameters
    ----------
    told
        Called every hundred steps with the number of steps done.

    Returns
    -------
    The position after ``steps`` gradients, and its log density.
    """
    optimiser = optax.adam(optax.cosine_decay_schedule(rate, steps))

    @partial(jax.jit, static_argnums=1)
    def run(carry, steps):  # type: ignore[no-untyped-def]
        def step(carry, _):  # type: ignore[no-untyped-def]
            position, state = carry
            gradient = jax.grad(density.log_density)(position)
            update, state = optimiser.update(-gradient, state)
            return (optax.apply_updates(position, update), state), None

        return jax.lax.scan(step, carry, None, length=steps)[0]

    carry = (start, optimiser.init(start))
    for done in range(0, steps, _STEPS_A_REPORT):
        some = min(_STEPS_A_REPORT, steps - done)
        # JAX works on in the background; what is told must have happened
        carry = jax.block_until_ready(run(carry, some))
        told(done + some)
    return carry[0], jax.jit(density.log_density)(carry[0])
