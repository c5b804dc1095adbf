"""Run a command, say how long it takes, and turn its failure into one clear line.

Standard library only, Python 3.8 or later: this runs before anything is installed.
"""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

LOG = Path(".tools") / "setup.log"

# What a failed command prints, and what that means for the person who waits for it.
CAUSES = (
    (
        ("no space left on device", "enospc", "os error 28", "disk quota exceeded"),
        "the disk is full: free about 3 GB here and in your cache folder",
    ),
    (
        ("hash mismatch", "hashes are required", "do not match the hashes", "eintegrity"),
        "a downloaded package is not the one recorded in the lock file: "
        "clear the download cache, and check the mirror or proxy you download through",
    ),
    (
        ("permission denied", "eacces", "read-only file system"),
        "a file may not be written: make this folder and your cache folder writable",
    ),
    (
        (
            "dns error",
            "failed to lookup address",
            "name resolution",
            "error sending request",
            "failed to fetch",
            "connection refused",
            "connect error",
            "newconnectionerror",
            "could not connect",
            "request failed",
            "timed out",
            "network is unreachable",
            "network connectivity is disabled",
            "enotfound",
            "eai_again",
            "econnrefused",
            "econnreset",
            "etimedout",
            "no matching distribution found",
        ),
        "the package index cannot be reached: connect to a network (or set your proxy)",
    ),
)


class Stop(Exception):  # noqa: N818 - it stops the set-up; not every stop is a bug
    """Set-up cannot go on; the message says what happened and what to do."""


def explain(output: str) -> str | None:
    """What a failed command's output means, or None where nothing known is in it."""
    text = output.lower()
    for signs, meaning in CAUSES:
        if any(sign in text for sign in signs):
            return meaning
    return None


def explain_os_error(error: OSError) -> str:
    """What an error of the file system means."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CAUSES[0][1]
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{CAUSES[2][1]} ({error.filename})"
    return f"{error.strerror or error} ({error.filename})"


class Waiting:
    """Says what is being done, with the seconds counted up where a person watches."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.start = time.monotonic()
        self.over = threading.Event()
        self.ticker = threading.Thread(target=self._tick, daemon=True)

    def _tick(self) -> None:
        while not self.over.wait(1.0):
            seconds = time.monotonic() - self.start
            print(f"\r  {self.what} … {seconds:.0f} s", end="", flush=True)

    def __enter__(self) -> Waiting:
        """Print the line; on a terminal, keep its clock running."""
        print(f"  {self.what} …", end="" if sys.stdout.isatty() else "\n", flush=True)
        if sys.stdout.isatty():
            self.ticker.start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Stop the clock and end the line."""
        self.over.set()
        seconds = time.monotonic() - self.start
        if sys.stdout.isatty():
            self.ticker.join()
            done = f"{seconds:.0f} s" if kind is None else "failed"
            print(f"\r  {self.what} … {done}   ", flush=True)
        elif kind is None and seconds >= 1:
            print(f"  {self.what}: {seconds:.0f} s", flush=True)


def run(what: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
    """Run one command of the set-up, quietly.

    Parameters
    ----------
    what
        What it does, for the line that is printed: "Installing 180 Python packages".
    command, env
        As for :func:`subprocess.run`.

    Raises
    ------
    Stop
        Where it fails: the cause if it is a known one, and where its output is.
    """
    with Waiting(what):
        done = subprocess.run(
            list(command),
            env=None if env is None else dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output = done.stdout.decode("utf-8", "replace")
        if done.returncode == 0:
            return
        meaning = explain(output)
        if meaning is None:
            last = [line.strip() for line in output.splitlines() if line.strip()][-1:]
            meaning = f"{' '.join(last) or f'exit status {done.returncode}'}; mend that"
        try:
            LOG.parent.mkdir(exist_ok=True)
            LOG.write_text("$ {}\n{}".format(" ".join(command), output), encoding="utf-8")
            details = f" (details: {LOG})"
        except OSError:  # a full disk takes no log either; the cause is what matters
            details = ""
        msg = f"{what[0].lower()}{what[1:]} failed: {meaning}, then run this again{details}"
        raise Stop(msg)
