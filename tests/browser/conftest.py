"""The built site, served under a sub-path, in a Chromium that notes what goes wrong."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SUB_PATH = "/some/where/"
SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160), (390, 844))
"""The screens that the deck promises to fill."""

Origin = Callable[[str], str]
"""Gives the deck's address, with what follows it."""


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


@pytest.fixture(params=["served", "from disk"])
def origin(request: pytest.FixtureRequest) -> Origin:
    """The deck's address, with what follows it."""
    if request.param == "served":
        address = request.getfixturevalue("address")
        return lambda rest: f"{address}slides/index.html{rest}"
    site: Path = request.getfixturevalue("built_site")
    return lambda rest: (site / "slides" / "index.html").as_uri() + rest


def isolated(watched: Watched, origin: Origin) -> None:
    """Cut the network where the deck needs none."""
    if origin("").startswith("file:"):
        watched.page.context.set_offline(True)


def at_home(watched: Watched, origin: Origin) -> list[str]:
    """Requests that leave the deck's own site."""
    return watched.strangers(origin("").removesuffix("slides/index.html"))
