"""The whole build as steps: which file is made from which."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bayestalk import chromium, freshness, recipes
from bayestalk.data.simulated import SIMULATED
from bayestalk.figures import FIGURES
from bayestalk.models.networks import NETWORKS
from bayestalk.pipeline import (
    address,
    assets,
    bundle,
    downloads,
    figures,
    joined,
    landscape,
    readme,
    sheets,
    sources,
    summaries,
    words,
)
from bayestalk.pipeline import paper as printing
from bayestalk.pipeline.files import files_under
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step
from bayestalk.recipes import Recipe

RUN_WITH = ("arviz", "matplotlib", "numpy", "pymc", "xarray")
LITERAL = re.compile(r"""["']([\w-]+)["']""")
DRAWN = re.compile(r"""\bFIGURES\[["']([\w-]+)["']\]""")
PUBLISHED_WITH = ("mkdocs", "mkdocs-jupyter", "mkdocs-material", "pymdown-extensions")


def plan(layout: Layout, *, paper: bool | None = None) -> list[Step]:
    """Every step of a build from the frozen results, in no particular order.

    Parameters
    ----------
    paper
        Whether the talk is printed, which needs a browser; if one is there, where not given.

    Raises
    ------
    SourceError
        Where a chapter cannot be read, so that it is not known what to make of it.
    """
    made = [
        *summaries.steps(layout),
        *landscape.steps(layout),
        *figures.steps(layout),
        readme.step(layout),
        *asset_steps(layout),
        *joined.steps(layout),
        *sheets.steps(layout),
        *notebook_steps(layout),
        *words.steps(layout),
    ]
    if paper or (paper is None and chromium.find() is not None):
        made += printing.steps(layout, *talk_of(made))
    made += bundle.steps(layout, written(made), talk_of(made)[1])
    made += downloads.steps(layout, written(made))
    return [*made, site_step(layout, made)]


def written(steps: Iterable[Step]) -> set[Path]:
    """Every file that some steps write."""
    return {path for one in steps for path in one.writes}


def talk_of(steps: Iterable[Step]) -> tuple[list[str], list[str]]:
    """The ids of the slides in order, and the pictures on them, as the deck's step has them."""
    (deck,) = (one for one in steps if one.name == "deck/deck")
    slides, pictures = (deck.arguments[name] for name in ("slides", "pictures"))
    assert isinstance(slides, list)  # noqa: S101  words.steps says so
    assert isinstance(pictures, list)  # noqa: S101
    return slides, pictures


def asset_steps(layout: Layout) -> Iterator[Step]:
    """Fonts, reveal.js and our own style sheets and scripts."""
    yield step(
        layout,
        "asset/fonts",
        "bayestalk.pipeline.assets:cut_fonts",
        reads=[layout.root / "package-lock.json"],
        writes=[layout.pages / "assets" / "fonts" / name for name in assets.FONTS],
        modules=["bayestalk.content.fonts"],
        libraries=("fonttools", "brotli"),
    )
    for source, target in assets.copies(layout):
        name = target.relative_to(layout.pages).as_posix()
        yield step(
            layout,
            f"asset/{name}",
            "bayestalk.pipeline.assets:copy",
            reads=[source],
            writes=[target],
        )


def notebook_steps(layout: Layout) -> Iterator[Step]:
    """One step a notebook; it reads the results that it names."""
    book = recipes.read(layout.root / "recipes.toml")
    every = {path.stem for path in layout.results.glob("*.nc")}
    for source in sources.notebooks(layout):
        text = source.read_text(encoding="utf-8")
        used = freshness.imports("notebook", text, is_package=False)
        literals = set(LITERAL.findall(text))
        named = sorted(every & literals)
        # a figure's module is imported only when it is drawn
        used |= {FIGURES[name].path for name in DRAWN.findall(text)}
        yield step(
            layout,
            f"notebook/{source.stem}",
            "bayestalk.pipeline.notebooks:run",
            reads=[
                source,
                *(layout.results / f"{name}.{end}" for name in named for end in ("nc", "json")),
            ],
            writes=[layout.pages / "notebooks" / f"{source.stem}.ipynb"],
            modules=sorted(used | {f"bayestalk.data.{one}" for one in _data(book, named)}),
            libraries=RUN_WITH,
            arguments={
                "source": layout.relative(source),
                "recipes": {name: book[name].as_dict() for name in named if name in book},
            },
            sources=[layout.root / "recipes.toml"],
            networks=(literals & set(NETWORKS))
            | {book[name].network for name in named if name in book},
        )


def _data(book: Mapping[str, Recipe], results: Iterable[str]) -> set[str]:
    """The simulated data behind some results."""
    return {book[name].data for name in results if name in book} & set(SIMULATED)


def site_step(layout: Layout, made: list[Step]) -> Step:
    """Everything below ``build/docs`` becomes the site."""
    published = [path for one in made for path in one.writes if path.is_relative_to(layout.pages)]
    return step(
        layout,
        "site/site",
        "bayestalk.pipeline.publish:run",
        reads=[
            *(*published, layout.root / "mkdocs.yml"),
            *files_under(layout.web / "overrides"),
            *files_under(layout.web, "*.j2"),
        ],
        writes=[layout.build / "site.json", layout.site / "index.html"],
        manifest=(layout.build / "site.json", layout.site),
        modules=["bayestalk.pipeline.publish"],
        libraries=PUBLISHED_WITH,
        arguments={"url": address.site_url()},
    )
