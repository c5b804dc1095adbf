"""Summaries and numbers: from frozen results to small files."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from typing import Any

from bayestalk import recipes
from bayestalk.data.simulated import SIMULATED
from bayestalk.pipeline.files import write, write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step
from bayestalk.recipes import Recipe
from bayestalk.summaries import SUMMARIES
from bayestalk.summaries.numbers import groups
from bayestalk.summaries.numbers.versions import LIBRARIES

PLAIN = "bayestalk.summaries.plain"
"""How summaries are written and read."""
COMPUTED_WITH = ("arviz", "numpy", "scipy", "xarray")


def steps(layout: Layout) -> Iterator[Step]:
    """One step a summary, one a group of numbers."""
    book = recipes.read(layout.root / "recipes.toml")
    for summary in SUMMARIES.values():
        used = _named(book, (*summary.results, *summary.recipes))
        yield step(
            layout,
            f"summary/{summary.name}",
            "bayestalk.pipeline.summaries:summarise",
            reads=[
                *(layout.results / f"{name}.nc" for name in summary.results),
                *(layout.results / f"{name}.json" for name in summary.told),
            ],
            writes=[layout.summaries / f"{summary.name}.json"],
            modules=[summary.path, "bayestalk.results", PLAIN, *_simulators(book, used)],
            libraries=COMPUTED_WITH,
            arguments={
                "summary": summary.name,
                "with": dict(summary.args),
                "recipes": {name: book[name].as_dict() for name in used},
            },
            networks=[book[name].network for name in used],
        )
    for group in groups(book).values():
        used = _named(book, (*group.results, *group.recipes))
        arguments: dict[str, Any] = {
            "group": group.name,
            "with": dict(group.args),
            "recipes": {name: book[name].as_dict() for name in used},
        }
        if group.name == "versions":
            arguments["versions"] = {name: metadata.version(name) for name in LIBRARIES}
        yield step(
            layout,
            f"numbers/{group.name}",
            "bayestalk.pipeline.summaries:count",
            reads=[
                layout.results / f"{name}.{end}" for name in group.results for end in ("nc", "json")
            ],
            writes=[layout.numbers / f"{group.name}.json"],
            modules=[group.path, "bayestalk.results", *_simulators(book, used)],
            libraries=COMPUTED_WITH,
            arguments=arguments,
            networks=[book[name].network for name in used],
        )


def _named(book: Mapping[str, Recipe], names: Iterable[str]) -> list[str]:
    """The recipes among some results."""
    return sorted(set(names) & set(book))


def _simulators(book: Mapping[str, Recipe], names: Iterable[str]) -> list[str]:
    """The modules that simulate what some recipes were fitted to."""
    data = {book[name].data for name in names}
    return [f"bayestalk.data.{one}" for one in SIMULATED if one in data]


def summarise(made: Step) -> None:
    """Make one summary."""
    from bayestalk.summaries.plain import to_json  # xarray is slow to import

    spec = SUMMARIES[str(made.arguments["summary"])]
    write(made.only, to_json(spec.summarise()))


def count(made: Step) -> None:
    """Gather one group of numbers."""
    book = recipes.read(made.layout.root / "recipes.toml")
    write_json(made.only, groups(book)[str(made.arguments["group"])].count())
