"""What tests of chains share."""

from pathlib import Path

import pytest

from bayestalk.inference.fit import Fit
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import simulated
from bayestalk.recipes import Prior, Recipe


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """A folder where chains leave marks."""
    folder = tmp_path / "marks"
    folder.mkdir()
    return folder


@pytest.fixture
def fit(marks: Path) -> Fit:
    """A fit that tells its chains where to leave a mark."""
    settings = {"marks": str(marks)}
    recipe = Recipe("test", "temperature", "linear", "linear", "nuts", Prior(2), settings, seed=11)
    return Fit(recipe, NETWORKS["linear"], simulated(recipe))
