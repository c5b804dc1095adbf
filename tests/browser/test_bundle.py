import re
import zipfile
from pathlib import Path

import pytest

from bayestalk import __version__
from bayestalk.pipeline.address import DEFAULT

from .conftest import Watched
from .test_deck import CURRENT, SLIDES, walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def folder(built_site: Path, tmp_path: Path) -> Path:
    """The zip of the deck, unpacked by itself."""
    with zipfile.ZipFile(built_site / "download" / f"bayestalk-slides-{__version__}.zip") as packed:
        packed.extractall(tmp_path)
    (found,) = tmp_path.iterdir()
    return found


def test_it_runs_from_disk_without_a_network(folder: Path, watched: Watched) -> None:
    """The unpacked deck opens by its first page and shows all slides, silently, on its own."""
    watched.page.context.set_offline(True)
    watched.page.goto((folder / "index.html").as_uri())
    watched.page.wait_for_url("**/slides/index.html*")
    assert walk(watched) == SLIDES
    watched.page.wait_for_function(
        "[...document.querySelectorAll('section.present svg[data-apart]')]"
        ".every(svg => svg.firstChild)"
    )
    assert watched.complaints == []
    assert watched.strangers(folder.as_uri()) == []


def test_the_speaker_view_is_with_it(folder: Path, watched: Watched) -> None:
    """S opens the notes of the slide that is shown; they follow the deck in half a second."""
    page = watched.page
    page.context.set_offline(True)
    page.goto((folder / "slides" / "index.html").as_uri())
    page.wait_for_function("window.Reveal && window.Reveal.isReady()")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    notes = ".speaker-controls-notes .value"
    speaker.wait_for_function(f"document.querySelector('{notes}').textContent.includes('Welcome')")
    page.bring_to_front()
    while page.evaluate(CURRENT) != "goals":
        page.evaluate("window.Reveal.next()")
    said = "There are two goals"
    speaker.wait_for_function(
        f"document.querySelector('{notes}').textContent.includes('{said}')", timeout=500
    )
    speaker.close()
    assert watched.complaints == []


def test_what_it_links_to_is_on_the_site(folder: Path, built_site: Path) -> None:
    """No link of the zip leads to a file that only the site has."""
    deck = (folder / "slides" / "index.html").read_text("utf-8")
    ours = re.findall(rf'href="{re.escape(DEFAULT)}([^"#]*)', deck)
    assert len(ours) > len(SLIDES)
    assert all((built_site / path).exists() for path in ours)
    assert not re.search(r'href="\.\./(?!assets/)', deck)
