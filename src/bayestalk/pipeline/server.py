"""Serve the built site on this machine: plainly, or reloading pages when it changes."""

import json
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bayestalk.pipeline.preview import SCRIPT, Preview

HOST = "127.0.0.1"
POLLED = "/__preview"
FOLLOWER = "/__preview.js"


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; with a preview, pages that follow it."""

    def __init__(self, *args: Any, preview: Preview | None = None, **kwargs: Any) -> None:
        self.preview = preview
        super().__init__(*args, **kwargs)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name
        """Keep the terminal for what matters."""

    def end_headers(self) -> None:
        """Let nothing be kept: the next build may differ."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        """Answer a request."""
        path, _, query = self.path.partition("?")
        if self.preview is None:
            super().do_GET()
        elif path == POLLED:
            seen = int(query) if query.lstrip("-").isdigit() else -1
            self._answer(json.dumps(self.preview.wait(seen)), "application/json")
        elif path == FOLLOWER:
            self._answer(SCRIPT.read_text(encoding="utf-8"), "text/javascript")
        else:
            self._page(path)

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() and path.endswith("/") else file
        if file.suffix != ".html" or not file.is_file():
            super().do_GET()
            return
        page = file.read_text(encoding="utf-8")
        script = f'<script type="module" src="{FOLLOWER}"></script></body>'
        self._answer(script.join(page.rsplit("</body>", 1)), "text/html; charset=utf-8")

    def _answer(self, text: str, kind: str) -> None:
        data = text.encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """Answers many at once; a reader who leaves is no error."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that were closed."""


@contextmanager
def serving(site: Path, port: int, preview: Preview | None = None) -> Iterator[str]:
    """Serve a folder while the block runs; gives its address.

    A port that is taken is replaced by a free one.
    """
    handler = partial(Handler, directory=str(site), preview=preview)
    try:
        server = Server((HOST, port), handler)
    except OSError:
        server = Server((HOST, 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def open_browser(address: str) -> bool:
    """Open an address in the reader's browser, where there is one."""
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
