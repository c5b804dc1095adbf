"""What is made for paper: the cheat sheet on one page of A4 or Letter."""

from collections.abc import Iterator
from typing import Final

from bayestalk.pipeline import address
from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step

_PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
_FONTS: Final = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "STIXTwoMath-Regular.ttf")


def steps(layout: Layout) -> Iterator[Step]:
    """The fonts, and one step a paper size."""
    fonts = [layout.print_fonts / name for name in _FONTS]
    yield step(
        layout,
        "asset/print-fonts",
        "bayestalk.pipeline.sheets:cut_fonts",
        reads=[layout.root / "package-lock.json"],
        writes=fonts,
        modules=["bayestalk.content.print_fonts"],
        libraries=("fonttools",),
    )
    for name, paper in _PAPERS.items():
        yield step(
            layout,
            f"sheet/cheat-sheet-{name}",
            "bayestalk.pipeline.sheets:run",
            reads=[layout.figures / "cheat-sheet.json", *fonts],
            writes=[layout.pages / "print" / f"cheat-sheet-{name}.pdf"],
            modules=["bayestalk.printing"],
            libraries=("typst",),
            arguments={"paper": paper, "url": address.site_url()},
        )


def cut_fonts(step: Step) -> None:
    """Write the fonts for print."""
    from bayestalk.content import print_fonts

    made = print_fonts.static(step.layout.node_modules)
    for path in step.writes:
        write(path, made[path.name])


def run(step: Step) -> None:
    """Print the cheat sheet on one paper size."""
    from bayestalk.pipeline.figures import read
    from bayestalk.printing import Words, sheet

    paper, url = (step.arguments[name] for name in ("paper", "url"))
    words = Words(
        title="Bayesian deep learning on one sheet",
        author="bayestalk",
        alt=(
            "Linear regression, logistic regression and a deep net, each as a function, as "
            "matrices, as a neural diagram, and with its priors and posteriors."
        ),
        foot="After Eric J. Ma\u2019s talk of 2017. Every number and curve is computed.",
        url=str(url),
    )
    drawing = read(step.layout.figures / "cheat-sheet.json")
    made = sheet(
        drawing, "us-letter" if paper == "us-letter" else "a4", words, step.layout.print_fonts
    )
    write(step.only, made)
