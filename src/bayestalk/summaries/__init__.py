"""From draws to small named datasets, which figures and pages are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from bayestalk.compared import METHODS

if TYPE_CHECKING:
    import xarray as xr


@dataclass(frozen=True)
class SummarySpec:
    """How one summary is made.

    Parameters
    ----------
    name
        The summary's name, and its file's.
    module, function
        The module of ``summaries.sources`` and its function that makes it, called with
        ``args``; the module is imported only then.
    results
        The frozen results whose numbers it reads; the recipes among them count, too.
    told
        The frozen results whose provenance it reads.
    recipes
        Further recipes that it reads.
    """

    name: str
    module: str
    function: str
    results: tuple[str, ...] = ()
    args: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    told: tuple[str, ...] = ()
    recipes: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The module's full name."""
        return f"{__name__}.sources.{self.module}"

    def summarise(self) -> "xr.Dataset":
        """Make it from the frozen results."""
        function = getattr(import_module(self.path), self.function)
        return cast("xr.Dataset", function(**self.args))


_FITS = tuple(method.result for method in METHODS)
_FOREST = ("reliability", "coverage", "uncertainty", "cases", "twins", "pruned")

SUMMARIES: Final[dict[str, SummarySpec]] = {
    spec.name: spec
    for spec in (
        *(
            SummarySpec(f"cells-{name}", "cells", "cells_of_regression", (name,), {"name": name})
            for name in ("linear", "logistic")
        ),
        SummarySpec("cells-deepnet", "cells", "cells_of_deepnet", ("deepnet",)),
        *(
            SummarySpec(
                f"line-{name}", "lines", "line_of", (f"{name}-line",), {"name": f"{name}-line"}
            )
            for name in ("linear", "logistic")
        ),
        SummarySpec("gap", "gap", "gap", ("deepnet", "deepnet-advi")),
        SummarySpec("sbc", "sbc", "sbc", ("linear-sbc", "logistic-sbc")),
        SummarySpec("weights", "weights", "weights_of_forest", ("cover-advi", "cover-sampled")),
        SummarySpec("scores", "scores", "scores", ("forest",), told=_FITS),
        *(
            SummarySpec(name, "forest", "of_forest", ("forest",), {"group": name})
            for name in _FOREST
        ),
        SummarySpec("shift", "forest", "shift", ("forest",)),
        SummarySpec("confusion", "forest", "confusion", ("forest",)),
        SummarySpec("benchmark", "benchmark", "benchmark", ("benchmark",), told=("benchmark",)),
        SummarySpec("terrain", "terrain", "terrain"),
        SummarySpec("graph", "graph", "graph", told=("forest",), recipes=("cover-sampled",)),
    )
}

__all__ = ["SUMMARIES", "SummarySpec"]
