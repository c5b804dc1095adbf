"""Include code that really ran: a function by name, highlighted when the site is built."""

import ast
import re
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from textwrap import dedent

from pygments import lex
from pygments.lexers import PythonLexer
from pygments.token import STANDARD_TYPES, Token, _TokenType

from bayestalk.content.errors import nearest


@dataclass(frozen=True)
class Listing:
    """A piece of source: its lines, and the number of the first in its file."""

    path: str
    text: str
    start: int


def listing(source: str, path: str, name: str | None = None) -> Listing:
    """Cut a function or class out of a module's source, decorators and all.

    Parameters
    ----------
    source
        The module's text.
    path
        Where it stands, for messages and for the caption.
    name
        ``build`` or ``Network.describe``; without one, the whole module.

    Raises
    ------
    ValueError
        Naming the nearest definition where there is no such name.
    """
    if name is None:
        return Listing(path, source.rstrip("\n"), 1)
    body: list[ast.stmt] = ast.parse(source).body
    found: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | None = None
    for part in name.split("."):
        known = {
            node.name: node
            for node in body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        }
        if part not in known:
            msg = f"{path} defines no '{name}': {nearest(part, known)}"
            raise ValueError(msg)
        found = known[part]
        body = found.body
    assert found is not None  # noqa: S101 a name has at least one part
    first = min([found.lineno, *(node.lineno for node in found.decorator_list)])
    lines = source.split("\n")[first - 1 : found.end_lineno]
    return Listing(path, dedent("\n".join(lines)), first)


def without_docstring(piece: Listing) -> Listing:
    """The same piece without the docstring of its first definition, for slides."""
    node = ast.parse(piece.text).body[0]
    if not isinstance(node, ast.FunctionDef | ast.ClassDef) or ast.get_docstring(node) is None:
        return piece
    first = node.body[0]
    lines = piece.text.split("\n")
    kept = lines[: first.lineno - 1] + lines[first.end_lineno :]
    return Listing(piece.path, "\n".join(kept), piece.start)


def part(piece: Listing, lines: str) -> Listing:
    """Some lines of a piece: a range such as ``"7-8"``, or those that hold a text.

    Raises
    ------
    ValueError
        Where no line holds it, or the range ends beyond the last line.
    """
    rows = piece.text.split("\n")
    if re.fullmatch(r"\d+(-\d+)?", lines):
        ((first, last),) = groups(lines, len(rows))
    else:
        holding = [number for number, row in enumerate(rows, start=1) if lines in row]
        if not holding:
            msg = f"no line of {piece.path} shown here holds {lines!r}: it is {piece.text[:60]!r} …"
            raise ValueError(msg)
        first, last = holding[0], holding[-1]
    kept = dedent("\n".join(rows[first - 1 : last]))
    return Listing(piece.path, kept, piece.start + first - 1)


def groups(steps: str, lines: int) -> tuple[tuple[int, int], ...]:
    """Read ``"1-3|4-8|10"`` as ranges of lines.

    Raises
    ------
    ValueError
        Where a range is no range, or ends beyond the last line.
    """
    found = []
    for step in steps.split("|"):
        match = re.fullmatch(r"\s*(\d+)(?:-(\d+))?\s*", step)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= lines:
            msg = f"steps: {step!r} is no range within lines 1 to {lines}: write e.g. '1-3|4-8'"
            raise ValueError(msg)
        found.append((first, last))
    return tuple(found)


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
        f'<span class="fragment bt-step" data-from="{first}" data-to="{last}"></span>'
        for first, last in (groups(steps, len(lines)) if steps else ())
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
