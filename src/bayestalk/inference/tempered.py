"""MAP with a temperature: the logits of one net divided by a number chosen on held-out rows.

Source: Guo et al. 2017 (arXiv 1706.04599).
"""

from dataclasses import dataclass, replace
from pathlib import Path

import xarray as xr

from bayestalk.forward import sums
from bayestalk.inference import split
from bayestalk.inference.fit import Arrays, Fit, draws_tree
from bayestalk.inference.starts import as_draw, maximise
from bayestalk.inference.temperature import choose
from bayestalk.network import Activation, Network
from bayestalk.recipes import RecipeError, settings_from
from bayestalk.report import Report


@dataclass(frozen=True)
class Settings:
    """How many gradients each of the two nets gets, and Adam's first rate."""

    steps: int = 1_500
    rate: float = 0.03


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """The MAP estimate of all rows, its last layer divided by the temperature.

    The temperature is the best for a net that was fitted to four fifths of the rows, on the
    other fifth; so no held-out row is needed, and predicting takes nothing special.

    Returns
    -------
    Groups ``posterior`` (one chain, one draw) and ``sample_stats`` with ``lp`` (chain, draw;
    before tempering), ``gradients`` (chain), and of the split ``temperature``, ``split_nll``
    and ``split_nll_untempered``.

    Raises
    ------
    RecipeError
        For a network whose outputs are not classes.
    """
    last = fit.network.layers[-1]
    if last.activation is not Activation.SOFTMAX:
        msg = (
            f"recipes.toml [{fit.recipe.name}]: network {fit.network.name!r} ends in "
            f"{last.activation}; a temperature divides the logits of a softmax: use map"
        )
        raise RecipeError(msg)
    settings = settings_from(Settings, fit.recipe)
    rows = split.stratified(fit.data["y"].to_numpy(), fit.recipe.seed)
    fitted = replace(fit, data=fit.data.isel(obs=rows.fitted))
    held_out = fit.data.isel(obs=rows.held_out)

    # one task, twice the steps, so that progress is told of the whole
    def first(task: str, done: int, total: int) -> None:
        report(task, done, 2 * total)

    def second(task: str, done: int, total: int) -> None:
        report(task, total + done, 2 * total)

    part = maximise(fitted, 0, settings.steps, settings.rate, first)
    logits = sums(held_out["x"].to_numpy(), part.parameters, fit.network)
    chosen = choose(logits, held_out["y"].to_numpy())
    whole = maximise(fit, 0, settings.steps, settings.rate, second)
    stats = {
        "lp": (("chain", "draw"), [[whole.lp]]),
        "gradients": ("chain", [2 * settings.steps]),
        "temperature": chosen.temperature,
        "split_nll": chosen.nll,
        "split_nll_untempered": chosen.nll_before,
    }
    return draws_tree(
        as_draw(cooled(whole.parameters, fit.network, chosen.temperature)),
        fit.network,
        groups={"sample_stats": xr.Dataset(stats)},
    )


def cooled(parameters: Arrays, network: Network, temperature: float) -> Arrays:
    """Parameters whose last sums are those of the given ones, divided by the temperature."""
    last = {p.name for p in network.parameters if p.layer == len(network.layers)}
    return {
        name: value / temperature if name in last else value for name, value in parameters.items()
    }
