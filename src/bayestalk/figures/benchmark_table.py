"""The numbers of the race: when each method is how good."""

import numpy as np
import xarray as xr

from bayestalk.drawing import Table
from bayestalk.figures.wording import fixed


def table(benchmark: xr.Dataset) -> Table:
    """Every method, from the best end to the worst, and last those that never answered."""

    def cell(value: float, decimals: int) -> str:
        return "–" if np.isnan(value) else fixed(value, decimals)

    moments = [int(moment) for moment in benchmark["moment"].to_numpy()]
    rows = []
    for name in _best_first(benchmark):
        one = benchmark.sel({"method": name})
        stopped = bool(one["over"])
        rows.append(
            (
                str(one["label"].item()),
                cell(float(one["time_to"]), 1),
                *(cell(float(one["best"].sel(moment=moment)), 3) for moment in moments),
                f"{fixed(float(one['took']), 0)} s{', stopped' if stopped else ''}",
            )
        )
    target = fixed(float(benchmark.attrs["target"]), 3)
    return Table(
        columns=(
            "Method",
            f"Seconds to {target}",
            *(f"NLL at {moment} s" for moment in moments),
            "Ran for",
        ),
        rows=tuple(rows),
        note=(
            f"Seconds until the negative log-likelihood (NLL) of the validation rows is {target} "
            "or less, and the best one so far at some moments; – where there was none. Stopped: "
            f"after {fixed(float(benchmark.attrs['limit']), 0)} s. The methods ran one after "
            f"another, each on {int(benchmark.attrs['cores'])} cores."
        ),
    )


def _best_first(benchmark: xr.Dataset) -> list[str]:
    best = best_of(benchmark)
    names = [str(name) for name in benchmark["method"].to_numpy()]
    return sorted(names, key=lambda name: (name not in best, best.get(name, 0.0)))


def best_of(benchmark: xr.Dataset) -> dict[str, float]:
    """The best score of all by method, of those that answered."""
    of, nll = benchmark["of"].to_numpy(), benchmark["nll"].to_numpy()
    names = [str(name) for name in benchmark["method"].to_numpy()]
    return {name: float(nll[of == k].min()) for k, name in enumerate(names) if np.any(of == k)}
