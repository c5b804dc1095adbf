"""What a text needs besides its own words: figures, numbers, code, links. Nothing is rendered.

So a page is made anew when something that it shows has changed, and not otherwise.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from bayestalk import memory
from bayestalk.content import context, links, listing, pictures
from bayestalk.content.chapter import Block, Chapter, FigureBlock, Prose, Section, Text
from bayestalk.content.errors import SourceError
from bayestalk.freshness import digest_of, library_versions, syntax_of

FUNCTIONS = ("figure", "code", "table")


@dataclass
class Needs:
    """What some texts need.

    Attributes
    ----------
    words
        The texts themselves.
    figures, numbers, templates
        Names of drawings, of groups of numbers, of the templates around the words.
    links
        What each link means: a page below ``docs_dir`` or a term of the glossary.
    code
        Digest of each piece of code that is quoted, by file and the call that quotes it.
    facts
        Anything else that is shown, as plain values.
    """

    words: list[str] = field(default_factory=list)
    figures: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    templates: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    facts: dict[str, Any] = field(default_factory=dict)

    def arguments(self) -> dict[str, Any]:
        """All that no file stands for, as plain values whose change is a change of the text."""
        return {
            "words": digest_of(self.words),
            "links": self.links,
            "code": self.code,
            "facts": self.facts,
        }


class Reader:
    """Reads texts for what they need.

    Parameters
    ----------
    site
        What there is to link to.
    figures
        The words of each figure, with the file they stand in.
    origins
        The groups of numbers that the line under each figure is made from.
    read
        Reads a source file of the project by its path from the root.
    """

    def __init__(
        self,
        site: links.Site,
        figures: Mapping[str, tuple[str, FigureBlock]],
        origins: Mapping[str, Iterable[str]],
        read: Callable[[str], str],
    ) -> None:
        self._origins = origins
        self._site = site
        self._figures = figures
        self._read = read

    def chapter(self, chapter: Chapter, number: int, count: int) -> Needs:
        """What a chapter's page needs."""
        found = Needs(templates={"chapter_head.html"})
        found.facts = {
            "chapter": [number, count, chapter.title, chapter.slug, chapter.place],
            "minutes": f"{chapter.minutes:g}",
            "sections": [
                [section.id, list(section.classes), section.on_slide]
                for section in chapter.sections
            ],
        }
        self._text(found, chapter.summary, chapter.file)
        for section in chapter.sections:
            self._text(found, section.title, chapter.file)
            if section.on_slide:
                found.templates.add("to_slide.html")
            self._blocks(found, section.blocks, chapter.file)
        return found

    def page(self, text: str, blocks: Iterable[Block], file: str) -> Needs:
        """What any other page needs; all of its text counts."""
        found = Needs(words=[text])
        self._blocks(found, blocks, file)
        return found

    def slide(self, chapter: Chapter, section: Section) -> Needs:
        """What one slide needs."""
        found = Needs(templates={"slide.html"}, numbers={"site"})
        found.facts = {
            "slide": [section.id, list(section.classes), chapter.slug, chapter.seconds_a_slide],
            "layout": section.slide.layout if section.slide else "",
        }
        if "divider" in (*section.classes, found.facts["layout"]):
            found.facts["place"] = chapter.place
        self._text(found, section.title, chapter.file)
        if section.slide:
            self._text(found, section.slide.body, chapter.file)
        else:
            for block in section.figures:
                self._figure(found, block.name)
        for part in section.blocks:
            if isinstance(part, Prose) and part.notes:
                self._text(found, part.body, chapter.file)
        return found

    def transcript(self, chapters: Iterable[Chapter]) -> Needs:
        """What the transcript needs: words and numbers; it draws nothing and quotes no code."""
        found = Needs(templates={"heard.html"}, numbers={"site"})
        shown = []
        for chapter in chapters:
            for section in chapter.sections:
                if not section.on_slide:
                    continue
                shown.append([chapter.title, chapter.slug, f"{chapter.minutes:g}", section.id])
                said = [b for b in section.blocks if not isinstance(b, Prose) or b.page]
                slide = self.slide(chapter, replace(section, blocks=tuple(said)))
                found.words += slide.words
                found.numbers |= slide.numbers
                found.links |= slide.links
        found.facts = {"shown": shown}
        return found

    def _blocks(self, found: Needs, blocks: Iterable[Block], file: str) -> None:
        for block in blocks:
            if isinstance(block, FigureBlock):
                found.templates.add("figure.html")
                found.figures.add(block.name)
                found.numbers.update(self._origins.get(block.name, ()))
                found.words.append(block.name)
                for text in (block.alt, block.caption, block.long):
                    self._text(found, text, file)
            elif block.page:
                self._text(found, block.body, file)

    def _figure(self, found: Needs, name: str, *, described: bool = True) -> None:
        found.figures.add(name)
        if described and name in self._figures:
            file, block = self._figures[name]
            self._text(found, block.alt, file)

    def _text(self, found: Needs, text: Text, file: str) -> None:
        found.words.append(text.text)
        for words, target in links.targets(text.text):
            meant = self._site.meant(words, target)
            if meant:
                found.links[f"{words}:{target}" if target.startswith("term") else target] = meant
        for path in pictures.targets(text.text):
            found.links[path] = "there" if path in self._site.pictures else "missing"
        names, calls = _scanned(text.text)
        found.numbers |= names
        for function, given, named in calls:
            if not given or not isinstance(given[0], str):
                message = f"{function}(…) takes its name in quotes, not one that is computed"
                raise SourceError(file, text.line, message)
            if function == "code":
                self._code(found, given, named)
            else:
                self._figure(found, given[0], described=function == "figure" and "alt" not in named)

    def _code(self, found: Needs, given: list[Any], named: dict[str, Any]) -> None:
        path, name = given[0], (given[1] if len(given) > 1 else named.get("name"))
        found.files.add(path)
        call = f"{path}:{name or ''}:{named.get('lines', '')}:{named.get('doc', False)}"
        try:
            piece = listing.quoted(
                self._read(path),
                path,
                name,
                str(named.get("lines", "")),
                doc=bool(named.get("doc", False)),
            )
        except (OSError, ValueError) as error:  # told with its line when the text is filled
            found.code[call] = str(error)
        else:
            found.code[call] = digest_of([piece.text, piece.start])


def numbers(text: Text) -> frozenset[str]:
    """The groups of numbers that a text names."""
    return _scanned(text.text)[0]


Call = tuple[str, list[Any], dict[str, Any]]


def _scanned(text: str) -> tuple[frozenset[str], list[Call]]:
    """The groups of numbers that a text names, and the functions it calls with what.

    To parse all texts takes half a second, so what was found is remembered.
    """
    if "{{" not in text and "{%" not in text:
        return frozenset(), []
    key = digest_of([syntax_of(__name__), library_versions(["jinja2"]), text])
    names, calls = memory.recall("text", key, lambda: _parsed(text))
    return frozenset(names), [tuple(call) for call in calls]


def _parsed(text: str) -> tuple[list[str], list[Call]]:
    try:
        tree = context.environment().parse(text)
    except TemplateSyntaxError:  # told with its line when the text is filled
        return [], []
    calls: list[Call] = []
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in FUNCTIONS:
            named = {pair.key: _constant(pair.value) for pair in node.kwargs}
            calls.append((node.node.name, [_constant(one) for one in node.args], named))
    return sorted(find_undeclared_variables(tree) - set(FUNCTIONS)), calls


def _constant(node: nodes.Expr) -> Any:
    return node.value if isinstance(node, nodes.Const) else None
