"""A net whose last layer alone is Bayesian: the layers before it stay at the MAP.

Source: the neural linear model of Snoek et al. 2015 (arXiv 1502.05700), here sampled by the
No-U-Turn Sampler (nutpie) on the PyMC model itself, ``pm.do`` fixing what is not sampled.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import nutpie
import pymc as pm
import pytensor
import xarray as xr

from bayestalk.forward import values
from bayestalk.inference import prior
from bayestalk.inference.curvature import gauss_newton
from bayestalk.inference.density import log_density
from bayestalk.inference.fit import Arrays, Fit, draws_tree
from bayestalk.inference.starts import maximise
from bayestalk.inference.whitened import Whitened, whiten
from bayestalk.network import Network, Parameter
from bayestalk.recipes import settings_from
from bayestalk.report import Report

_STATS = {"diverging": "diverging", "lp": "logp", "n_steps": "n_steps"}


@dataclass(frozen=True)
class Settings:
    """How many chains and steps, and how the MAP is found.

    All draws are judged, but of each chain no more than ``kept`` are frozen.
    """

    chains: int = 4
    draws: int = 1000
    kept: int = 100
    tune: int = 300
    target_accept: float = 0.9
    steps: int = 1_500
    rate: float = 0.03


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:
    """Draws of the last layer from ``chains`` chains, the other layers beside them.

    Returns
    -------
    Groups ``posterior``, all parameters, of which only the last layer's differ from draw to
    draw; and ``sample_stats`` with ``diverging``, ``lp`` (of the last layer, up to a
    constant) and ``n_steps`` (chain, draw), and, for each chain, the ``gradients`` of the
    last layer alone and the ``map_gradients`` of the whole net.
    """
    settings = settings_from(Settings, fit.recipe)
    chains = fit.run(run_chain, fit, settings.chains, report, keep)
    stacked = {name: np.stack([chain[name] for chain in chains]) for name in chains[0]}
    stats = {name: (("chain", "draw"), stacked[name]) for name in _STATS}
    counts = {name: ("chain", stacked[name]) for name in ("gradients", "map_gradients")}
    draws = {}
    for p in fit.network.parameters:
        own = stacked[p.name]
        fixed = own.ndim == 1 + len(p.shape)
        draws[p.name] = own[:, np.newaxis].repeat(settings.draws, axis=1) if fixed else own
    tree = draws_tree(draws, fit.network, groups={"sample_stats": xr.Dataset(stats | counts)})
    tree.attrs["kept"] = settings.kept
    return tree


def run_chain(fit: Fit, number: int, report: Report) -> Arrays:
    """One chain: (the MAP, once in a process), tune, sample.

    Each chain has a seed of its own, made from the recipe's, so that it gives the same draws
    whether or not others run beside it. Fixed parameters come without an axis for draws.
    """
    settings = settings_from(Settings, fit.recipe)
    name = f"{fit.recipe.name}, chain {number + 1}"
    total = settings.steps + settings.tune + settings.draws
    prepared = _prepared(fit, report, name)
    report(name, settings.steps, total)
    trace = nutpie.sample(
        prepared.compiled,
        draws=settings.draws,
        tune=settings.tune,
        chains=1,
        cores=1,
        seed=int(np.random.SeedSequence([fit.recipe.seed, number]).generate_state(1)[0]),
        target_accept=settings.target_accept,
        save_warmup=True,
        progress_bar=False,
        progress_callback=lambda chains: report(
            name, settings.steps + chains[0].finished_draws, total
        ),
    )
    if trace["posterior"].sizes["draw"] < settings.draws:
        # nutpie answers an interrupt with the draws so far; half a chain is none
        raise KeyboardInterrupt
    report(name, total, total)
    last = prepared.whitened.named(trace["posterior"]["u"].to_numpy()[0])
    stats = {ours: trace["sample_stats"][theirs].to_numpy()[0] for ours, theirs in _STATS.items()}
    taken = trace["sample_stats"]["n_steps"].sum() + trace["warmup_sample_stats"]["n_steps"].sum()
    return {
        **prepared.fixed,
        **{name: value.astype(np.float32) for name, value in last.items()},
        **stats,
        "gradients": np.asarray(int(taken)),
        "map_gradients": np.asarray(settings.steps),
    }


class _Prepared(NamedTuple):
    fixed: Arrays
    whitened: Whitened
    compiled: Any


_at_hand: "WeakKeyDictionary[Fit, _Prepared]" = WeakKeyDictionary()


def _prepared(fit: Fit, report: Report, task: str) -> _Prepared:
    """The MAP and the last layer's density around it, made once for all chains in a process."""
    if fit not in _at_hand:
        settings = settings_from(Settings, fit.recipe)

        def told(task: str, done: int, total: int) -> None:
            report(task, done, total + settings.tune + settings.draws)

        start = maximise(fit, 0, settings.steps, settings.rate, told, task).parameters
        last = {p.name for p in _last(fit.network)}
        fixed = {name: value for name, value in start.items() if name not in last}
        whitened = around(fit, start)
        _at_hand[fit] = _Prepared(fixed, whitened, whitened.compiled())
    return _at_hand[fit]


def _last(network: Network) -> list[Parameter]:
    return [p for p in network.parameters if p.layer == len(network.layers)]


def last_model(fit: Fit, parameters: Arrays) -> pm.Model:
    """The fit's model with all layers but the last fixed at some parameters.

    What the fixed layers compute is then a constant, which PyTensor folds when it compiles.
    """
    last = {p.name for p in _last(fit.network)}
    fixed = {n: v.astype(pytensor.config.floatX) for n, v in parameters.items() if n not in last}
    return pm.do(fit.model(), fixed, make_interventions_shared=False) if fixed else fit.model()


def around(fit: Fit, parameters: Arrays) -> Whitened:
    """The last layer's density, in coordinates in which it is nearly round around a point."""
    network, depth = fit.network, len(fit.network.layers)
    model = last_model(fit, parameters)
    alone = Network(
        network.name,
        tuple(f"z{unit}" for unit in range(network.widths[-2])),
        network.layers[-1:],
        network.outputs,
    )
    own = {p.name: parameters[p.name.replace("1", str(depth))] for p in alone.parameters}
    taken = dict(values(fit.data["x"].to_numpy(), parameters, network))
    features = taken[f"z{depth - 1}" if depth > 1 else "x"]
    noise = float(fit.data.attrs.get("noise", 1.0))
    precision = gauss_newton(features, own, alone, noise)
    held = prior.precision(model, parameters)
    names = [p.name for p in _last(network)]
    precision[np.diag_indices_from(precision)] += np.concatenate([held[n].ravel() for n in names])
    # PyMC's order of the density's vector is by name; ours is weights, then biases
    density = log_density(model)
    ours = dict(zip(names, np.split(np.arange(density.size), _ends(network)), strict=True))
    order = np.concatenate([ours[name] for name in sorted(names)])
    centre = np.concatenate([parameters[n].ravel() for n in sorted(names)]).astype(np.float64)
    return whiten(density, centre, precision[np.ix_(order, order)])


def _ends(network: Network) -> list[int]:
    """Where, among the last layer's numbers, one array ends and the next begins."""
    return [int(end) for end in np.cumsum([p.size for p in _last(network)])[:-1]]
