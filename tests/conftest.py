"""What every test shares: the built site, and whether there is a Chromium to open it in."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
FULL = os.environ.get("BAYESTALK_TORTURE") == "full"
"""Whether everything is tried as often as promised (``make torture``), or a few times."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Path of a Chromium on this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def pytest_configure() -> None:
    """Let Ctrl-C reach what tests start, though a shell's background job ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a browser where there is none, and say so; CI insists on one."""
    if find_chromium() or os.environ.get("BAYESTALK_REQUIRE_BROWSER") == "1":
        return
    without = [item for item in items if item.get_closest_marker("browser")]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.write_line(
                f"{len(without)} browser tests left out: no Chromium on PATH "
                "(Debian: apt install chromium)"
            )


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the Chromium to test with."""
    found = find_chromium()
    assert found, "no Chromium on PATH: apt install chromium, or unset BAYESTALK_REQUIRE_BROWSER"
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield found
        found.close()


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The site as the build makes it from the frozen results."""
    done = subprocess.run(
        [sys.executable, "-m", "bayestalk", "site"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / "build" / "site"


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether everything is tried as often as promised, or a few times."""
    return FULL
