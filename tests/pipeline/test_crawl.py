from pathlib import Path

import pytest

from bayestalk.pipeline.crawl import crawl, css_addresses


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages that link to each other."""
    (tmp_path / "talk").mkdir()
    (tmp_path / "style.css").write_text("body { background: url(ground.png) }")
    (tmp_path / "ground.png").write_bytes(b"")
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="style.css"><h1 id="top">Home</h1>'
        '<a href="talk/#linear">Talk</a> <a href="https://example.org">Away</a>'
    )
    (tmp_path / "talk" / "index.html").write_text(
        '<h1 id="linear">Linear</h1><a href="../#top">Home</a><a href="/talk/">Here</a>'
    )
    return tmp_path


def problems(site: Path, base: str = "/") -> list[str]:
    """What is wrong, as text."""
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    return [str(problem) for problem in crawl(files, base)]


def test_sound_site(site: Path) -> None:
    """A site whose links all lead somewhere has no problems."""
    assert problems(site) == []


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<a href="gone/">x</a>', "'gone/' leads nowhere: there is no gone/index.html"),
        ('<a href="talk/#none">x</a>', "'talk/#none': talk/index.html has no id 'none'"),
        ('<a href="../../x">x</a>', "'../../x' leads out of the site"),
        ('<img src="x.png" alt="">', "'x.png' leads nowhere: there is no x.png"),
        ('<img srcset="x.png 2x" alt="">', "'x.png' leads nowhere: there is no x.png"),
        ('<p id="a"></p><p id="a"></p>', "two elements have the id 'a'"),
        ('<a href="javascript:x()">x</a>', "'javascript:x()' runs a script from an address"),
        (
            '<script src="//cdn.example.org/x.js"></script>',
            "'//cdn.example.org/x.js' is loaded from another host: serve it with the site",
        ),
        (
            "<style>@import 'https://example.org/f.css'</style>",
            "'https://example.org/f.css' is loaded from another host: serve it with the site",
        ),
        (
            '<link rel="preconnect" href="https://example.org">',
            "'https://example.org' is loaded from another host: serve it with the site",
        ),
    ],
)
def test_problems_are_named(site: Path, body: str, wanted: str) -> None:
    """A dead link, a missing anchor or a foreign file is reported with its page."""
    (site / "index.html").write_text(body)
    found = [line for line in problems(site) if line.startswith("index.html")]
    assert found == [f"index.html: {wanted}"]


def test_style_sheets_are_walked(site: Path) -> None:
    """A style sheet's missing picture is a problem too."""
    (site / "ground.png").unlink()
    assert problems(site) == ["style.css: 'ground.png' leads nowhere: there is no ground.png"]


def test_base_path(site: Path) -> None:
    """An address from the root counts from where the site is published."""
    (site / "404.html").write_text('<a href="/bayestalk/talk/">Talk</a>')
    found = problems(site, "/bayestalk/")
    assert found == ["talk/index.html: '/talk/' leads out of the site"]


def test_deck_addresses_name_a_slide(site: Path) -> None:
    """The slide in a deck's address is its section's id, after a slash."""
    (site / "index.html").write_text('<p id="top"></p><a href="talk/index.html#/linear">Slide</a>')
    assert problems(site) == []


def test_css_comments_load_nothing() -> None:
    """An address in a comment of a style sheet is no request."""
    assert css_addresses("/* url(x) */ a { b: url('y') }") == ["y"]
