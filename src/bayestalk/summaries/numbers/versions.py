"""The libraries that the site was made with."""

from importlib import metadata
from typing import Final

LIBRARIES: Final = (
    *("pymc", "arviz", "jax", "blackjax", "nutpie", "numpy", "scikit-learn", "matplotlib"),
)


def versions() -> dict[str, str]:
    """The version of each library, by a name that texts can write."""
    return {name.replace("-", "_"): metadata.version(name) for name in LIBRARIES}
