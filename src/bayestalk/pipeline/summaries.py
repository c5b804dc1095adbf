"""Summaries: from frozen results to small named datasets and the numbers of the prose."""

from collections.abc import Iterator
from importlib import metadata

from bayestalk.pipeline.files import files_under, write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step
from bayestalk.results import write_summary
from bayestalk.summaries import SUMMARIES

COMPUTED_WITH = ("arviz", "numpy", "scipy", "xarray")
# Libraries whose whole version stands in the prose.
NAMED = ("pymc", "arviz", "jax", "blackjax", "nutpie", "numpy", "scikit-learn", "matplotlib")
ENDS = (".nc", ".json")


def steps(layout: Layout) -> Iterator[Step]:
    """One step a summary, and one for the numbers."""
    for spec in SUMMARIES.values():
        yield step(
            layout,
            f"summary/{spec.name}",
            "bayestalk.pipeline.summaries:summarise",
            reads=[
                layout.root / "recipes.toml",
                *(layout.results / f"{name}{end}" for name in spec.results for end in ENDS),
            ],
            writes=[layout.summaries / f"{spec.name}.nc"],
            modules=[spec.path],
            libraries=COMPUTED_WITH,
            arguments={"summary": spec.name},
        )
    yield step(
        layout,
        "summary/numbers",
        "bayestalk.pipeline.summaries:count",
        reads=[layout.root / "recipes.toml", *files_under(layout.results, "*.nc", "*.json")],
        writes=[layout.numbers],
        modules=["bayestalk.summaries.numbers"],
        libraries=COMPUTED_WITH,
        arguments={"versions": {name: metadata.version(name) for name in NAMED}},
    )


def summarise(step: Step) -> None:
    """Make one summary."""
    spec = SUMMARIES[str(step.arguments["summary"])]
    write_summary(spec.summarise(), step.only)


def count(step: Step) -> None:
    """Gather the numbers that texts are filled with."""
    from bayestalk.summaries.numbers import numbers

    write_json(step.only, numbers())
