import ast
import importlib
import inspect
from collections import Counter
from pathlib import Path

import pytest

from bayestalk import freshness
from bayestalk.figures import FIGURES
from bayestalk.pipeline import address
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.plan import plan
from bayestalk.pipeline.records import in_order
from bayestalk.pipeline.steps import Step, StepError
from bayestalk.pipeline.summaries import PLAIN

LAYOUT = Layout(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def steps() -> dict[str, Step]:
    """The project's own plan."""
    return {made.name: made for made in plan(LAYOUT)}


def test_no_file_is_made_twice(steps: dict[str, Step]) -> None:
    """Every file has one maker."""
    made = Counter(path for step in steps.values() for path in step.writes)
    assert [path for path, count in made.items() if count > 1] == []


def test_everything_published_is_read_by_the_site(steps: dict[str, Step]) -> None:
    """What lies in MkDocs' folder makes the site stale when it changes."""
    published = {
        path for step in steps.values() for path in step.writes if path.is_relative_to(LAYOUT.pages)
    }
    assert published
    assert published <= set(steps["site/site"].reads)


def test_every_figure_goes_to_a_page_or_a_slide(steps: dict[str, Step]) -> None:
    """Each registered figure is drawn, and read by a page or a slide."""
    read = {path for name, step in steps.items() if "/" in name for path in step.reads}
    for name in FIGURES:
        if name != "contours":
            assert steps[f"figure/{name}"].writes[0] in read, name


def test_code_on_slides_is_watched(steps: dict[str, Step]) -> None:
    """The part of a source file that a slide shows decides the slide, by its digest."""
    quoted = steps["slide/cover-code"].arguments["code"]
    assert any("src/bayestalk/models/forest.py" in call for call in quoted)  # type: ignore[attr-defined]
    assert LAYOUT.root / "src/bayestalk/models/forest.py" in steps["slide/cover-code"].sources


def test_each_slide_and_page_is_made_by_itself(steps: dict[str, Step]) -> None:
    """A slide and its page need its own figure, and not those of other chapters."""
    gap = LAYOUT.figures / "gap.json"
    readers = {name for name, step in steps.items() if gap in step.reads}
    assert {name.split("/")[0] for name in readers} <= {"page", "slide"}
    assert 0 < len(readers) < 5
    assert "slide/linear-function" not in readers


def test_makers_come_first(steps: dict[str, Step]) -> None:
    """In order, no step reads what a later one writes."""
    written: set[Path] = set()
    all_made = {path for step in steps.values() for path in step.writes}
    for step in in_order(steps.values()):
        assert not {path for path in step.reads if path in all_made and path not in written}
        written.update(step.writes)


def test_arguments_count(monkeypatch: pytest.MonkeyPatch, steps: dict[str, Step]) -> None:
    """Another address changes the QR code, what names it and the site, and no other figure."""
    monkeypatch.setenv(address.VARIABLE, "https://example.org/talk")
    changed = {made.name for made in plan(LAYOUT) if made.code != steps[made.name].code}
    assert {"figure/qr", "slide/follow-along", "site/site"} <= changed
    assert [name for name in changed if name.startswith("figure/")] == ["figure/qr"]
    assert "page/talk/linear-regression" not in changed


def test_an_address_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that no phone could open is refused."""
    monkeypatch.setenv(address.VARIABLE, "my-site")
    with pytest.raises(StepError, match="must be a web address"):
        address.site_url()


def test_no_code_runs_unseen(steps: dict[str, Step]) -> None:
    """What a step imports only when it runs is among the code that makes it stale."""
    unseen = {
        (step.kind, name)
        for step in steps.values()
        for name in imported_when_run(step.run) - set(step.made_of["code"])  # type: ignore[call-overload]
        # it reads a figure, and what it reads is part of how that figure was written
        if name != "bayestalk.pipeline.figures"
        # a figure that is drawn from no summary reads none
        and not (name == PLAIN and step.kind == "figure" and not summaries_of(step))
    }
    assert unseen == set()


def summaries_of(step: Step) -> tuple[str, ...]:
    return FIGURES[step.name.removeprefix("figure/")].summaries


def imported_when_run(run: str) -> set[str]:
    """The modules that a function imports inside itself, or one that it calls in its module."""
    binding, _, name = run.partition(":")
    tree = ast.parse(inspect.getsource(importlib.import_module(binding)))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    found, waiting, seen = set[str](), [name], set[str]()
    while waiting:
        function = functions.get(waiting.pop())
        if function is None or function.name in seen:
            continue
        seen.add(function.name)
        waiting += [node.id for node in ast.walk(function) if isinstance(node, ast.Name)]
        found |= freshness.imports(binding, ast.unparse(function), is_package=False)
    return {one for one in found if (freshness.module_path(one) or Path()).stem != "__init__"}
