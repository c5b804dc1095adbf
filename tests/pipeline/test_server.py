import json
import threading
import urllib.request
from pathlib import Path

import pytest

from bayestalk.pipeline.server import Preview, serving


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page."""
    (tmp_path / "index.html").write_text("<html><body><h1>Home</h1></body></html>")
    return tmp_path


def get(address: str) -> str:
    """What is served at an address."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode())


def test_plain(site: Path) -> None:
    """Presenting serves the site's files as they are."""
    with serving(site, 0) as address:
        assert get(address) == (site / "index.html").read_text()


def test_preview_follows(site: Path) -> None:
    """A previewed page is told of the next build as soon as it ends."""
    preview = Preview()
    with serving(site, 0, preview) as address:
        assert '<script type="module" src="/__preview.js"></script></body>' in get(address)
        assert json.loads(get(f"{address}__preview?-1"))["site"] == 0
        threading.Timer(0.1, lambda: preview.tell(rebuilt=True)).start()
        assert json.loads(get(f"{address}__preview?0")) == {
            "version": 1,
            "site": 1,
            "problem": "",
        }


def test_preview_shows_problems(site: Path) -> None:
    """A build that failed is told without reloading the page."""
    preview = Preview()
    preview.tell(rebuilt=False, problem="chapter 4, line 12")
    assert preview.wait(0) == {"version": 1, "site": 0, "problem": "chapter 4, line 12"}


def test_a_taken_port_is_replaced(site: Path) -> None:
    """Where a port is taken, a free one serves."""
    with serving(site, 0) as first:
        port = int(first.rsplit(":", 1)[1].strip("/"))
        with serving(site, port) as second:
            assert second != first
            assert get(second)
