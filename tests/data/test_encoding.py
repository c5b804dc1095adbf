"""66 inputs, against rows worked by hand."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bayestalk.data.columns import (
    CLASSES,
    CLASSES_BY_ELEVATION,
    CLIMATIC_OF_SOIL,
    COLUMNS,
    FEATURE_GROUPS,
    FEATURES,
    GEOLOGIC_OF_SOIL,
)
from bayestalk.data.encoding import Standardisation, encode, standardisation
from bayestalk.data.errors import DataError
from bayestalk.data.rows import read_rows

ELU = (
    2702,
    2703,
    2704,
    2705,
    2706,
    2717,
    3501,
    3502,
    4201,
    4703,
    4704,
    4744,
    4758,
    5101,
    5151,
    6101,
    6102,
    6731,
    7101,
    7102,
    7103,
    7201,
    7202,
    7700,
    7701,
    7702,
    7709,
    7710,
    7745,
    7746,
    7755,
    7756,
    7757,
    7790,
    8703,
    8707,
    8708,
    8771,
    8772,
    8776,
)
"""USFS ELU codes of soil types 1 to 40, from the data set's own description."""


def test_there_are_66_named_inputs() -> None:
    """10 + 4 + 40 + 7 + 4 + 1, each with a name of its own."""
    assert [size for _, size in FEATURE_GROUPS] == [10, 4, 40, 7, 4, 1]
    assert len(FEATURES) == len(set(FEATURES)) == 66
    assert len(COLUMNS) == len(set(COLUMNS)) == 55
    assert sorted(CLASSES) == sorted(CLASSES_BY_ELEVATION)


def test_zones_are_the_first_digits_of_the_soil_s_code() -> None:
    """The table of zones agrees with the codes that it was made from."""
    assert len(ELU) == 40
    assert tuple(code // 1000 for code in ELU) == CLIMATIC_OF_SOIL
    assert tuple(code // 100 % 10 for code in ELU) == GEOLOGIC_OF_SOIL


@pytest.mark.parametrize(
    ("soil", "climatic", "geologic"),
    [
        (29, "Subalpine", "Igneous and metamorphic"),
        (1, "Lower montane dry", "Igneous and metamorphic"),
        (7, "Montane dry", "Mixed sedimentary"),
        (9, "Montane", "Glacial"),
        (14, "Montane dry and montane", "Alluvium"),
        (18, "Montane and subalpine", "Igneous and metamorphic"),
        (22, "Subalpine", "Glacial"),
        (40, "Alpine", "Igneous and metamorphic"),
    ],
)
def test_a_row_worked_by_hand(
    csv: Callable[..., Path], row: Callable[..., str], soil: int, climatic: str, geologic: str
) -> None:
    """Five ones beside the ten quantities: area, soil, two zones, the constant."""
    raw = read_rows(csv(row(soil=soil, area=3))).inputs
    by = Standardisation(np.full(10, 100.0), np.full(10, 50.0))
    encoded = encode(raw, by)
    assert encoded.shape == (1, 66)
    assert encoded.dtype == np.float32
    quantities = [49.92, -0.98, -1.94, 3.16, -2.0, 8.2, 2.42, 2.64, 0.96, 123.58]
    np.testing.assert_allclose(encoded[0, :10], quantities, rtol=1e-6)
    marked = {FEATURES[10 + k] for k in np.flatnonzero(encoded[0, 10:])}
    assert marked == {"Comanche Peak", f"Soil type {soil}", climatic, geologic, "Constant 1"}
    assert set(encoded[0, 10:].tolist()) == {0.0, 1.0}


def test_training_rows_are_standardised_by_themselves() -> None:
    """Mean and standard deviation of three rows, by hand."""
    raw = np.zeros((3, 54), dtype=np.int32)
    raw[:, :10] = np.array([[1], [2], [6]])
    raw[:, 10] = raw[:, 14] = 1
    mean, sd = standardisation(raw)
    np.testing.assert_allclose(mean, 3)
    np.testing.assert_allclose(sd, np.sqrt(14 / 3))
    encoded = encode(raw, Standardisation(mean, sd))
    np.testing.assert_allclose(encoded[:, :10].mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(encoded[:, :10].std(axis=0), 1, rtol=1e-6)


def test_other_rows_do_not_move_the_standard() -> None:
    """A row's inputs depend on itself and the training rows alone."""
    rng = np.random.default_rng(0)
    raw = np.zeros((60_001, 54), dtype=np.int32)
    raw[:, :10] = rng.integers(0, 3000, (len(raw), 10))
    raw[:, 10] = raw[:, 20] = 1
    by = standardisation(raw[:100])
    assert np.array_equal(encode(raw, by)[-1:], encode(raw[-1:], by))


def test_a_constant_column_cannot_be_standardised() -> None:
    """Dividing by no spread is refused by name."""
    raw = np.zeros((3, 54), dtype=np.int32)
    raw[:, 1:10] = np.array([[1], [2], [6]])
    with pytest.raises(DataError, match="Elevation: got the same value in every row"):
        standardisation(raw)
