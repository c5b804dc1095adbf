"""The code, the machine and the libraries that a fit runs with."""

import os
import platform
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any

from bayestalk.freshness import INFERENCE_LIBRARIES, SOURCE

_VERSIONED = (*INFERENCE_LIBRARIES, "scipy", "xarray", "arviz", "optax", "numba")


def circumstances() -> dict[str, Any]:
    """What to note of the place where a fit runs."""
    return {
        "commit": commit(),
        "cores": os.cpu_count(),
        "machine": f"{platform.system()} {platform.machine()}, {_processor()}",
        "python": platform.python_version(),
        "versions": {name: metadata.version(name) for name in _VERSIONED},
    }


def commit(source: Path = SOURCE) -> str | None:
    """The commit that the code is of, ``+changes`` where it was edited since; None without git.

    Parameters
    ----------
    source
        The package's folder.
    """
    if _git(source, "ls-files", "--error-unmatch", "__init__.py") is None:
        return None
    head = _git(source, "rev-parse", "HEAD")
    if head is None:
        return None
    recipes = source.parents[1] / "recipes.toml"
    changed = _git(source, "status", "--porcelain", "--", str(source), str(recipes))
    return f"{head}+changes" if changed else head


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "--no-optional-locks", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
