"""Summaries of one posterior of the forest, of the contract's shapes, made up."""

from typing import Any

import numpy as np
import xarray as xr

from bayestalk.data.columns import CLASSES_BY_ELEVATION as CLASSES


def weights(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """Three layers of weights, two fits, and quantile dots of a few."""
    rng = np.random.default_rng(seed)
    dims = {"1": ("input", "unit"), "2": ("unit", "unit2"), "out": ("unit2", "class")}
    sizes = {"input": 66, "unit": 20, "unit2": 20, "class": 7}
    found: dict[str, Any] = {}
    for layer, names in dims.items():
        shape = (2, *(sizes[n] for n in names))
        found[f"mean_{layer}"] = (("fit", *names), rng.normal(0, 0.8, shape))
        found[f"sd_{layer}"] = (("fit", *names), spread * rng.uniform(0.1, 1.0, shape))
        picks = [f"w{layer}[{i},{i}]" for i in range(6)]
        means, sds = rng.normal(0, 0.8, (6, 1)), spread * rng.uniform(0.1, 0.9, (6, 1))
        normal = np.sort(rng.normal(size=(1, 20)))
        found |= {f"spread_{layer}": 0.8, f"width_{layer}": 1.0}
        found[f"picks_{layer}"] = ((f"pick_{layer}",), np.array(picks))
        found[f"dots_{layer}"] = ((f"pick_{layer}", "dot"), means + sds * normal)
        found[f"ends_{layer}"] = ((f"pick_{layer}", "end"), means + sds * [-1.28, 1.28])
        found[f"pick_mean_{layer}"] = ((f"pick_{layer}",), means[:, 0])
        found[f"pick_sd_{layer}"] = ((f"pick_{layer}",), sds[:, 0])
    return xr.Dataset(
        found,
        coords={
            "fit": ["advi", "sampled"],
            "input": [f"input {i}" for i in range(66)],
            "class": list(CLASSES),
        },
        attrs={"freedom": 2.0, "draws": 30, "reach": 2.0},
    )


def pruned() -> xr.Dataset:
    """Accuracy that falls slowly in two orders and at once in the third."""
    share = np.round(np.linspace(0, 1, 21), 2)
    accuracy = np.stack([0.14 + 0.72 * (1 - share**bend) for bend in (4.0, 3.0, 0.6)])
    return xr.Dataset(
        {
            "accuracy": (("order", "share"), accuracy),
            "accuracy_se": (("order", "share"), 0.006 * np.ones_like(accuracy)),
            "nll": (("order", "share"), 2.2 * (1 - accuracy)),
            "nll_se": (("order", "share"), 0.01 * np.ones_like(accuracy)),
        },
        coords={"order": ["signal-to-noise", "magnitude", "chance"], "share": share},
        attrs={"weights": 1860},
    )


def confusion(seed: int = 1) -> xr.Dataset:
    """Counts of true and predicted classes, neighbours confused most."""
    rng = np.random.default_rng(seed)
    distance = np.abs(np.arange(7)[:, None] - np.arange(7))
    counts = rng.poisson(np.where(distance == 0, 460, 60.0 / (1 + distance) ** 2))
    mean = np.array([2224.0, 2394, 2419, 2787, 2920, 3128, 3362])
    sd = np.array([102.0, 196, 190, 95, 186, 155, 105])
    quantiles = mean[:, None] + sd[:, None] * [-1.64, -0.67, 0, 0.67, 1.64]
    return xr.Dataset(
        {
            "counts": (("method", "true", "predicted"), np.stack([counts, counts])),
            "elevation_mean": (("class",), mean),
            "elevation_sd": (("class",), sd),
            "elevation_quantiles": (("class", "quantile"), quantiles),
            "prior": (("class",), np.full(7, 1 / 7)),
        },
        coords={
            "method": ["advi", "sampled"],
            "true": list(CLASSES),
            "predicted": list(CLASSES),
            "class": list(CLASSES),
            "quantile": [0.05, 0.25, 0.5, 0.75, 0.95],
        },
    )


def uncertainty(seed: int = 1) -> xr.Dataset:
    """Counts by aleatoric and epistemic part, right and wrong."""
    rng = np.random.default_rng(seed)
    a_edges, e_edges = np.linspace(0, 1.6, 41), np.linspace(0, 0.6, 31)
    found: dict[str, object] = {}
    for name, n, scale in (("right", 3250, 0.3), ("wrong", 530, 0.7)):
        a = rng.gamma(2, scale / 2, n)
        e = a * rng.uniform(0.05, 0.4, n)
        counts, _, _ = np.histogram2d(a, e, bins=(a_edges, e_edges))
        found[f"counts_{name}"] = (("a", "e"), counts)
        found[f"{name}_aleatoric"] = ((), a.mean())
        found[f"{name}_epistemic"] = ((), e.mean())
    found["aleatoric_edges"] = (("a_edge",), a_edges)
    found["epistemic_edges"] = (("e_edge",), e_edges)
    return xr.Dataset(found, attrs={"rows": 3780, "wrong": 530, "beyond": 3})


def _probabilities(
    rng: np.random.Generator, logits: np.ndarray, scale: float, n: int
) -> np.ndarray:
    """Draws of class probabilities, shape ``(class, draw)``."""
    z = logits[:, None] + scale * rng.normal(size=(7, n))
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def cases(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """A dozen cases with the draws of their class probabilities."""
    rng = np.random.default_rng(seed)
    p = np.stack(
        [
            _probabilities(rng, rng.normal(0, 2.5, 7), spread * rng.uniform(0.1, 1.2), 50)
            for _ in range(12)
        ]
    )
    mean = p.mean(axis=2)
    aleatoric = -(p * np.log(p)).sum(axis=1).mean(axis=1)
    total = -(mean * np.log(mean)).sum(axis=1)
    true = np.where(rng.uniform(size=12) < 0.75, mean.argmax(axis=1), rng.integers(0, 7, 12))
    return xr.Dataset(
        {
            "p_mean": (("case", "class"), mean),
            "p_low": (("case", "class"), np.quantile(p, 0.025, axis=2)),
            "p_high": (("case", "class"), np.quantile(p, 0.975, axis=2)),
            "p_draws": (("case", "class", "draw"), p),
            "true": (("case",), true),
            "total": (("case",), total),
            "aleatoric": (("case",), aleatoric),
            "epistemic": (("case",), total - aleatoric),
        },
        coords={"class": list(CLASSES)},
    )


def twins(seed: int = 1) -> xr.Dataset:
    """Two rows with the same top probability: draws that agree, draws that split."""
    rng = np.random.default_rng(seed)
    logits = np.array([-3.0, -3, -3, -3, 1.0, 0.0, -3])
    agree = _probabilities(rng, logits, 0.15, 100)
    split = _probabilities(rng, logits + 0.3, 2.0, 100)
    p = np.stack([agree, split])
    mean = p.mean(axis=2)
    aleatoric = -(p * np.log(p)).sum(axis=1).mean(axis=1)
    total = -(mean * np.log(mean)).sum(axis=1)
    said = p[:, 4]
    return xr.Dataset(
        {
            "dots": (("twin", "dot"), np.quantile(said, (np.arange(20) + 0.5) / 20, axis=1).T),
            "middle": (("twin",), ((said >= 0.25) & (said <= 0.75)).sum(axis=1)),
            "p_draws": (("twin", "class", "draw"), p),
            "p_mean": (("twin", "class"), mean),
            "top": (("twin",), np.array([4, 4])),
            "true": (("twin",), np.array([4, 5])),
            "aleatoric": (("twin",), aleatoric),
            "epistemic": (("twin",), total - aleatoric),
        },
        coords={"twin": ["agree", "split"], "class": list(CLASSES)},
        attrs={"draws": 100},
    )
