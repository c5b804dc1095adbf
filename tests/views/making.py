"""Networks of the talk and made-up posteriors, pushed through them by plain NumPy."""

import json
from dataclasses import asdict

import numpy as np
import xarray as xr

from bayestalk.network import Activation, Group, Layer, Network

LINEAR = Network(
    "linear", ("elevation", "slope", "northness", "water"), (Layer(1),), ("temperature",)
)
LOGISTIC = Network(
    "logistic",
    ("elevation", "slope", "northness", "water"),
    (Layer(1, Activation.SIGMOID),),
    ("tree",),
)
DEEP = Network(
    "deepnet",
    ("slope", "northness", "eastness", "elevation"),
    (Layer(3, Activation.TANH), Layer(1, Activation.RELU)),
    ("hillshade",),
)
COVER = Network(
    "cover",
    tuple(f"input {i}" for i in range(66)),
    (
        Layer(20, Activation.TANH, bias=False),
        Layer(20, Activation.TANH, bias=False),
        Layer(7, Activation.SOFTMAX, bias=False),
    ),
    (
        "Cottonwood/Willow",
        "Ponderosa Pine",
        "Douglas-fir",
        "Aspen",
        "Lodgepole Pine",
        "Spruce/Fir",
        "Krummholz",
    ),
    (
        Group("quantities", 10),
        Group("wilderness areas", 4),
        Group("soil types", 40),
        Group("climatic zones", 7),
        Group("geologic zones", 4),
        Group("constant", 1),
    ),
)

_APPLY = {
    Activation.IDENTITY: lambda s: s,
    Activation.SIGMOID: lambda s: 1 / (1 + np.exp(-s)),
    Activation.TANH: np.tanh,
    Activation.RELU: lambda s: np.maximum(s, 0),
    Activation.SOFTMAX: lambda s: np.exp(s) / np.exp(s).sum(-1, keepdims=True),
}


def push(network: Network, draws: dict[str, np.ndarray], x: np.ndarray) -> dict[str, np.ndarray]:
    """Every value on the way through, for each draw: name → (draws, width)."""
    count = len(next(iter(draws.values())))
    found = {"x": np.broadcast_to(x, (count, len(x)))}
    row = found["x"]
    for k, layer in enumerate(network.layers, start=1):
        sums = np.einsum("di,diu->du", row, draws[f"w{k}"])
        if layer.bias:
            sums = sums + draws[f"b{k}"]
        name = "y" if k == len(network.layers) else f"z{k}"
        if layer.activation is not Activation.IDENTITY:
            found[f"{name}'"] = sums
        row = _APPLY[layer.activation](sums)
        found[name] = row
    return found


def kernel(samples: np.ndarray, points: int = 64) -> tuple[np.ndarray, np.ndarray]:
    """A plain Gaussian kernel density on an even grid."""
    spread = samples.std() + 1e-9
    width = 1.06 * spread * len(samples) ** -0.2
    grid = np.linspace(samples.min() - 3 * width, samples.max() + 3 * width, points)
    heights = np.exp(-0.5 * ((grid[:, None] - samples) / width) ** 2).sum(1)
    return grid, heights / (len(samples) * width * np.sqrt(2 * np.pi))


def summary_of(
    network: Network, spread: float = 0.25, seed: int = 1, count: int = 400
) -> xr.Dataset:
    """A ``cells-*`` summary from a made-up normal posterior of the given spread."""
    rng = np.random.default_rng(seed)
    draws = {
        p.name: rng.normal(0, 1.2, p.shape) + spread * rng.normal(size=(count, *p.shape))
        for p in network.parameters
    }
    x = rng.uniform(0, 2.5, len(network.inputs))
    values = push(network, draws, x)
    centre = push(network, {name: d.mean(0, keepdims=True) for name, d in draws.items()}, x)
    ids, rows = [], []
    for parameter in network.parameters:
        flat = draws[parameter.name].reshape(count, -1)
        for name, column in zip(parameter.ids(), flat.T, strict=True):
            grid, heights = kernel(column)
            prior = np.exp(-0.5 * grid**2) / np.sqrt(2 * np.pi)
            ids.append(name)
            rows.append((column.mean(), column, grid, heights, prior, 0.0))
    for value, array in values.items():
        for i, column in enumerate(array.T):
            nothing = np.full(64, np.nan)
            grid, heights, atom = nothing, nothing, float(np.mean(column == 0))
            if value != "x" and atom < 0.99:
                grid, heights = kernel(column[column != 0])
                heights = heights * (1 - atom)
            ids.append(f"{value}[0,{i}]")
            rows.append((centre[value][0, i], column, grid, heights, nothing, atom))
    return xr.Dataset(
        {
            "value": ("id", [row[0] for row in rows]),
            "mean": ("id", [row[1].mean() for row in rows]),
            "sd": ("id", [row[1].std() for row in rows]),
            "low": ("id", [np.quantile(row[1], 0.025) for row in rows]),
            "high": ("id", [np.quantile(row[1], 0.975) for row in rows]),
            "grid": (("id", "point"), np.stack([row[2] for row in rows])),
            "density": (("id", "point"), np.stack([row[3] for row in rows])),
            "prior_density": (("id", "point"), np.stack([row[4] for row in rows])),
            "atom": ("id", [row[5] for row in rows]),
        },
        coords={"id": ids},
        attrs={"network": json.dumps(asdict(network)), "observation": "a made-up place"},
    )
