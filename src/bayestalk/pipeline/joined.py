"""The deck's style sheets in one file and its scripts in another: a first view asks for little."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step

DECK: Final = ("deck.css", "deck.js")
"""Below the site's ``assets/``, where the addresses that the styles name lead from."""

_MADE: Final = ("tokens", "mathematics")
_OURS: Final = ("slides", "around", "reading")
_SCRIPTS: Final = (
    *("shape", "place", "drawings", "code", "ground", "announce", "dialogs", "menu", "follow"),
    *("pointer", "morph", "keys", "start"),
)
"""The deck's own scripts, in the order in which they need each other."""


def steps(layout: Layout) -> Iterator[Step]:
    """One step a file."""
    style, script = (layout.pages / "assets" / name for name in DECK)
    yield _step(layout, style, styles(layout))
    yield _step(layout, script, scripts(layout))


def step_for_paper(layout: Layout) -> Step:
    """Paper has its own style sheet, made of the deck's."""
    return _step(layout, paper_style(layout), styles_on_paper(layout))


def paper_style(layout: Layout) -> Path:
    """What PDFs are printed with; the site does without it."""
    return layout.paper / "paper.css"


def styles(layout: Layout) -> list[Path]:
    """The deck's style sheets; later ones have the last word."""
    dist = _reveal(layout)
    fonts = layout.pages / "assets" / "fonts.css"
    return [dist / "reset.css", dist / "reveal.css", fonts, *_shared(layout)]


def styles_on_paper(layout: Layout) -> list[Path]:
    """The same without reveal.js, which moves slides about; fonts for paper come apart."""
    return [_reveal(layout) / "reset.css", *_shared(layout), layout.web / "print.css"]


def scripts(layout: Layout) -> list[Path]:
    """reveal.js with its plugins, and the deck's own scripts."""
    dist = _reveal(layout)
    own = (layout.web / "deck" / f"{name}.js" for name in _SCRIPTS)
    return [dist / "reveal.js", dist / "plugin" / "notes.js", dist / "plugin" / "zoom.js", *own]


def _reveal(layout: Layout) -> Path:
    return layout.node_modules / "reveal.js" / "dist"


def _shared(layout: Layout) -> list[Path]:
    made = (layout.pages / "assets" / f"{name}.css" for name in _MADE)
    return [*made, *(layout.web / "deck" / f"{name}.css" for name in _OURS)]


def _step(layout: Layout, target: Path, parts: list[Path]) -> Step:
    return step(
        layout,
        f"asset/{target.name}",
        "bayestalk.pipeline.joined:run",
        reads=parts,
        writes=[target],
        arguments={"order": [layout.relative(part) for part in parts]},
    )


def run(made: Step) -> None:
    """Join the parts in their order."""
    order = made.arguments["order"]
    assert isinstance(order, list)  # noqa: S101  the step above says so
    texts = [(made.root / name).read_text(encoding="utf-8") for name in order]
    # a script may end without the semicolon that the next one counts on
    between = ";\n" if made.only.suffix == ".js" else "\n"
    write(made.only, between.join(texts))
