"""Find a Chromium, open a page in it that is answered from files of ours, and print it."""

import base64
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from bayestalk.devtools import Browser, ChromiumError, Event

__all__ = ["NEEDED", "VARIABLE", "ChromiumError", "Page", "find", "page"]

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE: Final = "BAYESTALK_CHROMIUM"
NEEDED: Final = (
    f"no Chromium on PATH: install Chromium or Chrome (Debian: apt install chromium), or name one "
    f"in {VARIABLE}"
)


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
        browser = Browser(program, Path(profile), seconds)
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

    def __init__(self, browser: Browser, session: str) -> None:
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
