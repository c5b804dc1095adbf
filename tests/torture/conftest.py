"""How hard torture is: short unless the full counts are asked for."""

import os

import pytest


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether to torture in full; ``BAYESTALK_TORTURE=full`` asks for it."""
    return os.environ.get("BAYESTALK_TORTURE") == "full"
