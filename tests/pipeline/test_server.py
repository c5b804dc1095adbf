import json
import threading
import urllib.request
from pathlib import Path

import pytest

from bayestalk.pipeline.preview import Preview
from bayestalk.pipeline.server import serving


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
    """A previewed page has the script that follows, and is told of the next build."""
    preview = Preview()
    with serving(site, 0, preview) as address:
        assert '<script type="module" src="/__preview.js"></script></body>' in get(address)
        assert "fetch(`/__preview?" in get(f"{address}__preview.js")
        assert json.loads(get(f"{address}__preview?-1"))["site"] == 0
        threading.Timer(0.1, lambda: preview.tell(rebuilt=True)).start()
        news = json.loads(get(f"{address}__preview?0"))
        assert (news["version"], news["site"], news["problem"]) == (1, 1, "")


def test_the_site_may_be_a_link(site: Path) -> None:
    """A page is read from the version that is shown when it is asked for."""
    (site / "second").mkdir()
    (site / "second" / "index.html").write_text("<body>Second</body>")
    link = site / "site"
    link.symlink_to(".")
    with serving(link, 0) as address:
        assert "Home" in get(address)
        link.unlink()
        link.symlink_to("second")
        assert "Second" in get(address)


def test_a_taken_port_is_replaced(site: Path) -> None:
    """Where a port is taken, a free one serves."""
    with serving(site, 0) as first:
        port = int(first.rsplit(":", 1)[1].strip("/"))
        with serving(site, port) as second:
            assert second != first
            assert get(second)
