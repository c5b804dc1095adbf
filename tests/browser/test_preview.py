"""A copy of the project, served as an author sees it: what is saved shows in an open page."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
COPIED = ("build", "docs", "src", "web", "results")
FILES = ("mkdocs.yml", "package.json", "package-lock.json", "pyproject.toml", "recipes.toml")
# Far above what it takes, so that a busy machine does not fail the test.
PATIENCE_MS = 120_000

Record = Callable[[str, object], None]

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass(frozen=True)
class Desk:
    """A served copy of the project."""

    root: Path
    address: str
    output: Path

    def edit(self, name: str, before: str, after: str) -> None:
        """Save a file with other words, as an editor does."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        beside = path.with_name(f"{path.name}~")
        beside.write_text(text.replace(before, after, 1), encoding="utf-8")
        beside.replace(path)

    def news(self) -> dict[str, dict[str, list[str]]]:
        """What open pages were told last."""
        with urllib.request.urlopen(f"{self.address}__preview?-1", timeout=60) as answer:
            return dict(json.loads(answer.read()))


@pytest.fixture(scope="module")
def desk(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The project, copied with all that is built, and served with a live preview."""
    root = tmp_path_factory.mktemp("desk") / "project"
    root.mkdir()
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name, symlinks=True)
    for name in FILES:
        shutil.copyfile(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    output = root.parent / "output.txt"
    with output.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "bayestalk", "serve", "--port", "0", "--no-browser"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root / "src")},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Desk(root, _address(process, output), output)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0, output.read_text()


def _address(process: subprocess.Popen[bytes], output: Path) -> str:
    until = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"The preview is at (\S+)", output.read_text())
        if found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(output.read_text())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page with patience."""
    made = browser.new_page()
    made.set_default_timeout(PATIENCE_MS)
    yield made
    made.close()


def test_a_saved_word_shows(desk: Desk, page: Page, record_property: Record) -> None:
    """A word saved in a chapter shows in the open page, which reloads by itself."""
    page.goto(f"{desk.address}talk/closing/")
    assert "zebra crossing" not in page.content()
    chapter = "docs/chapters/13-closing.md"
    text = (desk.root / chapter).read_text(encoding="utf-8")
    start = time.monotonic()
    desk.edit(chapter, text, f"{text.rstrip()}\n\nA zebra crossing.\n")
    expect(page.get_by_text("A zebra crossing.").first).to_be_attached(timeout=PATIENCE_MS)
    record_property("seconds", time.monotonic() - start)
    desk.edit(chapter, "A zebra crossing.", "A crossing.")
    expect(page.get_by_text("A zebra crossing.")).to_have_count(0, timeout=PATIENCE_MS)


def test_a_mistake_is_named(desk: Desk, page: Page) -> None:
    """A mistake in a chapter shows with file and line above the old page, until it is mended."""
    page.goto(f"{desk.address}talk/pymc/")
    chapter = "docs/chapters/07-pymc.md"
    before = (desk.root / chapter).read_text(encoding="utf-8")
    desk.edit(chapter, before, f"{before.rstrip()}\n\n{{{{ no.such_number }}}}\n")
    problem = page.locator("#preview-problem")
    expect(problem).to_contain_text(f"{chapter}:", timeout=PATIENCE_MS)
    line = len(before.rstrip().splitlines()) + 2
    expect(problem).to_contain_text(f"{chapter}:{line}")
    assert page.locator("h1").count() >= 1
    desk.edit(chapter, "{{ no.such_number }}", "")
    expect(problem).to_be_hidden(timeout=PATIENCE_MS)


def test_a_changed_model_is_told_where_it_shows(desk: Desk, page: Page) -> None:
    """A changed model raises a banner on pages and slides that show its fits, and on no others."""
    model = "src/bayestalk/models/logistic.py"
    banner = page.locator("#preview-stale")
    page.goto(f"{desk.address}talk/logistic-regression/")
    expect(banner).to_be_hidden()
    text = (desk.root / model).read_text(encoding="utf-8")
    desk.edit(model, text, f"{text}\nCHANGED = True\n")
    expect(banner).to_contain_text(
        re.compile(r"logistic: .*models\.logistic changed"), timeout=PATIENCE_MS
    )
    expect(banner).to_contain_text("Type r and Enter")
    concerned = desk.news()["concerned"]
    assert "glossary/" not in concerned
    page.goto(f"{desk.address}glossary/")
    page.wait_for_timeout(500)
    expect(banner).to_be_hidden()
    slide = next(one for one in concerned if one.startswith("slides/"))
    page.goto(f"{desk.address}{slide}")
    expect(banner).to_contain_text("logistic")
    page.goto(f"{desk.address}slides/index.html#/title")
    page.reload()
    page.wait_for_timeout(500)
    expect(banner).to_be_hidden()
    (desk.root / model).write_text(text, encoding="utf-8")
    page.goto(f"{desk.address}talk/logistic-regression/")
    expect(banner).to_be_hidden(timeout=PATIENCE_MS)
