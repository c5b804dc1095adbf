"""Summaries of the comparison of methods, of the contract's shapes, made up."""

import numpy as np
import xarray as xr

from bayestalk import compared
from bayestalk.summaries.benchmark import told

METHODS = tuple(method.name for method in compared.METHODS)
ROWS = ("validation", "natural", "natural-known")


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
        attrs={"n_validation": 3780, "n_natural": 4874},
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
