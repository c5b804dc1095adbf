"""Every figure by name, and the summaries it is drawn from.

A figure module is imported only when one of its figures is drawn, so that listing them costs
nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    import xarray as xr

    from bayestalk.drawing import Drawing


@dataclass(frozen=True)
class FigureSpec:
    """How one figure is made.

    Parameters
    ----------
    name
        The figure's name; every id in its SVG starts with it.
    module
        The module of this room whose ``draw`` draws it.
    summaries
        Names of the summaries that ``draw`` is given, in order.
    args
        Further keyword arguments of ``draw``: which variant of the family this is.
    networks
        Networks of the talk that it takes from elsewhere than its summaries.
    asks
        Keyword arguments that whoever draws it must give: what no summary holds.
    """

    name: str
    module: str
    summaries: tuple[str, ...] = ()
    args: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    networks: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The module's full name."""
        return f"{__name__}.{self.module}"

    def draw(self, *summaries: "xr.Dataset", **more: object) -> "Drawing":
        """Draw the figure.

        Parameters
        ----------
        *summaries
            What it is drawn from, in the order of ``self.summaries``.
        **more
            Further keyword arguments of the module's ``draw``: those that the figure ``asks``
            for, and any that shall stand in place of its ``args``.

        Raises
        ------
        ValueError
            Where there are more or fewer summaries than the figure needs, or an argument that it
            asks for is missing.
        """
        if len(summaries) != len(self.summaries):
            msg = (
                f"figure {self.name!r} got {len(summaries)} summaries; it is drawn from "
                f"{len(self.summaries)}: give {', '.join(self.summaries) or 'none'}"
            )
            raise ValueError(msg)
        if missing := [name for name in self.asks if name not in more]:
            msg = (
                f"figure {self.name!r} got no {', '.join(missing)}: give "
                f"{', '.join(f'{name}=…' for name in missing)}"
            )
            raise ValueError(msg)
        function: Any = import_module(self.path).draw
        return cast("Drawing", function(*summaries, **{**self.args, **more}))


def _specs() -> list[FigureSpec]:
    views: list[FigureSpec] = []
    for model, summary in (("linear", "linear"), ("logistic", "logistic"), ("deep", "deepnet")):
        cells = (f"cells-{summary}",)
        views += [
            FigureSpec(
                f"{model}-{view}", "three_ways", cells, {"model": model, "view": view}, (summary,)
            )
            for view in ("function", "matrices", "diagram", "three-ways")
        ]
        views += [
            FigureSpec(
                f"{model}-{view}", "cells", cells, {"model": model, "view": view}, (summary,)
            )
            for view in ("from", "to")
        ]
    small = ("linear", "logistic", "deepnet")
    every_cell = ("cells-linear", "cells-logistic", "cells-deepnet")
    return [
        *views,
        FigureSpec("take-home-1", "take_home", ("cells-deepnet",), {"point": 1}, ("deepnet",)),
        FigureSpec("take-home-2", "take_home", ("cells-deepnet",), {"point": 2}, ("deepnet",)),
        FigureSpec("cheat-sheet", "cheat_sheet", every_cell, networks=small),
        FigureSpec("neon", "neon"),
        FigureSpec("cover-architecture", "architecture", networks=("cover",)),
        FigureSpec(
            "cover-beside-code", "architecture", (), {"beside_code": True}, networks=("cover",)
        ),
        FigureSpec("linear-intuition", "linear_intuition", ("line-linear",)),
        FigureSpec("logistic-line", "logistic_line", ("line-logistic",)),
        FigureSpec("gap", "gap", ("gap",)),
        FigureSpec("sbc", "sbc", ("sbc",)),
        FigureSpec("weights-1", "weights", ("weights",), {"layer": "1"}, ("cover",)),
        FigureSpec("weights-2", "weights", ("weights",), {"layer": "2"}, ("cover",)),
        FigureSpec("weights-out", "weights", ("weights",), {"layer": "out"}, ("cover",)),
        FigureSpec("weights-dots", "weights_dots", ("weights",)),
        FigureSpec("pruning", "pruning", ("pruned",)),
        FigureSpec("confusion", "confusion", ("confusion",)),
        FigureSpec("elevation-classes", "elevation_classes", ("confusion",)),
        FigureSpec("cases", "cases", ("cases",)),
        FigureSpec("uncertainty-map", "uncertainty_map", ("uncertainty",)),
        FigureSpec("twins", "twins", ("twins",)),
        FigureSpec("scores", "scores", ("scores",)),
        FigureSpec("reliability", "reliability", ("reliability", "scores")),
        FigureSpec("coverage", "coverage", ("coverage", "scores")),
        FigureSpec("shift", "shift", ("shift",)),
        FigureSpec("benchmark", "benchmark", ("benchmark",)),
        FigureSpec("mountain", "mountain", ("terrain",)),
        FigureSpec("contours", "contours", ("terrain",)),
        FigureSpec("pymc-graph", "pymc_graph", ("graph",)),
        FigureSpec("qr", "qr", asks=("url",)),
    ]


FIGURES: Final[dict[str, FigureSpec]] = {spec.name: spec for spec in _specs()}

__all__ = ["FIGURES", "FigureSpec"]
