"""How things are timed: commands of this project, edits that are put back, a live preview.

Standard library only, so that any Python can start it.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
CHAPTER = ROOT / "docs" / "chapters" / "02-linear-regression.md"
WORD = "thermometer"
PLOT = ROOT / "src" / "bayestalk" / "figures" / "gap.py"
LABEL = "the truth"
PATIENCE = 120.0


class MeasureError(Exception):
    """Something could not be measured; the message says why."""


@dataclass(frozen=True)
class Measured:
    """Seconds that one thing took, each time, and how many it may take (None: no promise)."""

    name: str
    seconds: list[float]
    target: float | None

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def met(self) -> bool | None:
        """Whether the middle one is within the target."""
        return None if self.target is None else self.median <= self.target

    def row(self) -> str:
        """One line of the table."""
        low, high = min(self.seconds), max(self.seconds)
        target = "" if self.target is None else f"{self.target:.2f}"
        verdict = {None: "", True: "met", False: "MISSED"}[self.met]
        return (
            f"{self.name:38} {self.median:7.2f}  {low:6.2f} to {high:6.2f}  {target:>7}  {verdict}"
        )


def environment() -> dict[str, str]:
    """What every command is run with: this folder's code, and MkDocs as the build runs it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "1767225600")
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch, "TZ": "UTC"}
    # Python keeps what it has compiled, as it does where nobody forbids it
    around = {name: one for name, one in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**around, **quiet, "PYTHONPATH": str(ROOT / "src")}


def python() -> str:
    """The project's own Python, or else the one that runs this."""
    own = ROOT / ".venv" / "bin" / "python"
    return str(own) if own.exists() else sys.executable


def timed(*arguments: str) -> float:
    """Seconds that a command of the project's Python takes.

    Raises
    ------
    MeasureError
        Where it fails.
    """
    start = time.monotonic()
    done = subprocess.run(
        [python(), *arguments],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    seconds = time.monotonic() - start
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()[-5:]
        msg = f"{' '.join(arguments[:4])} failed: {' / '.join(said)}"
        raise MeasureError(msg)
    return seconds


def bayestalk(*arguments: str) -> float:
    """Seconds that a command of bayestalk takes."""
    return timed("-m", "bayestalk", *arguments)


@contextmanager
def edits(path: Path = CHAPTER, known: str = WORD) -> Iterator[Callable[[], str]]:
    """Gives a function that edits a word of a file and returns the new one; puts all back."""
    before = path.read_text(encoding="utf-8")
    if known not in before:
        msg = f"{path} no longer says {known!r}: name another word in {Path(__file__).name}"
        raise MeasureError(msg)
    count = 0

    def edit() -> str:
        nonlocal count
        count += 1
        word = f"{known}-{os.getpid()}-{count}"
        path.write_text(before.replace(known, word), encoding="utf-8")
        return word

    try:
        yield edit
    finally:
        path.write_text(before, encoding="utf-8")


@contextmanager
def serving() -> Iterator[str]:
    """The address of a live preview that runs for the block."""
    command = [python(), "-u", "-m", "bayestalk", "serve", "--no-browser", "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as folder,
        (Path(folder) / "said").open("w+", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=said, stderr=said) as server,
    ):
        try:
            yield _address(server, Path(said.name))
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _address(server: subprocess.Popen[bytes], output: Path) -> str:
    """The address that the preview tells, as soon as it answers."""
    until = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < until and server.poll() is None:
        text = output.read_text(encoding="utf-8")
        told = [word for word in text.split() if word.startswith("http://")]
        if told:
            return told[0]
        time.sleep(0.05)
    msg = f"the preview did not start: {text.strip()[-300:]}"
    raise MeasureError(msg)


def wait_for(address: str, word: str, until: float) -> None:
    """Ask for a page until it holds a word.

    Raises
    ------
    MeasureError
        Where it does not by ``until``, on the monotonic clock.
    """
    while time.monotonic() < until:
        with urlopen(address, timeout=10) as answer:
            if word.encode() in answer.read():
                return
        time.sleep(0.02)
    msg = f"{address} did not show the word {word} within {PATIENCE:.0f} s"
    raise MeasureError(msg)
