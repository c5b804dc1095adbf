"""Real small fits in processes of their own, to be killed and to be run side by side."""

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

RECIPE = """
[{name}]
data = "{data}"
network = "{network}"
model = "{model}"
method = "nuts"
prior = {{ weight = 1.0, bias = 1.0 }}
settings = {settings}
seed = {seed}
"""

CODE = """
import sys
from pathlib import Path
from bayestalk.pipeline import fits
folder = Path(sys.argv[1])
fits.refit(
    sys.argv[3:],
    recipes=folder / "recipes.toml",
    output=folder / "results",
    cache=folder / "cache",
    jobs=int(sys.argv[2]),
    only_stale=True,
)
"""


@dataclass
class Build:
    """A running fit and all of its processes, which end with a ``with`` block."""

    process: subprocess.Popen[str]

    def kill(self) -> None:
        """Kill every process of it at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def __enter__(self) -> "Build":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.process.communicate()

    def said(self, seconds: float = 600) -> tuple[str, str]:
        """Wait for its end; what it printed, and what it reported."""
        return self.process.communicate(timeout=seconds)


def start(folder: Path, names: list[str], jobs: int) -> Build:
    """Begin to fit recipes of a folder, in a process group of their own."""
    command = [sys.executable, "-c", CODE, str(folder), str(jobs), *names]
    return Build(
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
    )
