"""What the torture tests share: how much of it is wanted."""

import os

import pytest


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether everything is tried as often as promised (``make torture``), or a few times."""
    return os.environ.get("BAYESTALK_TORTURE") == "full"
