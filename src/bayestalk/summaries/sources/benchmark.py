"""The race of the methods against the clock."""

import xarray as xr

from bayestalk import benchmarked, results
from bayestalk.summaries.benchmark import told


def benchmark() -> xr.Dataset:
    """How good each method was by when.

    Raises
    ------
    ResultError
        Where the benchmark was never run, or what it left is damaged.
    """
    try:
        tree = results.read(benchmarked.NAME)
    except results.ResultError as error:
        what = str(error).partition(";")[0]
        msg = f"{what}; take results/{benchmarked.NAME}.* back from git, or run `make benchmark`"
        raise results.ResultError(msg) from error
    return told(tree["curves"].to_dataset(), tree["methods"].to_dataset())
