"""Covertype as labelled arrays, the same from every source.

Source of the rows: Blackard & Dean, UCI Covertype (CC BY 4.0). The first 11,340 of them are
the published training set (1,620 a class), the next 3,780 the published validation set (540
a class), all others the published test set, whose classes stand at their natural frequency.
"""

from pathlib import Path
from typing import Final, Literal, get_args

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from bayestalk.data.archive import Source, find
from bayestalk.data.columns import CLASSES, FEATURES, QUANTITIES
from bayestalk.data.encoding import Standardisation, encode, standardisation
from bayestalk.data.release import COVERTYPE, Release
from bayestalk.data.verified import Part, read_verified

RowSet = Literal["train", "validation", "natural"]
ROW_SETS: Final[tuple[RowSet, ...]] = get_args(RowSet)


def load(
    covertype: str | Path | None = None,
    *,
    rows: tuple[RowSet, ...] = ROW_SETS,
    release: Release = COVERTYPE,
    source: Source | None = None,
) -> xr.DataTree:
    """Find, verify, read and encode the rows.

    Parameters
    ----------
    covertype
        Directory or file that holds them; see ``archive.find`` for where else is looked.
    rows
        Which sets to give. "natural" is the sample of 4,874 rows where the source holds
        that, and all 565,892 rows of the test set where the source is the public archive.
    release
        Sizes and checksums to hold the rows to.
    source
        Files that were found already, in place of ``covertype``.

    Returns
    -------
    DataTree
        One group for each of ``rows``: ``x`` (obs, feature), float32, quantitative inputs
        standardised by the training rows; ``y`` (obs), int64, class index 0 to 6;
        ``elevation`` (obs), metres; ``digest`` in its attrs. At the root: the coordinates
        ``feature`` (66), ``class`` (7) and ``quantity`` (10), ``mean`` and ``sd`` (quantity)
        of the training rows, ``prior`` (class), the test set's class frequencies; and the
        attr ``digest``, the sha256 of the training and validation rows' bytes.

    Raises
    ------
    DataError
        If rows are missing or are not the published ones; the message says where and how.
    """
    source = source or find(covertype, release=release)
    found = read_verified(source, release, natural="natural" in rows)
    by = standardisation(found["train"].rows.inputs)
    groups = {f"/{name}": dataset(found[name], by) for name in rows}
    return xr.DataTree.from_dict({"/": describe(by, release), **groups})


def describe(by: Standardisation, release: Release) -> xr.Dataset:
    """Give the names that all rows share, and what was learned of the training rows."""
    return xr.Dataset(
        {
            "mean": ("quantity", by.mean),
            "sd": ("quantity", by.sd),
            "prior": ("class", release.prior),
        },
        coords={
            "feature": list(FEATURES),
            "class": list(CLASSES),
            "quantity": [quantity.name for quantity in QUANTITIES],
            "unit": ("quantity", [quantity.unit for quantity in QUANTITIES]),
        },
        attrs={
            "digest": release.first_sha256,
            "source": "Blackard & Dean, UCI Covertype (CC BY 4.0)",
        },
    )


def dataset(part: Part, by: Standardisation) -> xr.Dataset:
    """Encode one set of rows."""
    inputs, labels = part.rows
    variables: dict[str, tuple[tuple[str, ...], NDArray[np.generic]]] = {
        "x": (("obs", "feature"), encode(inputs, by)),
        "elevation": (("obs",), inputs[:, 0]),
    }
    if labels is not None:
        variables["y"] = (("obs",), labels.astype(np.int64) - 1)
    return xr.Dataset(variables, attrs={"digest": part.digest})
