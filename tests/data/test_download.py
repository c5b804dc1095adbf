"""The archive arrives whole, or nothing of it stays."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from made_up import Published

from bayestalk.data.archive import ARCHIVE, Release
from bayestalk.data.covertype import load
from bayestalk.data.download import download
from bayestalk.data.errors import DataError


@pytest.fixture
def served(published: Published, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A local server that gives the archive whole, cut off, changed, or not at all."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    packed = published.packed

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/gone":
                self.send_error(404)
                return
            body = packed[::-1] if self.path == "/changed" else packed
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if self.path == "/cut" else body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def at(url: str, published: Published) -> Release:
    """The made-up release, to be had at an address."""
    return replace(published.release, url=url)


def test_the_archive_is_fetched_once(served: str, published: Published, tmp_path: Path) -> None:
    """It is kept in the cache, from where the next call takes it."""
    first = load(release=at(f"{served}/whole", published))
    assert [path.name for path in (tmp_path / "cache/covertype").iterdir()] == [f"{ARCHIVE}.gz"]
    second = load(release=at(f"{served}/gone", published))
    assert first.identical(second)


@pytest.mark.parametrize("way", ["cut", "changed", "gone"])
def test_a_failed_download_leaves_nothing(
    served: str, published: Published, tmp_path: Path, way: str
) -> None:
    """No part of a file stays, nor the directory that was made for it."""
    with pytest.raises(DataError, match=r"covtype\.data\.gz: got a failed download from http"):
        download(at(f"{served}/{way}", published), tmp_path / "new/cache")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_download_leaves_what_was_there(
    served: str, published: Published, tmp_path: Path
) -> None:
    """A directory that held something is left as it was."""
    (tmp_path / "notes.txt").write_text("kept")
    with pytest.raises(DataError):
        download(at(f"{served}/cut", published), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_no_network_is_said(published: Published, served: str, tmp_path: Path) -> None:
    """The message says where else the rows can come from."""
    with pytest.raises(DataError) as refused:
        download(at("http://127.0.0.1:9/nobody", published), tmp_path / "cache")
    assert "--covertype" in refused.value.remedy
    assert list(tmp_path.iterdir()) == []
