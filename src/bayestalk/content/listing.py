"""Cut real code out of its file: a function by name, without its docstring, or some lines."""

import ast
import re
from dataclasses import dataclass
from textwrap import dedent

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
        first, last = span(lines, len(rows))
    else:
        holding = [number for number, row in enumerate(rows, start=1) if lines in row]
        if not holding:
            msg = f"no line of {piece.path} shown here holds {lines!r}: it is {piece.text[:60]!r} …"
            raise ValueError(msg)
        first, last = holding[0], holding[-1]
    kept = dedent("\n".join(rows[first - 1 : last]))
    return Listing(piece.path, kept, piece.start + first - 1)


def span(text: str, lines: int) -> tuple[int, int]:
    """Read ``"4-8"`` or ``"10"`` as the first and the last of some lines.

    Raises
    ------
    ValueError
        Where it is no range, or ends beyond the last line.
    """
    match = re.fullmatch(r"\s*(\d+)(?:-(\d+))?\s*", text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last <= lines:
        msg = f"steps: {text!r} is no range within lines 1 to {lines}: write e.g. '1-3|4-8'"
        raise ValueError(msg)
    return first, last


@dataclass(frozen=True)
class Step:
    """Lines that are brought out together, and what they define in the drawing beside them."""

    first: int
    last: int
    parts: tuple[str, ...] = ()


def stepped(steps: str, lines: int) -> tuple[Step, ...]:
    """Read ``"1-3: x y|5-8: w1 z1|10"`` as steps; names of parts are those of the drawing.

    Raises
    ------
    ValueError
        Where a range is no range, or ends beyond the last line.
    """
    named = (step.partition(":") for step in steps.split("|"))
    return tuple(Step(*span(where, lines), tuple(parts.split())) for where, _, parts in named)


def quoted(source: str, path: str, name: str | None, lines: str, *, doc: bool) -> Listing:
    """What ``code(path, name, lines=…, doc=…)`` shows: see the author's guide.

    Without ``doc`` the docstring is left out, and lines are counted without it.

    Raises
    ------
    ValueError
        Where there is no such name or line.
    """
    whole = listing(source, path, name)
    piece = whole if doc else without_docstring(whole)
    return part(piece, lines) if lines else piece
