"""Sampled ensemble: MAP starts, each continued by microcanonical Langevin Monte Carlo.

Sources: microcanonical Langevin Monte Carlo, Robnik et al. 2023 (arXiv 2212.08549); starting
each chain from an optimised net, Sommer et al. 2024 (2402.01484) and 2025 (2502.06335). The
sampler is unadjusted: its step size is tuned so that the error in energy is small, and a
small bias remains.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import blackjax
import jax
import jax.numpy as jnp
import numpy as np
import pytensor
import xarray as xr
from blackjax.mcmc.integrators import IntegratorState, isokinetic_velocity_verlet

from bayestalk.inference import split
from bayestalk.inference.density import log_density
from bayestalk.inference.fit import Arrays, Fit, draws_tree
from bayestalk.inference.pace import REFUSED_BEYOND, Pace
from bayestalk.inference.starts import maximise
from bayestalk.inference.white import White
from bayestalk.recipes import settings_from
from bayestalk.report import Report

_BLOCK = 50
"""Steps between two corrections of the step size."""
_STATS = ("step_size", "L", "energy_variance", "refused", "gradients", "map_gradients", "start_lp")


@dataclass(frozen=True)
class Settings:
    """How long each part of a chain is.

    A step is one gradient. ``tune`` steps are forgotten; of the ``steps`` that follow, every
    ``steps / draws``-th position is kept. ``length`` is the distance after which a chain has
    forgotten where it was going, in units of the square root of the number of parameters, in
    which the posterior is about one wide: long, because chains that keep going leave poor
    regions sooner. ``energy_variance`` is the variance of the energy error per dimension that
    the step size is tuned to. ``power`` is what averaged probabilities are raised to.
    ``rows`` is how many training rows a chain sees, drawn for it alone and the classes alike as
    far as they go; all rows where it is 0. It bounds time and memory where there are very many.
    """

    chains: int = 8
    draws: int = 40
    steps: int = 20_000
    tune: int = 2_000
    length: float = 15.0
    energy_variance: float = 2e-3
    map_steps: int = 1_500
    map_rate: float = 0.03
    power: float = 1.0
    rows: int = 0


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:
    """Draws from several chains, each from a MAP start of its own.

    Returns
    -------
    Groups ``posterior``, whose attribute ``power`` is the setting; ``start`` (the MAP
    estimates, one draw a chain); ``sample_stats`` with ``lp`` (chain, draw) and, for each
    chain, ``step_size``, ``L``, ``energy_variance``, ``refused`` (the share of steps whose
    energy error was beyond all bounds), ``gradients``, ``map_gradients``, ``start_lp``.
    """
    settings = settings_from(Settings, fit.recipe)
    chains = fit.run(run_chain, fit, settings.chains, report, keep)
    stacked = {name: np.stack([chain[name] for chain in chains]) for name in chains[0]}
    names = [parameter.name for parameter in fit.network.parameters]
    starts = draws_tree({n: stacked[f"start_{n}"][:, np.newaxis] for n in names}, fit.network)
    stats = {
        "lp": (("chain", "draw"), stacked["lp"]),
        **{name: ("chain", stacked[name]) for name in _STATS},
    }
    tree = draws_tree(
        {name: stacked[name] for name in names},
        fit.network,
        groups={"start": starts["posterior"].to_dataset(), "sample_stats": xr.Dataset(stats)},
    )
    tree["posterior"].attrs["power"] = settings.power
    return tree


def run_chain(fit: Fit, number: int, report: Report) -> Arrays:
    """One chain: optimise, tune, sample."""
    start, *draws = walk(fit, number, report)
    names = [parameter.name for parameter in fit.network.parameters]
    last = draws[-1]
    return {
        **{name: np.stack([draw.named[name] for draw in draws]) for name in names},
        **{f"start_{name}": start.named[name] for name in names},
        "start_lp": np.asarray(start.lp),
        "lp": np.asarray([draw.lp for draw in draws]),
        **{name: np.asarray(value) for name, value in last.stats.items()},
    }


class Draw(NamedTuple):
    """A place on the walk: parameters by name, its log density, and how the walk goes."""

    named: Arrays
    lp: float
    stats: dict[str, float]


@contextmanager
def _single_precision() -> Iterator[None]:
    """In single precision, which PyTensor's import of JAX would otherwise switch off.

    It is nearly twice as fast, and the error of a float32 density is far below that of a step.
    """
    with jax.enable_x64(False), pytensor.config.change_flags(floatX="float32"):
        yield


def walk(fit: Fit, number: int, report: Report) -> Iterator[Draw]:
    """The MAP start of a chain, then its draws, each as soon as it is made."""
    steps = _walk(fit, number, report)
    while True:
        with _single_precision():  # not around a yield: what is done between draws is not ours
            draw = next(steps, None)
        if draw is None:
            return
        yield draw


def _walk(fit: Fit, number: int, report: Report) -> Iterator[Draw]:
    settings = settings_from(Settings, fit.recipe)
    name = f"{fit.recipe.name}, chain {number + 1}"
    climbed = settings.map_steps
    total = climbed + settings.tune + settings.steps
    if settings.rows:
        fit = replace(fit, data=split.share(fit.data, settings.rows, fit.recipe.seed + number))
    density = log_density(fit.model())
    key = jax.random.fold_in(jax.random.key(fit.recipe.seed), number)
    momentum_key, walk_key = jax.random.split(jax.random.fold_in(key, 1))

    def told(task: str, done: int, total: int) -> None:
        report(task, done, total + settings.tune + settings.steps)

    start = maximise(fit, number, climbed, settings.map_rate, told, name)
    yield Draw(start.parameters, start.lp, {})

    white = White.around(fit, density, start.parameters)
    begin = jax.jit(lambda at, key: blackjax.mcmc.mclmc.init(at, white.log_density, key))
    state = begin(white.to_white(start.parameters), momentum_key)
    advance = _kernel(white.log_density, settings)
    pace = Pace.at_first(density.size, settings.length, settings.energy_variance)
    every = settings.steps // settings.draws
    stops = [settings.tune + every * draw for draw in range(settings.draws + 1)]
    done, squares, refused = 0, 0.0, 0.0
    for stop in stops:
        while done < stop:
            ahead = min(_BLOCK, stop - done)
            walk_key, block_key = jax.random.split(walk_key)
            # JAX works on in the background; what is reported must have happened
            state, errors, taken = jax.block_until_ready(
                advance(state, block_key, pace.step_size, pace.length, ahead)
            )
            pace = pace.after(np.asarray(errors), np.asarray(taken))
            done += ahead
            if stop > settings.tune:
                squares += pace.energy_variance * ahead
                refused += pace.refused * ahead
        report(name, climbed + done, total)
        if stop == settings.tune:
            continue
        sampled = done - settings.tune
        stats = {
            "step_size": pace.step_size,
            "L": pace.length,
            "energy_variance": squares / sampled,
            "refused": refused / sampled,
            "gradients": float(climbed + done),
            "map_gradients": float(climbed),
        }
        yield Draw(white.named(state.position), float(state.logdensity), stats)


def _kernel(log_density: Any, settings: Settings) -> Any:
    """A jitted walk of some steps.

    It takes a state, a key, a step size, a length and a number of steps, and gives the state
    after them, and for each step its error in energy and whether it was taken.
    """
    kernel = blackjax.mcmc.mclmc.build_kernel(
        isokinetic_velocity_verlet, REFUSED_BEYOND, settings.energy_variance
    )

    @partial(jax.jit, static_argnums=4)
    def advance(
        state: IntegratorState, key: jax.Array, step_size: float, length: float, steps: int
    ) -> tuple[IntegratorState, jax.Array, jax.Array]:
        def step(state: IntegratorState, key: jax.Array) -> tuple[IntegratorState, Any]:
            state, info = kernel(key, state, log_density, jnp.float32(1), length, step_size)
            # a refused step is told as one that changed no energy at all
            return state, (info.energy_change, info.kinetic_change != 0)

        state, (errors, taken) = jax.lax.scan(step, state, jax.random.split(key, steps))
        return state, errors, taken

    return advance
