"""The built site, served under a sub-path, in a Chromium that notes what goes wrong."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SUB_PATH = "/some/where/"


class UnderSubPath(SimpleHTTPRequestHandler):
    """Serves a folder below ``SUB_PATH`` and nothing above it."""

    def translate_path(self, path: str) -> str:
        """Where the file for an address lies."""
        if not path.startswith(SUB_PATH):
            return "/nowhere"
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served."""
    handler = partial(UnderSubPath, directory=str(built_site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Watched:
    """A page, what its console complained of, and every address it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def strangers(self, *allowed: str) -> list[str]:
        """Addresses asked for that begin with none of ``allowed``."""
        return [url for url in self.asked if not url.startswith((*allowed, "data:", "blob:"))]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A fresh page at the size of a laptop."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    found = Watched(page)
    page.on(
        "console",
        lambda said: (
            found.complaints.append(said.text) if said.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("requestfailed", lambda request: found.complaints.append(f"failed: {request.url}"))
    yield found
    page.close()
