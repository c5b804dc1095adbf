"""Raw rows of Covertype to the network's 66 inputs."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bayestalk.data.columns import (
    CLIMATIC_OF_SOIL,
    CLIMATIC_ZONES,
    FEATURES,
    FIRST_SOIL,
    FIRST_WILDERNESS,
    GEOLOGIC_OF_SOIL,
    GEOLOGIC_ZONES,
    INPUT_COLUMNS,
    QUANTITIES,
)
from bayestalk.data.errors import DataError

ROWS_A_BLOCK: Final = 50_000


class Standardisation(NamedTuple):
    """Mean and standard deviation of the ten quantitative columns, float64 of shape (10,)."""

    mean: NDArray[np.float64]
    sd: NDArray[np.float64]


def standardisation(raw: NDArray[np.integer]) -> Standardisation:
    """Mean and (population) standard deviation of the training rows' quantitative columns.

    Parameters
    ----------
    raw
        Training rows, shape (rows, 54).

    Raises
    ------
    DataError
        If a column does not vary, so that it cannot be standardised.
    """
    quantities = raw[:, : len(QUANTITIES)].astype(np.float64)
    mean, sd = quantities.mean(axis=0), quantities.std(axis=0)
    for quantity, spread in zip(QUANTITIES, sd, strict=True):
        if not spread > 0:
            raise DataError(
                where=f"training rows, column {quantity.column}",
                got="the same value in every row",
                wanted="values that differ",
                remedy="Standardise by all training rows, not by a part of them.",
            )
    return Standardisation(mean, sd)


def encode(raw: NDArray[np.integer], by: Standardisation) -> NDArray[np.float32]:
    """Encode checked rows.

    Parameters
    ----------
    raw
        Shape (rows, 54), as ``read_rows`` gives them.
    by
        Standardisation from the training rows.

    Returns
    -------
    ndarray
        float32 of shape (rows, 66), in the order of ``FEATURES``: quantitative inputs in
        standard deviations from the training rows' mean, then 0 or 1 for wilderness area,
        soil type, climatic zone, geologic zone, and at last the constant 1.
    """
    encoded = np.empty((len(raw), len(FEATURES)), dtype=np.float32)
    zones = zone_matrix()
    end = len(INPUT_COLUMNS)
    for start in range(0, len(raw), ROWS_A_BLOCK):
        rows, out = raw[start : start + ROWS_A_BLOCK], encoded[start : start + ROWS_A_BLOCK]
        out[:, :FIRST_WILDERNESS] = (rows[:, :FIRST_WILDERNESS] - by.mean) / by.sd
        out[:, FIRST_WILDERNESS:end] = rows[:, FIRST_WILDERNESS:end]
        out[:, end:-1] = zones[rows[:, FIRST_SOIL:end].argmax(axis=1)]
        out[:, -1] = 1
    return encoded


def zone_matrix() -> NDArray[np.float32]:
    """Which zones each soil type lies in: shape (40, 7 + 4), one 1 in each part."""
    climatic = np.equal.outer(CLIMATIC_OF_SOIL, tuple(CLIMATIC_ZONES))
    geologic = np.equal.outer(GEOLOGIC_OF_SOIL, tuple(GEOLOGIC_ZONES))
    return np.hstack([climatic, geologic]).astype(np.float32)
