"""Show code that really ran, highlighted when the site is built."""

from html import escape
from pathlib import PurePosixPath

from pygments import lex
from pygments.lexers import PythonLexer
from pygments.token import STANDARD_TYPES, Token, _TokenType

from bayestalk.content.listing import Listing, stepped


def highlighted(text: str) -> list[str]:
    """Each line of Python as HTML, its tokens in spans with Pygments' short classes."""
    lines = [""]
    for kind, value in lex(text, PythonLexer(stripnl=False, ensurenl=False)):
        name = _short(kind)
        for position, part in enumerate(value.split("\n")):
            if position:
                lines.append("")
            if part:
                shown = escape(part, quote=False)
                lines[-1] += f'<span class="{name}">{shown}</span>' if name else shown
    return lines


def html(piece: Listing, steps: str = "") -> str:
    """A listing as HTML: one ``span.line`` a line; with steps, empty fragments for the deck."""
    lines = highlighted(piece.text)
    rows = "".join(
        f'<span class="line" data-line="{number}">{line}\n</span>'
        for number, line in enumerate(lines, start=1)
    )
    marks = "".join(
        f'<span class="fragment bt-step" data-from="{step.first}" data-to="{step.last}"'
        f' data-parts="{escape(" ".join(step.parts))}"></span>'
        for step in (stepped(steps, len(lines)) if steps else ())
    )
    name = PurePosixPath(piece.path)
    size = _size(piece.text.split("\n"))
    return (
        f'<div class="bt-code{size} highlight"><pre tabindex="0" aria-label="{name}">'
        f"<code>{rows}</code></pre>{marks}"
        f'<p class="bt-code__source">{name}, from line {piece.start}</p></div>'
    )


def _size(lines: list[str]) -> str:
    """How small a listing has to be set on a slide, as the end of a class."""
    columns = max(map(len, lines))
    if columns <= 72 and len(lines) <= 15:
        return ""
    return " bt-code--wide" if columns <= 85 and len(lines) <= 19 else " bt-code--full"


def _short(kind: _TokenType) -> str:
    if kind[:1] == ("Text",):
        return ""
    return STANDARD_TYPES.get(kind) or STANDARD_TYPES.get(kind.parent or Token, "")
