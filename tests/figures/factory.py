"""Summaries of the contract's shapes, made from small simulated posteriors."""

from collections.abc import Callable

import numpy as np
import xarray as xr

from bayestalk import compared
from bayestalk.data.relief import terrain
from bayestalk.summaries.benchmark import told

QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
CLASSES = (
    "Cottonwood/Willow",
    "Ponderosa Pine",
    "Douglas-fir",
    "Aspen",
    "Lodgepole Pine",
    "Spruce/Fir",
    "Krummholz",
)
METHODS = tuple(method.name for method in compared.METHODS)
ROWS = ("validation", "natural", "natural-known")


def line_linear(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """A lapse rate with its posterior; ``spread`` scales the posterior's width."""
    rng = np.random.default_rng(seed)
    grid = np.linspace(1.2, 3.9, 121)
    x = np.sort(rng.uniform(1.3, 3.8, 30))
    w = rng.normal(-6.5, 0.35 * spread, 500)
    b = 5.8 + rng.normal(0, 0.25 * spread, 500)
    mean = w[:, None] * (grid - 2.8) + b[:, None]
    noise = mean + rng.normal(0, 1.2, mean.shape)
    return xr.Dataset(
        {
            "mean_quantiles": (("quantile", "grid"), np.quantile(mean, QUANTILES, axis=0)),
            "predictive_quantiles": (("quantile", "grid"), np.quantile(noise, QUANTILES, axis=0)),
            "draws": (("draw", "grid"), mean[:60]),
            "truth": (("grid",), -6.5 * grid + 24),
            "x": (("obs",), x),
            "y": (("obs",), -6.5 * x + 24 + rng.normal(0, 1.2, 30)),
            "w": (("sample",), w),
            "b": (("sample",), b),
            "point_w": ((), w.mean()),
            "point_b": ((), b.mean()),
        },
        coords={"quantile": list(QUANTILES), "grid": grid},
        attrs={"elevation_reference": 2.8},
    )


def line_logistic(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """A treeline with its posterior."""
    rng = np.random.default_rng(seed)
    grid = np.linspace(2.2, 3.9, 121)
    x = np.sort(rng.uniform(2.3, 3.8, 60))
    w = rng.normal(-7, 1.2 * spread, 500)
    b = -w * (3.2 + rng.normal(0, 0.06 * spread, 500))
    p = 1 / (1 + np.exp(-(w[:, None] * grid + b[:, None])))
    truth = 1 / (1 + np.exp(7 * (grid - 3.2)))
    return xr.Dataset(
        {
            "mean_quantiles": (("quantile", "grid"), np.quantile(p, QUANTILES, axis=0)),
            "draws": (("draw", "grid"), p[:60]),
            "truth": (("grid",), truth),
            "x": (("obs",), x),
            "y": (("obs",), (rng.uniform(size=60) < 1 / (1 + np.exp(7 * (x - 3.2)))) * 1.0),
            "w": (("sample",), w),
            "b": (("sample",), b),
            "point_w": ((), w.mean()),
            "point_b": ((), b.mean()),
        },
        coords={"quantile": list(QUANTILES), "grid": grid},
    )


def gap(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """Hillshade by aspect, unseen between 200 and 290 degrees."""
    rng = np.random.default_rng(seed)
    grid = np.linspace(0, 360, 181)
    truth = np.clip(0.55 + 0.4 * np.cos(np.deg2rad(grid - 135)), 0, None)
    inside = np.exp(-(((grid - 245) / 35) ** 2))
    quantiles, draws = [], []
    for widen in (0.16, 0.03):
        wave = rng.normal(size=(400, 1)) * (0.015 + widen * inside)
        mean = truth + spread * wave
        quantiles.append(np.quantile(mean, QUANTILES, axis=0))
        draws.append(mean[:40])
    x = np.sort(np.concatenate([rng.uniform(0, 200, 50), rng.uniform(290, 360, 20)]))
    y = np.clip(0.55 + 0.4 * np.cos(np.deg2rad(x - 135)) + rng.normal(0, 0.04, 70), 0, 1)
    return xr.Dataset(
        {
            "mean_quantiles": (("fit", "quantile", "grid"), np.stack(quantiles)),
            "draws": (("fit", "draw", "grid"), np.stack(draws)),
            "truth": (("grid",), truth),
            "x": (("obs",), x),
            "y": (("obs",), y),
        },
        coords={"fit": ["nuts", "advi"], "quantile": list(QUANTILES), "grid": grid},
        attrs={"gap_from": 200.0, "gap_to": 290.0, "slope": 30.0},
    )


def sbc(seed: int = 1) -> xr.Dataset:
    """Ranks of six quantities of two models: uniform, but for one that piles up."""
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(200, np.full(10, 0.1), (2, 6))
    counts[1, 5] = [48, 24, 12, 10, 6, 6, 10, 12, 24, 48]
    return xr.Dataset(
        {
            "count": (("fit", "quantity", "bin"), counts),
            "p": (("fit", "quantity"), np.where(counts.max(axis=2) > 40, 0.0, 0.4)),
            "low": ("level", np.array([12.0, 10.0])),
            "high": ("level", np.array([28.0, 31.0])),
        },
        coords={
            "fit": ["linear", "logistic"],
            "quantity": ["elevation", "slope", "northness", "water", "bias", "log likelihood"],
            "level": [0.95, 0.99],
        },
        attrs={"most": 99, "replications": 200},
    )


def weights(spread: float = 1.0, seed: int = 1) -> xr.Dataset:
    """Three layers of weights, two fits, and quantile dots of a few."""
    rng = np.random.default_rng(seed)
    dims = {"1": ("input", "unit"), "2": ("unit", "unit2"), "out": ("unit2", "class")}
    sizes = {"input": 66, "unit": 20, "unit2": 20, "class": 7}
    found: dict[str, tuple[tuple[str, ...], np.ndarray]] = {}
    for layer, names in dims.items():
        shape = (2, *(sizes[n] for n in names))
        found[f"mean_{layer}"] = (("fit", *names), rng.normal(0, 0.8, shape))
        found[f"sd_{layer}"] = (("fit", *names), spread * rng.uniform(0.1, 1.0, shape))
        picks = [f"w{layer}[{i},{i}]" for i in range(6)]
        means, sds = rng.normal(0, 0.8, (6, 1)), spread * rng.uniform(0.1, 0.9, (6, 1))
        normal = np.sort(rng.normal(size=(1, 50)))
        found[f"picks_{layer}"] = ((f"pick_{layer}",), np.array(picks))
        found[f"dots_{layer}"] = ((f"pick_{layer}", "dot"), means + sds * normal)
    return xr.Dataset(
        found,
        coords={
            "fit": ["advi", "sampled"],
            "input": [f"input {i}" for i in range(66)],
            "class": list(CLASSES),
        },
        attrs={"prior_sd": 1.0},
    )


def scores(seed: int = 1) -> xr.Dataset:
    """Measures of every method on every set of rows; the wide net gains where it is sampled."""
    rng = np.random.default_rng(seed)
    measures = ("accuracy", "balanced_accuracy", "nll", "brier", "ece")
    talks = np.array([0.54, 0.48, 0.45, 0.50, 0.47, 0.52, 0.365])
    wide = np.array([0.81, 0.60, 0.42, 0.49, 0.55, 0.70, 0.305])
    nll = np.concatenate([talks, wide, [0.694, 0.411, 0.433]])
    value = np.zeros((17, 3, 5))
    for r in range(3):
        value[:, r, 2] = nll + 0.08 * r
        value[:, r, 0] = value[:, r, 1] = 1.0 - 0.38 * nll - 0.05 * r
        value[:, r, 3] = nll / 2
        value[:, r, 4] = rng.uniform(0.01, 0.08, 17)
    se = 0.02 * np.ones_like(value)
    above = np.stack([value[:, :, 2] - value[ours, :, 2] for ours in (6, 13)])
    return xr.Dataset(
        {
            "value": (("method", "rows", "measure"), value),
            "se": (("method", "rows", "measure"), se),
            "ece_floor": (("rows",), np.array([0.015, 0.02, 0.02])),
            "seconds": (("method",), np.linspace(3, 300, 17)),
            "gradients": (("method",), np.array([1500] * 14 + [0] * 3)),
            "nll_difference": (("against", "method", "rows"), above),
            "nll_difference_se": (("against", "method", "rows"), 0.01 * (above != 0)),
            "weights": (("method",), np.array([1860] * 7 + [6150] * 7 + [462, 0, 0])),
        },
        coords={
            "method": list(METHODS),
            "label": ("method", [m.label for m in compared.METHODS]),
            "net": ("method", [m.net or "" for m in compared.METHODS]),
            "rows": list(ROWS),
            "measure": list(measures),
            "against": ["sampled", "wide-sampled"],
        },
    )


def confusion(seed: int = 1) -> xr.Dataset:
    """Counts of true and predicted classes, neighbours confused most."""
    rng = np.random.default_rng(seed)
    distance = np.abs(np.arange(7)[:, None] - np.arange(7))
    counts = rng.poisson(np.where(distance == 0, 460, 60.0 / (1 + distance) ** 2))
    return xr.Dataset(
        {
            "counts": (("method", "true", "predicted"), np.stack([counts, counts])),
            "elevation_mean": (("class",), np.array([2224.0, 2394, 2419, 2787, 2920, 3128, 3362])),
            "elevation_sd": (("class",), np.array([102.0, 196, 190, 95, 186, 155, 105])),
            "prior": (("class",), np.full(7, 1 / 7)),
        },
        coords={
            "method": ["advi", "sampled"],
            "true": list(CLASSES),
            "predicted": list(CLASSES),
            "class": list(CLASSES),
        },
    )


def reliability(seed: int = 1) -> xr.Dataset:
    """Equal-mass bins of confidence and accuracy."""
    rng = np.random.default_rng(seed)
    many = len(METHODS)
    confidence = np.sort(1 - rng.beta(0.5, 2, (many, 15)), axis=1)
    shift = np.linspace(-0.12, 0.06, many)[:, None]
    return xr.Dataset(
        {
            "confidence": (("method", "bin"), confidence),
            "accuracy": (("method", "bin"), np.clip(confidence + shift, 0, 1)),
            "low": (("method", "bin"), confidence - 0.06 * (1.05 - confidence)),
            "high": (("method", "bin"), np.minimum(confidence + 0.06 * (1.05 - confidence), 1)),
            "count": (("method", "bin"), np.full((many, 15), 252)),
        },
        coords={"method": list(METHODS)},
    )


def coverage() -> xr.Dataset:
    """Accuracy of the rows kept, by three scores; a single net has two of them."""
    fraction = np.linspace(0.01, 1, 100)
    curves = np.stack([0.98 - slope * fraction**1.5 for slope in (0.165, 0.17, 0.18)])
    single = curves - 0.03
    single[2] = np.nan
    kept = np.stack([single, curves, single - 0.01, curves + 0.01])
    areas = (1 - kept).mean(axis=2)
    told = {
        f"{name}{end}": (("method", "score"), areas * scale)
        for name, scale in (("aurc", 1.0), ("augrc", 0.5), ("aurc_excess", 0.1))
        for end in ("", "_se")
    }
    return xr.Dataset(
        {"accuracy": (("method", "score", "fraction"), kept), **told},
        coords={
            "method": ["map", "sampled", "wide-map", "wide-sampled"],
            "score": ["max-probability", "entropy", "mutual-information"],
            "fraction": fraction,
        },
    )


def shift() -> xr.Dataset:
    """Noisy inputs, and an area and a class left out."""
    noisy = ("map", "tempered", "ensemble", "advi", "sampled")
    severity = np.array([0.0, 0.25, 0.5, 1.0, 2.0])
    nll = np.linspace(0.6, 0.37, 5)[:, None] + np.linspace(2.2, 1.2, 5)[:, None] * severity
    measured = np.stack([np.exp(-nll), nll, nll / 10, nll / 3, nll / 9], axis=2)
    left = np.zeros((2, 2, 3, 4)) + np.array([0.7, 0.6, 0.5, 0.1])
    auroc = np.zeros((2, 2, 3, 3)) + np.array([0.6, 0.65, 0.7])
    auroc[:, 0] = 0.5
    auroc[:, :, 0, 2] = np.nan
    return xr.Dataset(
        {
            "noisy_value": (("noisy_method", "severity", "noisy_measure"), measured),
            "noisy_se": (("noisy_method", "severity", "noisy_measure"), measured / 50),
            "value": (("left", "trained", "method", "measure"), left),
            "se": (("left", "trained", "method", "measure"), left / 50),
            "auroc": (("left", "trained", "method", "score"), auroc),
            "auroc_se": (("left", "trained", "method", "score"), auroc / 50),
            "rows": (("left",), np.array([3151, 683])),
            "others": (("left",), np.array([5503, 7971])),
        },
        coords={
            "noisy_method": list(noisy),
            "severity": severity,
            "noisy_measure": ["accuracy", "nll", "ece", "entropy", "mutual-information"],
            "left": ["area", "class"],
            "trained": ["all", "without"],
            "method": ["map", "ensemble", "sampled"],
            "measure": ["accuracy", "nll", "entropy", "mutual-information"],
            "score": ["max-probability", "entropy", "mutual-information"],
        },
        attrs={"area": "Rawah", "class": "Krummholz"},
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
    return xr.Dataset(found)


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
    return xr.Dataset(
        {
            "p_draws": (("twin", "class", "draw"), p),
            "p_mean": (("twin", "class"), mean),
            "top": (("twin",), np.array([4, 4])),
            "true": (("twin",), np.array([4, 5])),
            "aleatoric": (("twin",), aleatoric),
            "epistemic": (("twin",), total - aleatoric),
        },
        coords={"twin": ["agree", "split"], "class": list(CLASSES)},
    )


def benchmark() -> xr.Dataset:
    """Curves of several methods: some fall, some have one point, one has none."""
    names = ("cover-sampled", "cover-map", "wide-sampled", "wide-map", "numpyro-nuts", "trees")
    labels = ("Sampled ensemble", "MAP, one net", "Sampled ensemble, wide net", "MAP, wide net")
    ends, firsts = (0.355, 0.55, 0.303, 0.8, 0.405, 0.433), (4.0, 4.0, 9.0, 9.0, 150.0, 0.6)
    points = [
        (number, first * 1.35**step, end + 0.3 * (np.exp(-0.5 * step) - np.exp(-0.5 * last)))
        for number, (end, first) in enumerate(zip(ends, firsts, strict=True))
        for last in [0 if number in (1, 3) else 7]
        for step in range(last + 1)
    ]
    of, seconds, nll = (np.array(column) for column in zip(*points, strict=True))
    curves = xr.Dataset(
        {name: ("checkpoint", value) for name, value in (("of", of), ("seconds", seconds))}
        | {"nll": ("checkpoint", nll)}
    )
    every = (*names, "silent")
    methods = xr.Dataset(
        {
            "label": ("method", [*labels, "NUTS (NumPyro)", "Extra trees", "Laplace"]),
            "net": ("method", ["cover", "cover", "wide", "wide", "cover", "", "cover"]),
            "ours": ("method", [1, 1, 1, 1, 0, 0, 1]),
            "took": ("method", [420.0, 5.0, 600.0, 9.0, 600.0, 5.0, 600.0]),
            "over": ("method", [0, 0, 1, 0, 1, 0, 1]),
        },
        coords={"method": list(every)},
        attrs={"limit": 600.0, "cores": 2},
    )
    return told(curves, methods)


SUMMARIES: dict[str, Callable[[], xr.Dataset]] = {
    "line-linear": line_linear,
    "line-logistic": line_logistic,
    "gap": gap,
    "sbc": sbc,
    "weights": weights,
    "scores": scores,
    "confusion": confusion,
    "reliability": reliability,
    "coverage": coverage,
    "shift": shift,
    "uncertainty": uncertainty,
    "cases": cases,
    "twins": twins,
    "benchmark": benchmark,
    "terrain": terrain,
}
