"""Summaries: from frozen results to small named datasets and the numbers of the prose."""

from collections.abc import Iterator

from bayestalk.pipeline.files import files_under, write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step
from bayestalk.results import write_summary
from bayestalk.summaries import SUMMARIES, numbers


def steps(layout: Layout) -> Iterator[Step]:
    """One step a summary, and one for the numbers."""
    for spec in SUMMARIES.values():
        yield step(
            layout,
            f"summary/{spec.name}",
            "bayestalk.pipeline.summaries:summarise",
            reads=[layout.results / f"{name}{end}" for name in spec.results for end in ENDS],
            writes=[layout.summaries / f"{spec.name}.nc"],
            modules=[spec.path],
            libraries=("numpy", "scipy", "xarray"),
            arguments={"summary": spec.name},
        )
    yield step(
        layout,
        "summary/numbers",
        "bayestalk.pipeline.summaries:count",
        reads=files_under(layout.results, "*.nc", "*.json"),
        writes=[layout.numbers],
        libraries=("numpy", "scipy", "xarray"),
    )


ENDS = (".nc", ".json")


def summarise(step: Step) -> None:
    """Make one summary."""
    spec = SUMMARIES[str(step.arguments["summary"])]
    write_summary(spec.summarise(), step.only)


def count(step: Step) -> None:
    """Gather the numbers that texts are filled with."""
    write_json(step.only, numbers())
