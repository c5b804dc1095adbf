"""Sampled ensemble: MAP starts, each continued by microcanonical Langevin Monte Carlo.

Sources: microcanonical Langevin Monte Carlo, Robnik et al. 2023 (arXiv 2212.08549); starting
each chain from an optimised net, Sommer et al. 2024 (2402.01484) and 2025 (2502.06335). The
sampler is unadjusted: its step size is tuned so that the error in energy is small, and a
small bias remains.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import blackjax
import jax
import jax.numpy as jnp
import numpy as np
import pytensor
import xarray as xr

from bayestalk.inference.density import Density, log_density
from bayestalk.inference.fit import Arrays, Fit, draws_tree
from bayestalk.inference.optimise import climb
from bayestalk.recipes import settings_from
from bayestalk.report import Report


@dataclass(frozen=True)
class Settings:
    """How long each part of a chain is.

    ``tune`` and ``steps`` count sampler steps of two gradients each; every
    ``steps / draws``-th position is kept. ``energy_variance`` is the variance of the energy
    error per dimension that the step size is tuned to.
    """

    chains: int = 8
    draws: int = 50
    steps: int = 10_000
    tune: int = 3_000
    map_steps: int = 1_500
    map_rate: float = 0.03
    energy_variance: float = 5e-4


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:
    """Draws from several chains, each from a MAP start of its own.

    Returns
    -------
    Groups ``posterior``; ``start`` (the MAP estimates, one draw a chain); ``sample_stats``
    with ``lp`` (chain, draw) and, for each chain, ``step_size``, ``L``, ``energy_variance``,
    ``gradients``.
    """
    settings = settings_from(Settings, fit.recipe)
    chains = fit.run(run_chain, fit, settings.chains, report, keep)
    stacked = {name: np.stack([chain[name] for chain in chains]) for name in chains[0]}
    names = [parameter.name for parameter in fit.network.parameters]
    starts = draws_tree({n: stacked[f"start_{n}"][:, np.newaxis] for n in names}, fit.network)
    stats = xr.Dataset(
        {
            "lp": (("chain", "draw"), stacked["lp"]),
            **{
                name: ("chain", stacked[name])
                for name in (
                    "step_size",
                    "L",
                    "energy_variance",
                    "gradients",
                    "map_gradients",
                    "start_lp",
                )
            },
        }
    )
    return draws_tree(
        {name: stacked[name] for name in names},
        fit.network,
        groups={"start": starts["posterior"].to_dataset(), "sample_stats": stats},
    )


def run_chain(fit: Fit, number: int, report: Report) -> Arrays:
    """One chain: optimise, tune, sample.

    All in single precision, which PyTensor's import of JAX would otherwise switch off: it is
    nearly twice as fast, and the error of a float32 density is far below that of a step.
    """
    with jax.enable_x64(False), pytensor.config.change_flags(floatX="float32"):
        return _run_chain(fit, number, report)


def _run_chain(fit: Fit, number: int, report: Report) -> Arrays:
    settings = settings_from(Settings, fit.recipe)
    name = f"{fit.recipe.name}, chain {number + 1}"
    total = settings.map_steps // 2 + settings.tune + settings.steps
    density = log_density(fit.model())
    key = jax.random.fold_in(jax.random.key(fit.recipe.seed), number)
    start_key, momentum_key, tune_key, sample_key = jax.random.split(key, 4)

    report(name, 0, total)
    first = fit.recipe.prior.weight * 0.3 * jax.random.normal(start_key, (density.size,))
    start, start_lp = jax.block_until_ready(
        climb(density, first, settings.map_steps, settings.map_rate)
    )
    report(name, settings.map_steps // 2, total)

    state = blackjax.mcmc.mclmc.init(start, density.log_density, momentum_key)
    state, tuned = _tune(density, state, tune_key, settings)
    report(name, settings.map_steps // 2 + settings.tune, total)

    kernel = partial(
        blackjax.mcmc.mclmc.build_kernel(),
        logdensity_fn=density.log_density,
        inverse_mass_matrix=tuned.inverse_mass_matrix,
        L=tuned.L,
        step_size=tuned.step_size,
    )

    @partial(jax.jit, static_argnums=2)
    def advance(state, key, steps):  # type: ignore[no-untyped-def]
        def step(state, key):  # type: ignore[no-untyped-def]
            state, info = kernel(key, state)
            return state, info.energy_change

        return jax.lax.scan(step, state, jax.random.split(key, steps))

    every = settings.steps // settings.draws
    positions, lps, errors = [], [], []
    for draw, draw_key in enumerate(jax.random.split(sample_key, settings.draws), start=1):
        # JAX works on in the background; what is reported must have happened
        state, error = jax.block_until_ready(advance(state, draw_key, every))
        positions.append(state.position)
        lps.append(state.logdensity)
        errors.append(error)
        report(name, total - settings.steps + draw * every, total)

    draws = jax.vmap(density.unravel)(jnp.stack(positions))
    return {
        **{name: np.asarray(value) for name, value in draws.items()},
        **{f"start_{n}": np.asarray(v) for n, v in density.unravel(start).items()},
        "start_lp": np.asarray(start_lp),
        "lp": np.asarray(jnp.stack(lps)),
        "step_size": np.asarray(tuned.step_size),
        "L": np.asarray(tuned.L),
        "energy_variance": np.asarray(jnp.var(jnp.concatenate(errors)) / density.size),
        "gradients": np.asarray(settings.map_steps + 2 * (settings.tune + settings.steps)),
        "map_gradients": np.asarray(settings.map_steps),
    }


def _tune(density: Density, state, key, settings: Settings):  # type: ignore[no-untyped-def]
    """Step size, momentum decoherence length and a diagonal metric, as blackjax finds them.

    blackjax spends three tenths of the steps it is told, and a thirtieth more on the metric.
    """
    state, tuned, _ = blackjax.mclmc_find_L_and_step_size(
        mclmc_kernel=blackjax.mcmc.mclmc.build_kernel(),
        num_steps=settings.tune * 3,
        state=state,
        rng_key=key,
        logdensity_fn=density.log_density,
        desired_energy_var=settings.energy_variance,
        diagonal_preconditioning=True,
    )
    return state, tuned
