"""From curves to the frozen result ``benchmark``."""

from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

from bayestalk import benchmarked, results
from bayestalk.recipes import Recipe
from benchmarking.alone import Curve, Race
from benchmarking.methods import Method


def tree(methods: Mapping[str, Method], curves: Mapping[str, Curve], race: Race) -> xr.DataTree:
    """The curves, one behind the other, and the methods they belong to.

    Returns
    -------
    Group ``curves``: ``seconds``, ``nll`` and ``of`` (checkpoint), the number of the method.
    Group ``methods`` (method): ``label``, ``net``, ``ours``, ``took`` (seconds), ``over`` (it was
    stopped at the limit); attributes ``limit`` in seconds and ``cores``.
    """
    names = list(curves)
    parts = [
        (number, second, nll)
        for number, curve in enumerate(curves.values())
        for second, nll in zip(curve.seconds, curve.nll, strict=True)
    ]
    of, seconds, nll = (np.asarray(column) for column in zip(*parts, strict=True))
    told = [methods[name] for name in names]
    return xr.DataTree.from_dict(
        {
            "curves": xr.Dataset(
                {
                    "of": ("checkpoint", of.astype(np.int32)),
                    "seconds": ("checkpoint", seconds),
                    "nll": ("checkpoint", nll),
                }
            ),
            "methods": xr.Dataset(
                {
                    "label": ("method", [one.label for one in told]),
                    "net": ("method", [one.net for one in told]),
                    "ours": ("method", [int(one.ours) for one in told]),
                    "took": ("method", [curves[name].took for name in names]),
                    "over": ("method", [int(curves[name].over) for name in names]),
                },
                coords={"method": names},
                attrs={"limit": race.limit, "cores": race.cores},
            ),
        }
    )


def freeze(
    methods: Mapping[str, Method],
    curves: Mapping[str, Curve],
    race: Race,
    *,
    book: Mapping[str, Recipe],
    made: Mapping[str, Any],
    folder: Path | None,
) -> results.Provenance:
    """Write the result; methods that failed are named in its diagnostics."""
    good = {name: curve for name, curve in curves.items() if not curve.failed}
    return results.write(
        benchmarked.NAME,
        tree(methods, good, race),
        parts=benchmarked.parts(book),
        made=made,
        diagnostics={
            "limit": race.limit,
            "cores_used": race.cores,
            "seeds": {name: book[methods[name].recipe].seed for name in good},
            "failed": [name for name in curves if curves[name].failed],
            "passed": len(good) == len(curves),
        },
        folder=folder,
    )


def versions() -> dict[str, str]:
    """Libraries of others that are raced and that no fit of the site uses."""
    return {"numpyro": metadata.version("numpyro")}
