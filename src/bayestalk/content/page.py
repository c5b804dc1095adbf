"""A chapter, or any other page, as Markdown for MkDocs; figures and formulas are HTML in it."""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence

import yaml

from bayestalk.content import head, links, templates
from bayestalk.content.chapter import Block, FigureBlock, parse_page
from bayestalk.content.document import Document
from bayestalk.content.errors import SourceError
from bayestalk.content.markup import plain
from bayestalk.content.materials import Materials
from bayestalk.content.provenance import brief
from bayestalk.content.stash import Stash

_SENTENCE_END = re.compile(r"(?<=[.?!])(?=\s+\S)")
_PAGE = re.compile(r'(?<=href=")[^":]+\.(?:md|ipynb)(?=[#"])')


def chapter(materials: Materials, number: int, stash: Stash) -> str:
    """The page of chapter ``number``, counted from 1; formulas stay in the stash."""
    source = materials.parsed[number - 1]
    path = links.output("", source.slug)
    document = _document(materials, path, stash, {section.id for section in source.sections})
    parts = []
    for section in source.sections:
        title = document.markdown(section.title, source.file)
        same = " .bt-same" if plain(title).casefold() == source.title.casefold() else ""
        parts.append(f"## {title} {{#{section.id}{same}}}")
        if section.on_slide:
            parts.append(
                templates.render(
                    "to_slide.html",
                    url=links.relative(f"slides/index.html#/{section.id}", links.url(path)),
                    title=plain(title),
                )
            )
        parts += _blocks(document, section.blocks, source.file, path)
    summary = document.markdown(source.summary, source.file)
    opening = templates.render(
        "chapter_head.html",
        number=number,
        count=len(materials.parsed),
        minutes=f"{source.minutes:g}",
        place=head.PLACES[source.place],
        profile=head.profile(materials.terrain, source.place) if materials.terrain else "",
    )
    meta = {"title": source.title, "description": plain(summary)}
    return "\n\n".join(
        [
            front_matter(meta),
            opening,
            f"# {source.title}",
            f"{summary}\n{{: .bt-lead }}",
            *parts,
            "",
        ]
    )


def page(materials: Materials, name: str, stash: Stash) -> str:
    """Any other page, by its path below ``docs/``."""
    text = materials.pages[name]
    file = f"{materials.folder}/{name}"
    front, body, line = _split(text)
    document = _document(materials, name, stash, set(links.anchors(body)))
    shifted = "\n" * (line - 1) + body
    blocks = parse_page(shifted, file)
    parts = _blocks(document, blocks, file, name)
    return "\n\n".join([*([front] if front else []), *parts, ""])


def _document(materials: Materials, path: str, stash: Stash, reserved: set[str]) -> Document:
    return Document(materials, linking(path), stash, reserved, at=path)


def linking(path: str) -> Callable[[str, str, str], str]:
    """What writes links on the page at a path."""

    def link(words: str, page: str, anchor: str) -> str:
        kind = "{: .bt-term }" if page == "glossary.md" and anchor else ""
        return f"[{words}]({links.relative(page, path)}{anchor}){kind}"

    return link


def _blocks(document: Document, blocks: Sequence[Block], file: str, path: str) -> list[str]:
    parts = []
    for block in blocks:
        if isinstance(block, FigureBlock):
            parts.append(document.stash.html(_figure(document, block, file, path)))
        elif block.page:
            parts.append(document.markdown(block.body, file))
    return parts


def _figure(document: Document, block: FigureBlock, file: str, path: str) -> str:
    alt = document.alt(block, file)
    try:
        drawing = document.drawn(block.name, alt)
        numbers = document.numbers(block.name)
    except ValueError as error:
        raise SourceError(file, block.line, str(error)) from None
    made = templates.render(
        "figure.html",
        name=block.name,
        drawing=drawing,
        caption=addressed(led(document.inline(block.caption, file)), path),
        long=addressed(document.html(block.long, file), path),
        numbers=numbers,
        origin=document.origin(block.name),
        brief=brief(document.origin(block.name)),
        colophon=links.relative("colophon/", links.url(path)),
    )
    return "\n".join(line for line in made.split("\n") if line.strip())


def led(caption: str) -> str:
    """A caption whose first sentence stands out; it says what the figure shows."""
    for end in _SENTENCE_END.finditer(caption):
        lead, rest = caption[: end.start()], caption[end.start() :]
        if lead.count("<") == 2 * lead.count("</"):
            return f"<b>{lead}</b>{rest}"
    return f"<b>{caption}</b>"


def addressed(html: str, path: str) -> str:
    """HTML that MkDocs leaves alone: its links to pages as addresses."""

    def swap(match: re.Match[str]) -> str:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[0]))
        return links.relative(links.url(name), links.url(path))

    return _PAGE.sub(swap, html)


def _split(text: str) -> tuple[str, str, int]:
    """Front matter, the rest, and the line that the rest starts on."""
    lines = text.split("\n")
    if lines[0].strip() == "---" and "---" in lines[1:]:
        end = lines.index("---", 1)
        return "\n".join(lines[: end + 1]), "\n".join(lines[end + 1 :]), end + 2
    return "", text, 1


def front_matter(meta: Mapping[str, object]) -> str:
    """What stands at the top of a page for MkDocs."""
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)}---"
