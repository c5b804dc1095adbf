"""Every summary by name, of the contract's shape, made up so that figures can be drawn of it."""

from collections.abc import Callable
from functools import partial

import xarray as xr

from bayestalk.data.relief import terrain

from .comparison import benchmark, coverage, reliability, scores, shift
from .forest import CLASSES, cases, confusion, pruned, twins, uncertainty, weights
from .networks import cells, graph
from .small_models import gap, line_linear, line_logistic, sbc

SUMMARIES: dict[str, Callable[[], xr.Dataset]] = {
    "line-linear": line_linear,
    "line-logistic": line_logistic,
    "gap": gap,
    "sbc": sbc,
    "weights": weights,
    "pruned": pruned,
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
    "graph": graph,
    "cells-linear": partial(cells, "linear"),
    "cells-logistic": partial(cells, "logistic"),
    "cells-deepnet": partial(cells, "deepnet"),
}

__all__ = ["CLASSES", "SUMMARIES"]
