"""Links lead where their author meant."""

import pytest

from bayestalk.content.links import Site, anchors, relative, slug, term, url


@pytest.mark.parametrize(
    ("target", "base", "found"),
    [
        ("colophon/", "talk/deep-nets/", "../../colophon/"),
        ("slides/index.html#/deep", "talk/deep-nets/", "../../slides/index.html#/deep"),
        ("talk/end.md", "talk/start.md", "end.md"),
        ("glossary.md", "talk/start.md", "../glossary.md"),
        ("talk/start.md", "index.md", "talk/start.md"),
        ("", "talk/deep-nets/", "../../"),
    ],
)
def test_links_are_relative(target: str, base: str, found: str) -> None:
    """A site works under any address."""
    assert relative(target, base) == found


def test_pages_have_folders() -> None:
    """Addresses end in a slash; an index is its folder."""
    assert url("talk/deep-nets.md") == "talk/deep-nets/"
    assert url("index.md") == ""


def test_pages_are_found_however_they_are_named() -> None:
    """Folders in front of a name do not matter."""
    site = Site(
        {"04-deep-nets.md": "talk/deep-nets.md", "notebooks/deep.ipynb": "notebooks/deep.ipynb"}
    )
    for name in ("04-deep-nets.md", "../chapters/04-deep-nets.md", "talk/deep-nets.md"):
        assert site.find(name) == "talk/deep-nets.md"
    assert site.find("../notebooks/deep.ipynb") == "notebooks/deep.ipynb"
    assert site.find("nowhere.md") is None


def test_terms_may_be_plural() -> None:
    """A text says posteriors and means the posterior."""
    assert term("Posteriors", {"posterior"}) == "posterior"
    assert term("biases", {"bias"}) == "bias"
    assert term("nonsense", {"bias"}) is None
    assert slug("Bayes’ rule") == "bayes-rule"


def test_anchors_are_headings_and_terms() -> None:
    """Ids are given, or made from the words."""
    text = "# Top\n\n## Some Heading\n\n### Other {#given}\n\nA term\n:   Its meaning.\n"
    assert anchors(text) == ["some-heading", "given", "a-term"]
