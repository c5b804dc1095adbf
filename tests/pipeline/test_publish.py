import json
from pathlib import Path

import pytest

from bayestalk.pipeline import sites
from bayestalk.pipeline.crawl import Page
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.publish import SiteError, publish, run, shortened, verify
from bayestalk.pipeline.shelf import Shelf
from bayestalk.pipeline.steps import Step

from .small import small_site


@pytest.fixture
def project(tmp_path: Path) -> Layout:
    """A small project, published once."""
    layout = small_site(tmp_path / "project")
    publish(layout)
    return layout


def files_of(layout: Layout) -> dict[str, bytes]:
    """Every file of the site that readers see."""
    return {
        path.relative_to(layout.site).as_posix(): path.read_bytes()
        for path in layout.site.rglob("*")
        if path.is_file()
    }


def write(layout: Layout, name: str, text: str) -> None:
    """Change a page."""
    (layout.pages / name).write_text(text, encoding="utf-8")


def test_incremental_equals_full(project: Layout, tmp_path: Path) -> None:
    """After an edit the site is, file for file, what a first build of the same words gives."""
    write(project, "talk/one.md", "# One\n\n## First\n\nEdited.\n\n## Second\n\nEnd.\n")
    publish(project)
    fresh = small_site(tmp_path / "fresh")
    write(fresh, "talk/one.md", (project.pages / "talk" / "one.md").read_text(encoding="utf-8"))
    publish(fresh)
    assert files_of(project) == files_of(fresh)
    assert b"Edited." in files_of(project)["talk/one/index.html"]


def test_the_record_agrees_with_the_site(project: Layout) -> None:
    """``build/site.json`` lists what is shown, with the digests of its bytes."""
    listing = project.build / "site.json"
    run(Step("site/site", "", project.root, (), (listing, project.site / "index.html"), ""))
    version = sites.shown(project)
    assert version is not None
    assert json.loads(listing.read_text(encoding="utf-8")) == sites.manifest(version)
    assert sites.whole(version)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# Two\n\n[x](gone.md)\n", "'talk/two.md' contains a link 'gone.md'"),
        ('# Two\n\n<a href="../gone/">x</a>\n', "talk/two/index.html: '../gone/' leads nowhere"),
        ('# Two\n\n<img src="https://example.org/x.png" alt="">\n', "loaded from another host"),
    ],
)
def test_what_is_wrong_is_not_published(project: Layout, text: str, wanted: str) -> None:
    """A dead link or a foreign file is named, and the old site stays, until it is mended."""
    before = files_of(project)
    sound = (project.pages / "talk" / "two.md").read_text(encoding="utf-8")
    write(project, "talk/two.md", text)
    for _ in range(2):
        with pytest.raises(SiteError, match=wanted):
            publish(project)
    assert files_of(project) == before
    write(project, "talk/two.md", sound)
    publish(project)
    assert files_of(project) == before


def test_a_link_from_an_unchanged_page(project: Layout) -> None:
    """A page that did not change, but links to an anchor that went away, is named."""
    write(project, "talk/two.md", '# Two\n\n<a href="../one/#first">First</a>\n')
    publish(project)
    write(project, "index.md", "# Home\n")
    write(project, "slides/index.html", "<p>Deck</p>\n")
    write(project, "talk/one.md", "# One\n\n## Primo\n\nThe prior.\n")
    wanted = "talk/two/index.html: '../one/#first': talk/one/index.html has no id 'first'"
    with pytest.raises(SiteError, match=wanted):
        publish(project)


def test_no_home_page() -> None:
    """A site without a home page is not published."""
    assert [str(problem) for problem in verify({})] == ["index.html: there is no home page"]


def test_the_configured_address_counts() -> None:
    """Addresses from the root are looked up below where the site will live."""
    home = '<link rel="canonical" href="https://example.org/a/b/"><a href="/a/b/">Home</a>'
    assert verify({"index.html": home.encode()}) == []
    elsewhere = home.replace('"/a/b/"', '"/c/"').encode()
    assert "leads out of the site" in str(verify({"index.html": elsewhere})[0])


def test_pages_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose bytes were read before is not read again, and its problems are still found."""
    files = {"index.html": b'<p id="a"></p><p id="a"></p><a href="#b">B</a>'}
    first = verify(files, Shelf(tmp_path))

    def refuse(_: str) -> Page:
        raise AssertionError

    monkeypatch.setattr("bayestalk.pipeline.publish.read_page", refuse)
    assert verify(files, Shelf(tmp_path)) == first
    assert len(first) == 2


def test_many_problems_are_shortened() -> None:
    """The first dozen problems are told, the rest counted."""
    lines = shortened([f"a.html: {number}" for number in range(20)]).splitlines()
    assert lines[0] == "a.html: 0"
    assert lines[-1] == "and 8 more"
