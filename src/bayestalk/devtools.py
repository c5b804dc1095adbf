"""A Chromium of our own, told what to do through its DevTools protocol, over a pipe.

Nothing listens on a port, and the browser ends with whoever started it: it sees its pipe close.
https://chromedevtools.github.io/devtools-protocol/
"""

import fcntl
import json
import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_FLAGS: Final = (
    *("--headless", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check"),
    *("--disable-gpu", "--disable-extensions", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars", "--mute-audio"),
    # text is laid out alike on every machine, and small shared memories are no trouble
    *("--font-render-hinting=none", "--disable-dev-shm-usage", "--password-store=basic"),
    # containers offer no sandbox; it opens nothing but files of ours
    "--no-sandbox",
)
_SECONDS_TO_CLOSE: Final = 5.0

Event = dict[str, Any]


class ChromiumError(Exception):
    """The browser cannot be started, or did not do what it was told."""


class Browser:
    """The process and its pipe: one JSON message, a zero byte, the next."""

    def __init__(self, program: str, profile: Path, seconds: float) -> None:
        self._seconds = seconds
        self._profile = profile
        self._answers: dict[int, Event] = {}
        self._ears: list[Callable[[Event], None]] = []
        self._number = 0
        self._rest = b""
        self._process, self._out, self._in = _started(program, profile)

    def listen(self, ear: Callable[[Event], None]) -> None:
        """Have every event told."""
        self._ears.append(ear)

    def send(self, method: str, session: str = "", **arguments: object) -> int:
        """Send a command without waiting; its number."""
        self._number += 1
        message: Event = {"id": self._number, "method": method, "params": arguments}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        try:
            while data:
                data = data[os.write(self._out, data) :]
        except BrokenPipeError:
            raise ChromiumError(self._ended()) from None
        return self._number

    def call(self, method: str, session: str = "", **arguments: object) -> Event:
        """Send a command and wait for its answer."""
        number = self.send(method, session, **arguments)
        self.until(lambda: number in self._answers, f"an answer to {method}")
        answer = self._answers.pop(number)
        if "error" in answer:
            msg = f"Chromium refused {method}: {answer['error'].get('message')}"
            raise ChromiumError(msg)
        return dict(answer.get("result", {}))

    def until(self, there: Callable[[], bool], what: str) -> None:
        """Hear messages until something is there.

        Raises
        ------
        ChromiumError
            Where it takes too long, or the browser ends.
        """
        end = time.monotonic() + self._seconds
        while not there():
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                msg = f"waited {self._seconds:.0f} s for {what}: is the machine too busy?"
                raise ChromiumError(msg)
            data = os.read(self._in, 1 << 20)
            if not data:
                raise ChromiumError(self._ended())
            *messages, self._rest = (self._rest + data).split(b"\0")
            for message in map(json.loads, messages):
                self._hear(message)

    def _hear(self, message: Event) -> None:
        if "id" in message:
            self._answers[message["id"]] = message
        else:
            for ear in self._ears:
                ear(message)

    def close(self) -> None:
        """Ask it to end, and see to it that it does."""
        with suppress(ChromiumError):
            self.send("Browser.close")
        end = time.monotonic() + _SECONDS_TO_CLOSE
        while time.monotonic() < end and not self._over():
            time.sleep(0.01)
        if not self._over():
            with suppress(ProcessLookupError):
                os.killpg(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._out)
        os.close(self._in)

    def _over(self) -> bool:
        try:
            return os.waitpid(self._process, os.WNOHANG)[0] != 0
        except ChildProcessError:
            return True

    def _ended(self) -> str:
        said = (self._profile / "said").read_text("utf-8", "replace").strip().splitlines()
        return f"Chromium ended by itself: {said[-1] if said else 'it said nothing'}"


def _started(program: str, profile: Path) -> tuple[int, int, int]:
    """Start a browser that reads commands from its file 3 and writes to its file 4."""
    flags = [*_FLAGS, f"--user-data-dir={profile / 'profile'}"]
    theirs_in, our_out = _pipe()
    our_in, theirs_out = _pipe()
    said = os.open(profile / "said", os.O_WRONLY | os.O_CREAT, 0o600)
    # what it says first: its file may have the number 3 or 4 here
    pairs = ((said, 1), (said, 2), (theirs_in, 3), (theirs_out, 4))
    actions = [(os.POSIX_SPAWN_DUP2, *pair) for pair in pairs]
    command = [program, *flags, "about:blank"]
    try:
        process = os.posix_spawn(program, command, os.environ, file_actions=actions, setpgroup=0)
    finally:
        for end in (theirs_in, theirs_out, said):
            os.close(end)
    return process, our_out, our_in


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are none of the numbers that the browser knows its ends by."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]
