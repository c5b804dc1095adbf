"""How doubtful the hillshade nets are where nothing was observed, and where much was."""

from typing import Any, Final

from bayestalk import recipes
from bayestalk.observations import simulated
from bayestalk.summaries.gap import doubt_inside_and_outside
from bayestalk.summaries.numbers.cell import output
from bayestalk.summaries.numbers.fit import of_fit
from bayestalk.summaries.sources.cells import cells_of_deepnet
from bayestalk.summaries.sources.gap import gap

_FITS: Final = {"deepnet": "nuts", "deepnet-advi": "advi"}


def deepnet(name: str) -> dict[str, Any]:
    """The fit, the gap, and the standard deviation of the mean inside and outside of it."""
    around = gap()
    shown = {"output": output(cells_of_deepnet())} if name == "deepnet" else {}
    return (
        of_fit(name)
        | doubt_inside_and_outside(around)[_FITS[name]]
        | {"gap_from": around.attrs["gap_from"], "gap_to": around.attrs["gap_to"]}
        | {"noise": float(simulated(recipes.read()[name]).attrs["noise"])}
        | shown
    )
