"""From draws to small named datasets, which figures and pages are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast

import xarray as xr


@dataclass(frozen=True)
class SummarySpec:
    """How one summary is made.

    Parameters
    ----------
    name
        The summary's name, and its file's.
    function
        The function of ``summaries.sources`` that makes it, called with ``args``.
    results
        The frozen results that it reads.
    module
        The module whose code decides it, besides what that imports.
    """

    name: str
    function: str
    results: tuple[str, ...] = ()
    args: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    path: str = f"{__name__}.sources"

    def summarise(self) -> xr.Dataset:
        """Make it from the frozen results."""
        function = getattr(import_module(self.path), self.function)
        return cast("xr.Dataset", function(**self.args))


_FITS = (
    "cover-sampled",
    "cover-advi",
    "reference-logistic",
    "reference-boosting",
    "reference-trees",
)
_FOREST = ("reliability", "coverage", "uncertainty", "cases", "twins")

SUMMARIES: Final[dict[str, SummarySpec]] = {
    spec.name: spec
    for spec in (
        *(
            SummarySpec(f"cells-{name}", "cells_of_regression", (name,), {"name": name})
            for name in ("linear", "logistic")
        ),
        SummarySpec("cells-deepnet", "cells_of_deepnet", ("deepnet",)),
        *(
            SummarySpec(f"line-{name}", "line_of", (f"{name}-line",), {"name": f"{name}-line"})
            for name in ("linear", "logistic")
        ),
        SummarySpec("gap", "gap", ("deepnet", "deepnet-advi")),
        SummarySpec("weights", "weights_of_forest", ("cover-advi", "cover-sampled")),
        SummarySpec("scores", "scores", ("forest", *_FITS)),
        *(SummarySpec(name, "of_forest", ("forest",), {"group": name}) for name in _FOREST),
        SummarySpec("confusion", "confusion", ("forest",)),
        SummarySpec("terrain", "terrain"),
        SummarySpec("graph", "graph", ("forest",)),
    )
}

__all__ = ["SUMMARIES", "SummarySpec"]
