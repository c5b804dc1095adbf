"""Choose the power that a sampled ensemble's averaged probabilities are raised to, or its prior.

    .venv/bin/python scripts/choose_power.py wide-sampled --covertype DIR
    .venv/bin/python scripts/choose_power.py cover-sampled --prior input=0.25 hidden=0.5

An average over chains is a little less sure than it should be. How much is measured on a fifth
of the training rows, by the same recipe fitted to the other four fifths; the rows that the site
reports on are not looked at. The best power is that with the least negative log-likelihood on
rows like those of the training, whose classes are balanced. Beside it stands what the same
power does where classes are as common as in the forest. Priors are compared by what they come
to at their best power, on the same rows. Write what it finds into recipes.toml.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bayestalk import recipes
from bayestalk.chains.local import Workers
from bayestalk.chains.runner import Chains
from bayestalk.forest_rows import covertype_rows, training_set
from bayestalk.inference import mclmc, split
from bayestalk.inference.fit import Fit
from bayestalk.measures import correct_prior, log_loss, sharpen
from bayestalk.models.networks import NETWORKS
from bayestalk.progress import bars
from bayestalk.scoring.predictions import say

Floats = npt.NDArray[np.floating[Any]]

POWERS = np.arange(0.90, 1.3001, 0.02)
_SEED = 7


def surprise(p: Floats, y: npt.NDArray[np.integer[Any]], known: Floats) -> tuple[float, float]:
    """Mean negative log-likelihood with classes balanced, and as common as in the forest.

    Parameters
    ----------
    p, y
        Probabilities (row, class) and classes (row) of rows that are balanced.
    known
        Class frequencies of the forest; rows of a class count that often.
    """
    balanced = np.full(len(known), 1 / len(known))
    weights = known[y]
    natural = log_loss(correct_prior(p, known, balanced), y)
    return float(log_loss(p, y).mean()), float((weights * natural).sum() / weights.sum())


def with_prior(recipe: recipes.Recipe, changes: list[str]) -> recipes.Recipe:
    """A recipe with some numbers of its prior changed, each given as ``name=number``.

    Raises
    ------
    RecipeError
        For a name that no prior has, or what is no number above 0.
    """
    found: dict[str, float] = {}
    for change in changes:
        name, _, number = change.partition("=")
        recipes.refuse_unknown([name], vars(recipe.prior), "--prior")
        try:
            found[name] = float(number)
        except ValueError:
            found[name] = 0.0
        if not 0 < found[name] < np.inf:
            msg = f"--prior {change}: got {number!r}, wanted a number above 0, as in {name}=0.5"
            raise recipes.RecipeError(msg)
    return replace(recipe, prior=replace(recipe.prior, **found))


def held_out_predictions(
    recipe: recipes.Recipe, covertype: Path | None, jobs: int
) -> tuple[Floats, npt.NDArray[np.integer[Any]], Floats]:
    """What the recipe's ensemble says of a fifth of the training rows that it did not see."""
    recipe = replace(recipe, settings={**recipe.settings, "power": 1.0})
    rows = covertype_rows(covertype)
    train = training_set(recipe, rows)
    parts = split.stratified(train["y"].to_numpy(), _SEED)
    network = NETWORKS[recipe.network]
    with Workers(jobs) as pool, bars() as report:
        data = train.isel(obs=parts.fitted)
        tree = mclmc.sample(Fit(recipe, network, data, run=Chains(pool)), report)
    held_out = train.isel(obs=parts.held_out)
    said = say(tree, held_out["x"].to_numpy(), network)
    return said.p, held_out["y"].to_numpy(), rows["prior"].to_numpy()


def main(arguments: list[str] | None = None) -> None:
    """Print the surprise at every power, and the best of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("recipe", help="a recipe whose method is mclmc, such as wide-sampled")
    parser.add_argument("--covertype", type=Path, help="folder with the Covertype rows")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes (2)")
    parser.add_argument(
        "--prior",
        nargs="+",
        default=[],
        metavar="NAME=NUMBER",
        help="another prior than the recipe's, such as input=0.25 freedom=4",
    )
    given = parser.parse_args(arguments)
    book = recipes.read()
    if given.recipe not in book or book[given.recipe].method != "mclmc":
        wanted = ", ".join(name for name, one in book.items() if one.method == "mclmc")
        sys.exit(f"choose_power: {given.recipe!r} is no sampled ensemble; take one of {wanted}")
    try:
        recipe = with_prior(book[given.recipe], given.prior)
    except recipes.RecipeError as error:
        sys.exit(f"choose_power: {error}")
    p, y, known = held_out_predictions(recipe, given.covertype, given.jobs)
    print(f"{len(y)} training rows held out\npower  balanced  natural")
    found = [surprise(sharpen(p, power), y, known) for power in POWERS]
    for power, (balanced, natural) in zip(POWERS, found, strict=True):
        print(f"{power:5.2f}  {balanced:8.4f}  {natural:7.4f}")
    best = POWERS[int(np.argmin([balanced for balanced, _ in found]))]
    print(f"best: power = {best:.2f}, {min(balanced for balanced, _ in found):.4f}")


if __name__ == "__main__":
    main()
