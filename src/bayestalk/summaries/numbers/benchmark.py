"""How soon each method is good: numbers of the race, and where it was run."""

import math
from typing import Any

from bayestalk import benchmarked, results
from bayestalk.summaries.sources.benchmark import benchmark as raced


def benchmark() -> dict[str, Any]:
    """Times and scores by method, ``none`` where there was none; machine, versions, seeds, day."""
    known = results.provenance(benchmarked.NAME)
    data = raced()
    methods = {}
    for name in data["method"].to_numpy():
        one = data.sel({"method": name})
        methods[str(name).replace("-", "_")] = {
            "label": str(one["label"].item()),
            "ours": bool(one["ours"]),
            "took": float(one["took"]),
            "over": bool(one["over"]),
            "time_to": _known(float(one["time_to"])),
            "best": {
                f"s{moment}": _known(float(one["best"].sel(moment=moment)))
                for moment in data["moment"].to_numpy()
            },
        }
    return {
        "methods": methods,
        "count": len(methods),
        "target": float(data.attrs["target"]),
        "limit": float(data.attrs["limit"]),
        "cores": known.diagnostics["cores_used"],
        "failed": list(known.diagnostics["failed"]),
        "seeds": sorted(set(known.diagnostics["seeds"].values())),
        "date": known.made["date"],
        "seconds": known.made["seconds"],
        "machine": known.made["machine"],
        "load": known.made["load"],
        "versions": {
            name.replace("-", "_"): version for name, version in known.made["versions"].items()
        },
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
