"""Find a Python that can run the project: on PATH, from pyenv, or known to uv.

A name on PATH proves nothing (pyenv leaves shims for versions that are not active), so every
candidate is run and asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

# Best first: versions for which every package of the lock file has a built wheel.
SUPPORTED = ((3, 13), (3, 12), (3, 14))
NEEDED = "3.12, 3.13 or 3.14"

_QUESTION = (
    "import ssl, sys, sysconfig, venv; "
    "free = sysconfig.get_config_var('Py_GIL_DISABLED'); "
    "print(sys.version_info[0], sys.version_info[1], int(bool(free)), sys.implementation.name)"
)


def version(python: str) -> tuple[int, int] | None:
    """Version of an interpreter that really runs, or None where it is no use to us."""
    try:
        done = subprocess.run(
            [python, "-I", "-c", _QUESTION],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    answer = done.stdout.decode("ascii", "replace").split()
    if done.returncode != 0 or len(answer) != 4:
        return None
    major, minor, free_threaded, implementation = answer
    if free_threaded != "0" or implementation != "cpython":
        return None
    return int(major), int(minor)


def candidates(uv: str | None) -> Iterator[str]:
    """Every Python worth asking, the likeliest first."""
    names = [f"python{major}.{minor}" for major, minor in SUPPORTED] + ["python3", "python"]
    for name in names:
        found = shutil.which(name)
        if found:
            yield found
    root = os.environ.get("PYENV_ROOT") or str(Path.home() / ".pyenv")
    for major, minor in SUPPORTED:
        versions = sorted(Path(root, "versions").glob(f"{major}.{minor}*"), reverse=True)
        yield from (str(path / "bin" / "python3") for path in versions)
    if uv:
        for major, minor in SUPPORTED:
            found = _known_to_uv(uv, f"{major}.{minor}")
            if found:
                yield found


def _known_to_uv(uv: str, wanted: str) -> str | None:
    """Path of a Python that uv already has or sees; nothing is downloaded."""
    try:
        done = subprocess.run(
            [uv, "python", "find", "--no-project", "--no-python-downloads", wanted],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode().strip() or None if done.returncode == 0 else None


def find(uv: str | None = None) -> str | None:
    """Path of a Python the project can use, or None where this machine has none."""
    for python in candidates(uv):
        if version(python) in SUPPORTED:
            return python
    return None
