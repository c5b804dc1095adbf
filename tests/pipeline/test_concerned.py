from pathlib import Path

from bayestalk.pipeline.concerned import addresses, concerned
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step

LAYOUT = Layout(Path("/project"))


def made(name: str, reads: list[str], writes: list[str]) -> Step:
    """A step between some files."""
    root = LAYOUT.root
    inside = [tuple(root / path for path in paths) for paths in (reads, writes)]
    return Step(name, "", root, inside[0], inside[1], {})


STEPS = [
    made("slide/twins", ["build/figures/twins.json"], ["build/slides/twins.json"]),
    made("slide/title", [], ["build/slides/title.json"]),
    made(
        "deck/deck",
        ["build/slides/twins.json", "build/slides/title.json"],
        ["build/docs/slides/index.html", "build/docs/slides/figures.js"],
    ),
    made("page/talk/cover", ["build/figures/twins.json"], ["build/docs/talk/cover.md"]),
    made("page/index", ["build/numbers/linear.json"], ["build/docs/index.md"]),
    made("notebook/cover", ["results/cover.nc"], ["build/docs/notebooks/cover.ipynb"]),
    made("figure/twins", ["build/summaries/twins.json"], ["build/figures/twins.json"]),
    made(
        "summary/twins", ["results/cover.nc", "results/cover.json"], ["build/summaries/twins.json"]
    ),
    made("numbers/linear", ["results/linear.json"], ["build/numbers/linear.json"]),
    made("site/site", ["build/docs/talk/cover.md"], ["build/site.json"]),
]


def test_down_to_the_pages() -> None:
    """A result concerns the pages, slides and notebooks that are made from it, and no others."""
    assert concerned(STEPS, ["cover"]) == {"slide/twins", "page/talk/cover", "notebook/cover"}
    assert concerned(STEPS, ["result/linear"]) == {"page/index"}
    assert concerned(STEPS, ["cov", "deepnet"]) == set()


def test_addresses_of_pages_and_slides() -> None:
    """A page is found where MkDocs puts it, a slide in the deck by its name."""
    assert addresses(STEPS, concerned(STEPS, ["cover", "linear"])) == {
        "",
        "notebooks/cover/",
        "slides/index.html#/twins",
        "talk/cover/",
    }


def test_one_step_for_all_pages() -> None:
    """Where one step makes everything, everything it makes is concerned."""
    whole = made(
        "words/pages",
        ["results/cover.nc"],
        ["build/docs/a.md", "build/docs/slides/index.html", "build/docs/assets/a.css"],
    )
    assert concerned([whole], ["cover"]) == {"words/pages"}
    assert addresses([whole], ["words/pages"]) == {"a/", "slides/index.html"}
