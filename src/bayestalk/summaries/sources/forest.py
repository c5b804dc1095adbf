"""Parts of the forest's evaluation."""

import xarray as xr

from bayestalk import results


def of_forest(group: str) -> xr.Dataset:
    """One part of the forest's evaluation."""
    return results.read("forest")[group].to_dataset()


def confusion() -> xr.Dataset:
    """Confusion counts together with what is known of each class."""
    tree = results.read("forest")
    return tree["confusion"].to_dataset().merge(tree["classes"].to_dataset())


def shift() -> xr.Dataset:
    """Noisy inputs, and what was left out, beside each other.

    What both know a ``method`` or ``measure`` of is named apart, ``noisy_`` for the first.
    """
    tree = results.read("forest")
    names = ("method", "measure", "value", "se")
    noisy = tree["graded"].to_dataset().rename({name: f"noisy_{name}" for name in names})
    return noisy.merge(tree["left_out"].to_dataset(), combine_attrs="no_conflicts")
