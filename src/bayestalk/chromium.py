"""A Chromium of our own, told what to do through its DevTools protocol, over a pipe.

Nothing listens on a port, and the browser ends with whoever started it: it sees its pipe close.
https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE: Final = "BAYESTALK_CHROMIUM"
NEEDED: Final = (
    f"no Chromium on PATH: install Chromium or Chrome (Debian: apt install chromium), or name one "
    f"in {VARIABLE}"
)

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


def find() -> str | None:
    """The path of a Chromium on this machine; None where there is none.

    Raises
    ------
    ChromiumError
        Where ``BAYESTALK_CHROMIUM`` names something that cannot be run.
    """
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            msg = f"{VARIABLE} is {named!r}, which cannot be run: give the path of a Chromium"
            raise ChromiumError(msg)
        return found
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def page(path: str | None = None, seconds: float = 60.0) -> Iterator["Page"]:
    """An empty page in a fresh browser, closed after the block.

    Parameters
    ----------
    path
        The browser's program; the one that :func:`find` finds if not given.
    seconds
        How long any one thing may take.

    Raises
    ------
    ChromiumError
        Where there is no browser, or it does not start.
    """
    program = path or find()
    if program is None:
        raise ChromiumError(NEEDED)
    with tempfile.TemporaryDirectory(prefix="bayestalk-", ignore_cleanup_errors=True) as profile:
        browser = _Browser(program, Path(profile), seconds)
        try:
            target = browser.call("Target.createTarget", url="about:blank")["targetId"]
            attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
            yield Page(browser, attached["sessionId"])
        finally:
            browser.close()


class Page:
    """One tab. Every request is answered from files that are given; none leaves the machine.

    Attributes
    ----------
    complaints
        What the console said of errors, and every address that no file was given for.
    """

    def __init__(self, browser: "_Browser", session: str) -> None:
        self._browser = browser
        self._session = session
        self._loaded = False
        self._answer: Callable[[str], bytes | None] = lambda _: None
        self.complaints: list[str] = []
        browser.listen(self._heard)
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call("Fetch.enable", patterns=[{"urlPattern": "*"}])

    def call(self, method: str, **arguments: object) -> Event:
        """One command of the protocol, and its answer."""
        return self._browser.call(method, self._session, **arguments)

    def open(self, url: str, answer: Callable[[str], bytes | None]) -> None:
        """Go to an address and wait until all of it is loaded, fonts too.

        Parameters
        ----------
        url
            The address that the page takes itself to have; its links are relative to it.
        answer
            Gives the bytes for an address; None where there are none.
        """
        self._answer, self._loaded = answer, False
        failed = self.call("Page.navigate", url=url).get("errorText")
        if failed:
            msg = f"{url} was not loaded: {failed}"
            raise ChromiumError(msg)
        self._browser.until(lambda: self._loaded, f"{url} to load")
        self.evaluate("document.fonts.ready.then(() => document.fonts.size)")

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, waited for."""
        said = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in said:
            told = said["exceptionDetails"]
            what = told.get("exception", {}).get("description") or told.get("text")
            msg = f"a script failed on the page: {what}"
            raise ChromiumError(msg)
        return said["result"].get("value")

    def pdf(self, **options: object) -> bytes:
        """The page as PDF; options are those of ``Page.printToPDF``."""
        stream = self.call("Page.printToPDF", transferMode="ReturnAsStream", **options)["stream"]
        parts = []
        while True:
            part = self.call("IO.read", handle=stream, size=1 << 20)
            data = str(part["data"])
            parts.append(base64.b64decode(data) if part.get("base64Encoded") else data.encode())
            if part["eof"]:
                break
        self.call("IO.close", handle=stream)
        return b"".join(parts)

    def _heard(self, event: Event) -> None:
        if event.get("sessionId") != self._session:
            return
        method, told = event["method"], event.get("params", {})
        if method == "Fetch.requestPaused":
            self._fulfil(told["requestId"], told["request"]["url"])
        elif method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"].get("text")))
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.complaints.append(
                f"{told['entry']['text']} {told['entry'].get('url', '')}".strip()
            )

    def _fulfil(self, request: str, url: str) -> None:
        data = self._answer(url)
        if data is None:
            self.complaints.append(f"no file for {url}")
            told: dict[str, object] = {"errorReason": "AddressUnreachable"}
            self._browser.send("Fetch.failRequest", self._session, requestId=request, **told)
            return
        headers = [{"name": "Content-Type", "value": _kind(url)}]
        self._browser.send(
            "Fetch.fulfillRequest",
            self._session,
            requestId=request,
            responseCode=200,
            responseHeaders=headers,
            body=base64.b64encode(data).decode("ascii"),
        )


def _kind(url: str) -> str:
    """The media type of what an address gives; a browser refuses styles under another one."""
    kinds = {
        "": "text/html; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".png": "image/png",
        ".jpg": "image/jpeg",
    }
    return kinds.get(Path(urlsplit(url).path).suffix, "application/octet-stream")


class _Browser:
    """The process and its pipe: one JSON message, a zero byte, the next."""

    def __init__(self, program: str, profile: Path, seconds: float) -> None:
        self._seconds = seconds
        self._profile = profile
        self._told: deque[Event] = deque()
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
