"""A small site, published as the real one is, and a browser to look at it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from bayestalk.content import fonts
from bayestalk.content.head import Contour, Terrain
from bayestalk.content.materials import Materials
from bayestalk.content.render import render
from bayestalk.drawing import Drawing
from bayestalk.pipeline import assets, joined
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import execute

ROOT = Path(__file__).resolve().parents[2]

CHAPTER = """---
title: A line
slug: line
place: valley
minutes: 3
summary: A line through points.
---
## Start {#start .divider}

We start.

## Function {#function}

::: slide
{{ figure("dot") }}
:::

It is $y = x \\class{w}{w}$, a [line](term).

::: figure dot
alt: A dot.
caption: One dot.
long: |
  A dot, alone.
:::

| input | weight |
| --- | --- |
| elevation | −6.5 |

## Code {#code}

::: slide layout=code
{{ code("model.py", "build", steps="1|2-3") }}
:::

Code.

## Points {#points}

::: slide
- One {.fragment}
- Two {.fragment}
:::

Points.

## Many {#many}

::: slide
{{ figure("dots", alt="Many dots.") }}
:::

Many.
"""

MODEL = "def build(x):\n    y = x + 1\n    return y\n"
DOT = (
    '<svg viewBox="0 0 20 10"><circle id="dot-1" cx="9" cy="5" r="4" '
    'fill="var(--bt-w, #d55e00)"/></svg>'
)
DOTS = f'<svg viewBox="0 0 20 10">{'<circle r="1"/>' * 900}</svg>'
NAV = """nav:
  - Home: index.md
  - The talk:
      - talk/line.md
  - Notebook: notebooks/dot.ipynb
  - Words: glossary.md
  - Transcript: transcript.md

validation:"""


@dataclass
class Watched:
    """A page, and what it did that it should not."""

    page: Page
    wrong: list[str] = field(default_factory=list)


def materials() -> Materials:
    """One chapter with one figure."""
    return Materials(
        chapters={"01-line.md": CHAPTER},
        pages={"glossary.md": "# Words\n\n## Line\n\nStraight.\n", "index.md": "# Home\n"},
        drawings={"dot": Drawing(DOT, 20, 10), "dots": Drawing(DOTS, 20, 10)},
        numbers={"site": {"url": "https://example.org/talk/", "version": "1.0.0"}},
        read={"model.py": MODEL}.__getitem__,
        modules=ROOT / "node_modules",
        notebooks=("dot",),
        terrain=Terrain((0, 1, 2), (1, 3, 1), {"valley": 0}, (Contour(1, (0, 1), (0, 1)),)),
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a published site, under a sub-path."""
    home = tmp_path_factory.mktemp("published")
    layout = Layout(home)
    docs = layout.pages
    shutil.copytree(ROOT / "web", layout.web)
    layout.node_modules.symlink_to(ROOT / "node_modules")
    for path, text in render(materials()).items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for source, target in assets.copies(layout):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for step in joined.steps(layout):
        execute(step)
    (docs / "assets" / "fonts").mkdir()
    for name, data in fonts.web(ROOT / "node_modules").items():
        (docs / "assets" / "fonts" / name).write_bytes(data)
    (docs / "notebooks").mkdir()
    notebook = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "P"}},
        cells=[
            nbformat.v4.new_markdown_cell("# A dot\n\nSome *words* about $x_1$."),
            nbformat.v4.new_code_cell(
                "import math", outputs=[nbformat.v4.new_output("stream", text="3\n")]
            ),
        ],
    )
    nbformat.write(notebook, docs / "notebooks" / "dot.ipynb")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"nav:.*?\nvalidation:", NAV, config, count=1, flags=re.DOTALL)
    (home / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(home / "mkdocs.yml")],
        cwd=home,
        env={**os.environ, "BAYESTALK_DOCS_DIR": "build/docs", "BAYESTALK_SITE_DIR": "site/sub"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return home / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, below a sub-path."""

    class Quiet(SimpleHTTPRequestHandler):
        """Serves without a word."""

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sub/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A fresh page that notes errors and requests to elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme="light")
    seen = Watched(context.new_page())
    host = address.split("/")[2]
    seen.page.on(
        "console", lambda line: seen.wrong.append(line.text) if line.type == "error" else None
    )
    seen.page.on("pageerror", lambda error: seen.wrong.append(str(error)))
    seen.page.on(
        "request",
        lambda request: (
            None
            if host in request.url or request.url.startswith(("data:", "file:", "blob:", "about:"))
            else seen.wrong.append(request.url)
        ),
    )
    yield seen
    context.close()
