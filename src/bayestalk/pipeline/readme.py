"""The README's picture: a figure of the talk that stands alone, on a ground of its own."""

import re

from bayestalk import theme
from bayestalk.pipeline import figures, steps
from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step

FIGURE = "deep-three-ways"
MARGIN = 24
VARIABLE = re.compile(r"var\(--bt-[a-z-]+,\s*([^()]+)\)")
ROOT = re.compile(r"<svg\b[^>]*>")


def standing_alone(svg: str, width: float, height: float) -> str:
    """A figure with its colours written out and paper behind it.

    Where a README is shown, no style sheet of ours says what a token is, and the page around
    may be dark.
    """
    svg = VARIABLE.sub(lambda match: match[1].strip(), svg)
    root = ROOT.search(svg)
    opening = root[0] if root else ""
    outer_width, outer_height = width + 2 * MARGIN, height + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {outer_width:g} {outer_height:g}" '
        f'width="{outer_width:g}" height="{outer_height:g}">\n'
        f'<rect width="100%" height="100%" rx="12" fill="{theme.color("ground")}"/>\n'
        f"{svg.replace(opening, _placed(opening, width, height), 1)}\n</svg>\n"
    )


def _placed(opening: str, width: float, height: float) -> str:
    plain = re.sub(r'\s(?:width|height|x|y)="[^"]*"', "", opening)
    place = f' x="{MARGIN}" y="{MARGIN}" width="{width:g}" height="{height:g}"'
    return plain.replace("<svg", f"<svg{place}", 1)


def step(layout: Layout) -> Step:
    """The picture is made anew whenever its figure is, and lies beside the words, in git."""
    return steps.step(
        layout,
        "picture/readme",
        "bayestalk.pipeline.readme:run",
        reads=[layout.figures / f"{FIGURE}.json"],
        writes=[layout.docs / "readme" / "three-ways.svg"],
        modules=["bayestalk.theme"],
    )


def run(step: Step) -> None:
    """Write the picture beside the words."""
    drawing = figures.read(step.layout.figures / f"{FIGURE}.json")
    write(step.only, standing_alone(drawing.svg, drawing.width, drawing.height))
