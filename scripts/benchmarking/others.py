"""What others offer for the same network, called as their guides say; none of it is ours."""

from collections.abc import Iterator
from functools import partial
from itertools import count, pairwise
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from benchmarking.clock import Floats, Over, until_over
from benchmarking.course import Course, running

_ADVI_STEPS = 10_000
_STEPS_A_LOOK = 250
_DRAWS = 50
_WARM_UP = 150
_DEPTH = 8


def numpyro_model(x: Any, y: Any, widths: tuple[int, ...]) -> None:
    """The net of the talk by hand: N(0, 1) weights, tanh, tanh, softmax, no biases."""
    import numpyro
    import numpyro.distributions as dist

    z = x
    for k, (rows, columns) in enumerate(pairwise(widths), start=1):
        w = numpyro.sample(f"w{k}", dist.Normal(0, 1).expand([rows, columns]).to_event(2))
        z = z @ w if k == len(widths) - 1 else jnp.tanh(z @ w)
    numpyro.sample("y", dist.Categorical(logits=z), obs=y)


def _rows(course: Course) -> tuple[Any, Any, tuple[int, ...]]:
    x = jnp.asarray(course.fit.data["x"].to_numpy(), dtype=jnp.float32)
    return x, jnp.asarray(course.fit.data["y"].to_numpy()), course.fit.network.widths


def numpyro_nuts(course: Course) -> None:
    """NumPyro's NUTS, one chain: every state after warm-up counts, until the time is over.

    So that a slow start is not held against it, the mean over the last half of the states is
    scored as well, and the better of the two is taken.
    """
    from numpyro.infer import NUTS

    kernel = NUTS(numpyro_model, dense_mass=False, max_tree_depth=_DEPTH)
    course.clock.start()
    rows = _rows(course)
    state = kernel.init(jax.random.key(course.fit.recipe.seed), _WARM_UP, None, rows, {})
    step = jax.jit(lambda state: kernel.sample(state, rows, {}))

    def states() -> Iterator[tuple[float, dict[str, Floats]]]:
        nonlocal state
        for done in count(1):
            state = jax.block_until_ready(step(state))
            course.clock.check()
            if done > _WARM_UP:
                yield course.clock.seconds, {n: np.asarray(v) for n, v in state.z.items()}

    found, _ = until_over(states())
    with course.clock.paused():
        said = [course.said(named).astype(np.float32) for _, named in found]
        scored = zip(found, running(said), _last_halves(said), strict=True)
        for (seconds, _), every, late in scored:
            course.track(every, late, at=seconds)
    raise Over  # there is no end to it but the limit


def _last_halves(said: list[Floats]) -> list[Floats]:
    """The mean over the later half of what has been said so far, after each."""
    found: list[Floats] = []
    total = np.zeros(said[0].shape) if said else np.zeros(0)
    first = 0
    for have, one in enumerate(said, start=1):
        total = total + one
        while first < have // 2:
            total = total - said[first]
            first += 1
        found.append(total / (have - first))
    return found


def numpyro_svi(course: Course) -> None:
    """NumPyro's mean-field guide: AutoNormal, scales from .05, Adam, all rows a step."""
    import numpyro
    from numpyro.infer import SVI, Trace_ELBO
    from numpyro.infer.autoguide import AutoNormal

    guide = AutoNormal(numpyro_model, init_scale=0.05)
    svi = SVI(numpyro_model, guide, numpyro.optim.Adam(0.01), Trace_ELBO())
    course.clock.start()
    rows = _rows(course)
    state = svi.init(jax.random.key(course.fit.recipe.seed), *rows)

    @partial(jax.jit, static_argnums=1)
    def advance(state: Any, steps: int) -> Any:
        return jax.lax.scan(lambda state, _: svi.update(state, *rows), state, None, length=steps)

    names = [parameter.name for parameter in course.fit.network.parameters]
    for _ in range(_ADVI_STEPS // _STEPS_A_LOOK):
        state, _losses = jax.block_until_ready(advance(state, _STEPS_A_LOOK))
        course.clock.check()
        with course.clock.paused():
            found = svi.get_params(state)
            mean = {name: np.asarray(found[f"{name}_auto_loc"]) for name in names}
            sd = {name: np.asarray(found[f"{name}_auto_scale"]) for name in names}
            said = course.spread(mean, sd, _DRAWS)
        course.track(said)


def pymc_advi(course: Course) -> None:
    """PyMC's ADVI as a newcomer calls it: ``pm.fit(10_000, method="advi")``, all by default."""
    import pymc as pm

    def look(approximation: Any, losses: Any, step: int) -> None:  # noqa: ARG001
        course.clock.check()
        if step % _STEPS_A_LOOK:
            return
        with course.clock.paused():
            mean, sd = _means_and_sds(approximation)
            said = course.spread(mean, sd, _DRAWS)
        course.track(said)

    course.clock.start()
    with course.fit.model():
        pm.fit(
            _ADVI_STEPS,
            method="advi",
            random_seed=course.fit.recipe.seed,
            callbacks=[look],
            progressbar=False,
        )


def _means_and_sds(approximation: Any) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """What PyMC's approximation holds, read without compiling anything."""
    mu, rho = (approximation.params_dict[name].get_value() for name in ("mu", "rho"))
    sigma = np.logaddexp(0, rho)
    mean, sd = {}, {}
    for name, part, shape, _ in approximation.ordering.values():
        mean[name], sd[name] = mu[part].reshape(shape), sigma[part].reshape(shape)
    return mean, sd
