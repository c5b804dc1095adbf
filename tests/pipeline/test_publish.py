from pathlib import Path

from bayestalk.pipeline.crawl import Problem
from bayestalk.pipeline.publish import told, verify


def test_no_home_page(tmp_path: Path) -> None:
    """A site without a home page is not published."""
    assert [str(problem) for problem in verify(tmp_path)] == ["index.html: there is no home page"]


def test_the_configured_address_counts(tmp_path: Path) -> None:
    """Addresses from the root are looked up below where the site will live."""
    home = '<link rel="canonical" href="https://example.org/a/b/"><a href="/a/b/">Home</a>'
    (tmp_path / "index.html").write_text(home)
    assert verify(tmp_path) == []
    (tmp_path / "index.html").write_text(home.replace('"/a/b/"', '"/c/"'))
    assert "leads out of the site" in str(verify(tmp_path)[0])


def test_many_problems_are_shortened() -> None:
    """The first dozen problems are told, the rest counted."""
    lines = told([Problem("a.html", str(number)) for number in range(20)]).splitlines()
    assert lines[0] == "a.html: 0"
    assert lines[-1] == "and 8 more"
