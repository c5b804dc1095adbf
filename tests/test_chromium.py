import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bayestalk import chromium

HTML = b"<!doctype html><title>T</title><link rel=icon href='data:,'><p id=a>Posterior</p>"
URL = "https://talk.example/deck/"
HOLD = """
import sys, time
from bayestalk import chromium
with chromium.page() as page:
    print(page._browser._process, flush=True)
    time.sleep(60)
"""


def answer(url: str) -> bytes | None:
    """One page, and nothing else."""
    return HTML if url == URL else None


@pytest.mark.browser
def test_a_page_is_answered_from_here() -> None:
    """A page takes itself to live at an address that nobody asked, and prints."""
    with chromium.page() as page:
        page.open(URL, answer)
        assert page.evaluate("document.getElementById('a').textContent + location.href") == (
            f"Posterior{URL}"
        )
        assert page.complaints == []
        assert page.pdf().startswith(b"%PDF-")


@pytest.mark.browser
def test_what_is_not_given_is_complained_of() -> None:
    """A request for anything else fails, and is told."""
    with chromium.page() as page:
        page.open(URL, answer)
        page.evaluate("fetch('https://elsewhere.example/x.js').catch(() => 0)")
        assert "no file for https://elsewhere.example/x.js" in page.complaints


@pytest.mark.browser
def test_a_script_that_fails_is_told() -> None:
    """What a page throws is an error here."""
    with chromium.page() as page:
        page.open(URL, answer)
        with pytest.raises(chromium.ChromiumError, match="nothing is called so"):
            page.evaluate("(() => { throw new Error('nothing is called so') })()")


@pytest.mark.browser
def test_it_ends_with_us() -> None:
    """A browser does not outlive a command that is killed."""
    command = [sys.executable, "-c", HOLD]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        browser = int(holder.stdout.readline())
        holder.send_signal(signal.SIGKILL)
    end = time.monotonic() + 10
    while Path(f"/proc/{browser}").exists() or _lives(browser):
        assert time.monotonic() < end
        time.sleep(0.05)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_is_no_browser_is_refused() -> None:
    """A program that ends at once is told with what it said."""
    program = "/bin/false"
    with pytest.raises(chromium.ChromiumError, match="ended by itself"), chromium.page(program):
        pass


def test_a_wrong_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that is named must be there."""
    monkeypatch.setenv(chromium.VARIABLE, "/no/such/browser")
    with pytest.raises(chromium.ChromiumError, match="cannot be run"):
        chromium.find()


def test_without_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where there is none, none is found, and whoever needs one is told how to get it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    assert chromium.find() is None
    with pytest.raises(chromium.ChromiumError, match="install"), chromium.page():
        pass
