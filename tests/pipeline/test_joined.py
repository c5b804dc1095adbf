import re
from pathlib import Path

from bayestalk.pipeline import joined
from bayestalk.pipeline.files import files_under
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import execute

LAYOUT = Layout(Path(__file__).parents[2])


def test_every_part_of_the_deck_is_joined() -> None:
    """No style sheet and no script of the deck is left out."""
    parts = {*joined.styles(LAYOUT), *joined.scripts(LAYOUT)}
    assert {*files_under(LAYOUT.web / "deck")} <= parts


def test_the_deck_starts_last() -> None:
    """reveal.js comes first, and is started when all that helps it is there."""
    names = [path.name for path in joined.scripts(LAYOUT)]
    assert (names[0], names[-1]) == ("reveal.js", "start.js")


def test_paper_looks_like_the_deck() -> None:
    """Its styles are the deck's, but for what moves slides about; the last word is its own."""
    deck = [path.name for path in joined.styles(LAYOUT)]
    paper = [path.name for path in joined.styles_on_paper(LAYOUT)]
    assert [name for name in deck if name not in ("reveal.css", "fonts.css")] == paper[:-1]
    assert paper[-1] == "print.css"


def test_styles_name_what_lies_beside_them() -> None:
    """The joined file lies in assets/: no address in our styles climbs out of there."""
    for path in (*joined.styles(LAYOUT), *joined.styles_on_paper(LAYOUT)):
        if path.is_relative_to(LAYOUT.web):
            named = re.findall(r"url\(([^)]+)\)", path.read_text(encoding="utf-8"))
            assert not [one for one in named if one.startswith(("..", "/", "http"))], path.name


def test_scripts_do_not_run_into_each_other(tmp_path: Path) -> None:
    """A script without a semicolon at its end does not call the next one."""
    layout = Layout(tmp_path)
    for number, path in enumerate(joined.scripts(layout)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"(function () {{ return {number} }})()", encoding="utf-8")
    (script,) = (one for one in joined.steps(layout) if one.only.suffix == ".js")
    execute(script)
    told = script.only.read_text(encoding="utf-8")
    assert "return 0 })();\n(function () { return 1 })();\n" in told
