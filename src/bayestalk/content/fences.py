"""Find headings and ``:::`` blocks in a chapter's lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bayestalk.content.errors import SourceError, nearest

KINDS = ("slide", "figure", "page", "notes")

_HEADING = re.compile(r"^##\s+(?P<title>.*?)\s*(?:\{(?P<attributes>[^{}]*)\})?\s*$")
_OPEN = re.compile(r"^:::\s*(?P<kind>[\w-]+)\s*(?P<argument>.*)$")
_CODE = re.compile(r"^\s{0,3}(```+|~~~+)")


@dataclass(frozen=True)
class Line:
    """One line and its number, counted from 1."""

    text: str
    number: int


@dataclass(frozen=True)
class Fence:
    """A block: ``::: kind argument``, its lines, ``:::``."""

    kind: str
    argument: str
    lines: tuple[Line, ...]
    line: int


@dataclass(frozen=True)
class Heading:
    """A section's heading: ``## Title {#id .class}``."""

    title: str
    id: str
    classes: tuple[str, ...]
    line: int


def outline(lines: list[Line], file: str) -> Iterator[tuple[Heading, tuple[Line | Fence, ...]]]:
    """Each heading with its lines and blocks; what stands before the first is refused."""
    heading: Heading | None = None
    items: list[Line | Fence] = []
    for item in _items(lines, file):
        if isinstance(item, Heading):
            if heading:
                yield heading, tuple(items)
            heading, items = item, []
        elif heading:
            items.append(item)
        elif isinstance(item, Fence) or item.text.strip():
            line = item.line if isinstance(item, Fence) else item.number
            raise SourceError(file, line, "text before the first heading: '## Title {#id}' first")
    if heading:
        yield heading, tuple(items)


def blocks(lines: list[Line], file: str) -> Iterator[Line | Fence]:
    """The lines and blocks of a page, whose headings are lines like any other."""
    for item in _items(lines, file, headings=False):
        if not isinstance(item, Heading):
            yield item


def _items(lines: list[Line], file: str, headings: bool = True) -> Iterator[Heading | Line | Fence]:
    code = ""
    block: tuple[str, str, int] | None = None
    inside: list[Line] = []
    for line in lines:
        marker = _CODE.match(line.text)
        if marker and (not code or line.text.strip().startswith(code)):
            code = "" if code else marker[1]
        elif not code and line.text.startswith(":::"):
            opened = _OPEN.match(line.text)
            if opened and block:
                raise SourceError(
                    file, line.number, f"a block within the {block[0]} of line {block[2]}: close it"
                )
            if opened:
                kind = opened["kind"]
                if kind not in KINDS:
                    hint = nearest(kind, KINDS)
                    raise SourceError(file, line.number, f"no block '{kind}': {hint}")
                block, inside = (kind, opened["argument"].strip(), line.number), []
                continue
            if not block:
                raise SourceError(file, line.number, "':::' closes nothing: take it out")
            yield Fence(block[0], block[1], tuple(inside), block[2])
            block = None
            continue
        if block:
            inside.append(line)
        elif headings and not code and line.text.startswith("## "):
            yield _heading(line, file)
        else:
            yield line
    if block:
        raise SourceError(file, block[2], f"this {block[0]} is never closed: end it with ':::'")


def _heading(line: Line, file: str) -> Heading:
    match = _HEADING.match(line.text)
    words = (match["attributes"] or "").split() if match else []
    ids = [word[1:] for word in words if word.startswith("#")]
    if not match or len(ids) != 1 or not re.fullmatch(r"[a-z][a-z0-9-]*", ids[0]):
        raise SourceError(
            file,
            line.number,
            f"{line.text.strip()!r} needs one id of small letters, digits and hyphens: "
            "'## Title {#some-id}'",
        )
    classes = tuple(word[1:] for word in words if word.startswith("."))
    return Heading(match["title"], ids[0], classes, line.number)
