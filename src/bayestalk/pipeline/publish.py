"""Build the site beside the old one, look it over, and only then put it in its place."""

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from bayestalk.content.mathematics import typeset
from bayestalk.pipeline import slim
from bayestalk.pipeline.crawl import Problem, crawl
from bayestalk.pipeline.files import files_under, sha256, swap, write, write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step

LEVEL = re.compile(r"^(WARNING|ERROR)\s+-\s+(.*)$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
SHOWN = 12


class SiteError(Exception):
    """The site was not published; the message says what is wrong with it, line by line."""


def run(step: Step) -> None:
    """Publish: MkDocs, slim notebooks, verify, swap, and list what was published."""
    layout = step.layout
    fresh = layout.build / ".site.new"
    shutil.rmtree(fresh, ignore_errors=True)
    build(layout, fresh)
    slim_notebooks(layout, fresh)
    problems = verify(fresh)
    if problems:
        raise SiteError(told(problems))
    listing = {path.relative_to(fresh).as_posix(): sha256(path) for path in files_under(fresh)}
    swap(fresh, layout.site)
    write_json(step.writes[0], listing)


def build(layout: Layout, target: Path) -> None:
    """Run MkDocs, strictly, into a folder.

    Raises
    ------
    SiteError
        With MkDocs' warnings and errors.
    """
    env = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1767225600"),
        "TZ": "UTC",
    }
    done = subprocess.run(  # noqa: S603 - our own environment's MkDocs
        [
            *(sys.executable, "-m", "mkdocs", "build", "--strict"),
            *("--config-file", str(layout.root / "mkdocs.yml"), "--site-dir", str(target)),
        ],
        cwd=layout.root,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode == 0:
        return
    lines = [COLOUR.sub("", line) for line in done.stderr.splitlines() if line.strip()]
    named = [match[2] for line in lines if (match := LEVEL.match(line))]
    raise SiteError("\n".join(named[:SHOWN] or lines[-3:] or ["MkDocs failed without a word"]))


def slim_notebooks(layout: Layout, site: Path) -> None:
    """Give every notebook's page the site's own weight, its pictures beside it."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    pages = {path: text for path, text in pages.items() if slim.is_notebook(text)}
    wanted = {formula for text in pages.values() for formula in slim.formulas(text)}
    mathml = typeset(wanted, layout.node_modules, layout.build / "formulas") if wanted else {}
    for path, text in pages.items():
        slimmed = slim.slim(text, mathml)
        for name, data in slimmed.pictures.items():
            write(path.parent / name, data)
        write(path, slimmed.page)


def verify(site: Path) -> list[Problem]:
    """Every problem a reader could meet in a built site."""
    home = site / "index.html"
    if not home.is_file():
        return [Problem("index.html", "there is no home page")]
    canonical = CANONICAL.search(home.read_text(encoding="utf-8"))
    base = urlsplit(unescape(canonical[1])).path if canonical else "/"
    return crawl(site, base if base.endswith("/") else f"{base}/")


def told(problems: list[Problem]) -> str:
    """Problems as lines, the first few in full."""
    lines = [str(problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"and {len(problems) - SHOWN} more")
    return "\n".join(lines)
