"""Summaries of networks and of a model, of the contract's shapes, made up."""

import json

import numpy as np
import xarray as xr

from bayestalk.models.networks import NETWORKS
from bayestalk.views.cells import all_ids


def cells(name: str) -> xr.Dataset:
    """A ``cells-*`` summary with normal posteriors of every number."""
    network = NETWORKS[name]
    ids = all_ids(network)
    means = np.random.default_rng(5).normal(0, 2, len(ids))
    steps = np.linspace(-3, 3, 64)
    bell = np.exp(-0.5 * steps**2) / np.sqrt(2 * np.pi)
    grid = means[:, np.newaxis] + 0.2 * steps
    known = np.array([i.startswith("x") for i in ids])[:, np.newaxis]
    computed = np.array([i[0] in "xyz" for i in ids])[:, np.newaxis]
    prior = np.exp(-0.5 * (grid / 3) ** 2) / (3 * np.sqrt(2 * np.pi))
    return xr.Dataset(
        {
            "value": ("id", means),
            "mean": ("id", means),
            "sd": ("id", np.full(len(ids), 0.2)),
            "low": ("id", means - 0.4),
            "high": ("id", means + 0.4),
            "grid": (("id", "point"), np.where(known, np.nan, grid)),
            "density": (("id", "point"), np.where(known, np.nan, bell / 0.2)),
            "prior_density": (("id", "point"), np.where(computed, np.nan, prior)),
            "atom": ("id", np.zeros(len(ids))),
        },
        coords={"id": ids},
        attrs={
            "network": json.dumps({"name": name, "widths": network.widths}),
            "observation": "observation 3 of 30: elevation 1.2",
            "observed": "−4.2 °C",
        },
    )


def graph() -> xr.Dataset:
    """Four parameters and one observed quantity."""
    names = ("w1", "b1", "w2", "b2", "y")
    return xr.Dataset(
        {
            "name": ("node", list(names)),
            "kind": ("node", ["free"] * 4 + ["observed"]),
            "distribution": ("node", ["Normal"] * 5),
            "plate": ("node", ["4 × 3", "3", "3 × 1", "1", "150"]),
            "source": ("edge", list(names[:4])),
            "target": ("edge", ["y"] * 4),
        }
    )
