"""From a scene to SVG that follows the reader's theme."""

import re
from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from bayestalk import theme
from bayestalk.views.scene import SCRIPT, Circle, Group, Mark, Path, Pen, Rect, Run, Scene, Text

FONTS = {
    "sans": "var(--bt-sans, 'Source Sans 3 Variable', 'Source Sans 3', sans-serif)",
    "math": "var(--bt-math, 'STIX Two Math', 'Cambria Math', serif)",
}

UNTITLED = "A drawing made with bayestalk"

_LOWERED, _RAISED = 0.2, -0.36


def slug(name: str) -> str:
    """A name as part of an id: ``w1[2,0]`` becomes ``w1-2-0``, ``z1'[0,1]`` ``z1p-0-1``."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name.replace("'", "p")).strip("-").lower()


def number(value: float) -> str:
    """A coordinate to two decimals, as short as can be."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def render(scene: Scene, figure: str) -> str:
    """The scene as one ``<svg>`` element, whose every id starts with the figure's name."""
    width, height = number(scene.width), number(scene.height)
    body = "".join(_mark(mark, figure) for mark in scene.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id={quoteattr(figure)} class="bt-figure bt-view" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'fill="none" stroke-linecap="round" stroke-linejoin="round" '
        f"font-family={quoteattr(FONTS['sans'])}>{body}</svg>"
    )


def resolved(svg: str, scheme: theme.Scheme = "light") -> str:
    """The same SVG with the colours of one scheme and font names written out.

    For programs that know no CSS variables: image viewers, notebooks, word processors.
    """
    colored = re.sub(
        r"var\(--bt-([a-z-]+), #[0-9a-f]+\)",
        lambda found: theme.color(found[1], scheme),
        svg,
    )
    return re.sub(r"var\(--bt-(?:sans|math), ([^)]*)\)", r"\1", colored)


def alone(svg: str, words: str, scheme: theme.Scheme = "light") -> str:
    """A drawing that stands by itself: resolved, and an image with a name for screen readers.

    Parameters
    ----------
    svg
        A whole ``<svg>`` element.
    words
        What it says to those who cannot see it; becomes its title.
    scheme
        Whose colours.
    """
    head, _, body = resolved(svg, scheme).partition(">")
    found = re.search(r' id="([^"]+)"', head)
    label = f"{found[1] if found else 'drawing'}-title"
    title = f"<title id={quoteattr(label)}>{escape(words or UNTITLED)}</title>"
    return f'{head} role="img" aria-labelledby={quoteattr(label)}>{title}{body}'


def _attributes(mark: Mark, figure: str) -> str:
    if not mark.name and not mark.part:
        return ""
    parts = [figure, mark.part, slug(mark.name)]
    text = f" id={quoteattr('-'.join(part for part in parts if part))}" if mark.part else ""
    if mark.name:
        text += f" data-id={quoteattr(mark.name)}"
    return text


def _pen(pen: Pen | None) -> str:
    if pen is None:
        return ""
    text = ""
    if pen.fill is not None:
        text += f' fill="{theme.variable(pen.fill)}"'
    if pen.fill_opacity != 1:
        text += f' fill-opacity="{number(pen.fill_opacity)}"'
    if pen.stroke is not None:
        text += f' stroke="{theme.variable(pen.stroke)}"'
    if pen.width is not None:
        text += f' stroke-width="{number(pen.width)}"'
    if pen.dash:
        text += f' stroke-dasharray="{" ".join(number(n) for n in pen.dash)}"'
    if pen.opacity != 1:
        text += f' opacity="{number(pen.opacity)}"'
    return text


def _element(tag: str, attributes: str, title: str, content: str = "") -> str:
    if title:
        content = f"<title>{escape(title)}</title>{content}"
    return f"<{tag}{attributes}>{content}</{tag}>" if content else f"<{tag}{attributes}/>"


@singledispatch
def _mark(mark: Mark, figure: str) -> str:
    msg = f"cannot draw {type(mark).__name__} in {figure!r}: give one of the scene's marks"
    raise TypeError(msg)


@_mark.register
def _rect(mark: Rect, figure: str) -> str:
    shape = (
        f' x="{number(mark.x)}" y="{number(mark.y)}" '
        f'width="{number(mark.width)}" height="{number(mark.height)}"'
    )
    if mark.radius:
        shape += f' rx="{number(mark.radius)}"'
    return _element("rect", _attributes(mark, figure) + shape + _pen(mark.pen), mark.title)


@_mark.register
def _circle(mark: Circle, figure: str) -> str:
    shape = f' cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.r)}"'
    return _element("circle", _attributes(mark, figure) + shape + _pen(mark.pen), mark.title)


@_mark.register
def _path(mark: Path, figure: str) -> str:
    data = "".join(
        letter + " ".join(number(value) for value in values) for letter, values in mark.steps
    )
    return _element("path", f'{_attributes(mark, figure)} d="{data}"{_pen(mark.pen)}', mark.title)


@_mark.register
def _text(mark: Text, figure: str) -> str:
    first = mark.runs[0]
    shape = f' x="{number(mark.x)}" y="{number(mark.y)}" font-size="{number(mark.size)}"'
    if mark.anchor != "start":
        shape += f' text-anchor="{mark.anchor}"'
    shape += _face(first) + f' fill="{theme.variable(first.fill)}"'
    content, offset = "", 0.0
    for run in mark.runs:
        wanted = mark.size * (0, _RAISED, _LOWERED)[run.shift]
        attributes = ""
        if wanted != offset:
            attributes += f' dy="{number(wanted - offset)}"'
        if run.shift:
            attributes += f' font-size="{number(mark.size * SCRIPT)}"'
        if run.fill != first.fill:
            attributes += f' fill="{theme.variable(run.fill)}"'
        if run.face != first.face:
            attributes += _face(run) or f" font-family={quoteattr(FONTS['sans'])}"
        content += (
            f"<tspan{attributes}>{escape(run.text)}</tspan>" if attributes else escape(run.text)
        )
        offset = wanted
    return _element("text", _attributes(mark, figure) + shape, mark.title, content)


def _face(run: Run) -> str:
    if run.face == "math":
        return f" font-family={quoteattr(FONTS['math'])}"
    return ' font-weight="600"' if run.face == "bold" else ""


@_mark.register
def _group(mark: Group, figure: str) -> str:
    content = "".join(_mark(child, figure) for child in mark.marks)
    return _element("g", _attributes(mark, figure) + _pen(mark.pen), mark.title, content)
