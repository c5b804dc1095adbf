"""Measure how much memory fitting takes, as a function of the number of rows.

    .venv/bin/python scripts/memory.py wide-sampled --covertype DIR

Each size is fitted in a process of its own, for a few steps only: memory is all there after the
first. Rows beyond those that there are repeat them.
"""

import argparse
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

SIZES = (2_835, 5_670, 11_340, 22_680, 45_360)
_TO_MIB = 1024 if sys.platform != "darwin" else 1024**2


def peak(name: str, count: int, covertype: Path | None) -> float:
    """Peak resident memory of this process, MiB, after a few steps on ``count`` rows."""
    from bayestalk import recipes
    from bayestalk.forest_rows import covertype_rows, training_set
    from bayestalk.inference import mclmc
    from bayestalk.inference.fit import Fit
    from bayestalk.models.networks import NETWORKS
    from bayestalk.report import silent

    recipe = recipes.read()[name]
    few = {"draws": 2, "steps": 100, "tune": 50, "map_steps": 100}
    recipe = replace(recipe, settings={**recipe.settings, **few})
    data = training_set(recipe, covertype_rows(covertype))
    rows = np.arange(count) % data.sizes["obs"]
    mclmc.run_chain(Fit(recipe, NETWORKS[recipe.network], data.isel(obs=rows)), 0, silent)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _TO_MIB


def peaks(name: str, covertype: Path | None) -> Iterator[tuple[int, float]]:
    """Rows and peak memory, each measured in a fresh process."""
    more = ["--covertype", str(covertype)] if covertype else []
    for count in SIZES:
        command = [sys.executable, __file__, name, "--rows", str(count), *more]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        yield count, float(done.stdout.split()[-1])


def main() -> None:
    """Print a line for each size, and the straight line through them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("recipe", help="a recipe whose method is mclmc, such as wide-sampled")
    parser.add_argument("--covertype", type=Path, help="folder with the Covertype rows")
    parser.add_argument("--rows", type=int, help="measure this one size, in this process")
    given = parser.parse_args()
    if given.rows:
        print(peak(given.recipe, given.rows, given.covertype))
        return
    found = []
    print("rows     peak memory of one chain")
    for count, mib in peaks(given.recipe, given.covertype):
        found.append((count, mib))
        print(f"{count:7,}  {mib:6.0f} MiB", flush=True)
    counts, mibs = np.array(found).T
    slope, base = np.polyfit(counts, mibs, 1)
    print(f"about {base:.0f} MiB and {1000 * slope:.1f} MiB for each 1,000 rows")


if __name__ == "__main__":
    main()
