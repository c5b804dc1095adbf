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
