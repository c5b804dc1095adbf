"""Finished chains, kept until all of their fit are there; sealed, so that damage is noticed."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bayestalk import storage

if TYPE_CHECKING:
    from bayestalk.inference.fit import Arrays


def path(keep: Path, number: int) -> Path:
    """Where a chain is kept."""
    return keep / f"chain-{number}"


def store(keep: Path, number: int, arrays: "Arrays") -> None:
    """Keep a chain's arrays, whole and sealed."""
    data = io.BytesIO()
    np.savez(data, allow_pickle=False, **arrays)
    storage.write_sealed(path(keep, number), data.getvalue())


def find(keep: Path, number: int, say: Callable[[str], None]) -> "Arrays | None":
    """A kept chain's arrays; None where there are none.

    Parameters
    ----------
    say
        Told of a chain that is damaged, which is then as good as none.
    """
    kept = path(keep, number)
    data = storage.read_sealed(kept)
    if data is None:
        if kept.exists():
            say(f"{kept} is damaged: chain {number + 1} is made anew")
            kept.unlink(missing_ok=True)
        return None
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}
