"""Parse a chapter's source: one file that gives a page, its slides and the speaker's notes."""

from dataclasses import dataclass

from bayestalk.content.errors import SourceError, nearest
from bayestalk.content.fences import Fence, Line, blocks, outline
from bayestalk.content.front import read

LAYOUTS = ("title", "divider", "statement", "picture", "side", "code", "table", "quote")
CLASSES = ("divider", "statement", "page-only", "dark")


@dataclass(frozen=True)
class Text:
    """A run of source text and the line it starts on."""

    text: str
    line: int


@dataclass(frozen=True)
class FigureBlock:
    """A figure on the page: its words, still with the names of numbers in them."""

    name: str
    alt: Text
    caption: Text
    long: Text
    line: int


@dataclass(frozen=True)
class Prose:
    """Text for the page, the notes, or both."""

    body: Text
    page: bool = True
    notes: bool = True


Block = Prose | FigureBlock


@dataclass(frozen=True)
class Slide:
    """What a slide shows beneath its title."""

    layout: str
    body: Text


@dataclass(frozen=True)
class Section:
    """One heading: a section of the page and, unless ``page-only``, a slide."""

    id: str
    title: Text
    classes: tuple[str, ...]
    slide: Slide | None
    blocks: tuple[Block, ...]

    @property
    def on_slide(self) -> bool:
        """Whether the deck shows it."""
        return "page-only" not in self.classes

    @property
    def figures(self) -> tuple[FigureBlock, ...]:
        """Its figure blocks, in order."""
        return tuple(block for block in self.blocks if isinstance(block, FigureBlock))


@dataclass(frozen=True)
class Chapter:
    """One chapter, as written."""

    file: str
    title: str
    slug: str
    place: str
    minutes: float
    summary: Text
    sections: tuple[Section, ...]
    minutes_line: int = 1

    @property
    def figures(self) -> tuple[FigureBlock, ...]:
        """Every figure block of the chapter."""
        return tuple(block for section in self.sections for block in section.figures)

    @property
    def seconds_a_slide(self) -> int:
        """Seconds planned for each of its slides."""
        return round(self.minutes * 60 / sum(one.on_slide for one in self.sections))


def parse(text: str, file: str) -> Chapter:
    """Parse one chapter's source.

    Parameters
    ----------
    text
        The whole file.
    file
        Its name, for messages.

    Raises
    ------
    SourceError
        Naming file and line: unknown or missing fields, sections without an id or with one
        that is taken, blocks that are unknown, misplaced or left open.
    """
    fields, places, body = read(text, file)
    sections: list[Section] = []
    seen: dict[str, int] = {}
    for heading, items in outline(body, file):
        if heading.id in seen:
            raise SourceError(
                file,
                heading.line,
                f"the id '{heading.id}' is taken by line {seen[heading.id]}: give another",
            )
        seen[heading.id] = heading.line
        for name in heading.classes:
            if name not in CLASSES:
                hint = nearest(name, CLASSES)
                raise SourceError(file, heading.line, f"no class '.{name}' of headings: {hint}")
        sections.append(
            Section(
                id=heading.id,
                title=Text(heading.title, heading.line),
                classes=heading.classes,
                slide=_slide(items, heading.classes, file),
                blocks=tuple(_blocks(items, file)),
            )
        )
    if not sections:
        raise SourceError(file, 1, "no section: start one with '## Title {#id}'")
    return Chapter(
        file=file,
        title=str(fields["title"]),
        slug=str(fields["slug"]),
        place=str(fields["place"]),
        minutes=float(fields["minutes"]),  # type: ignore[arg-type]
        summary=Text(str(fields["summary"]).strip(), places["summary"]),
        sections=tuple(sections),
        minutes_line=places["minutes"],
    )


def parse_page(text: str, file: str) -> tuple[Block, ...]:
    """Parse a page that is no chapter: Markdown with ``::: figure`` blocks in it.

    Raises
    ------
    SourceError
        Naming file and line of a block that is unknown, left open, or for chapters only.
    """
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), start=1)]
    items = tuple(blocks(lines, file))
    for item in items:
        if isinstance(item, Fence) and item.kind != "figure":
            raise SourceError(file, item.line, f"a {item.kind} block belongs in a chapter")
    return tuple(_blocks(items, file))


def _text(lines: tuple[Line, ...], fallback: int) -> Text:
    kept = list(lines)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    text = "\n".join(line.text for line in kept).rstrip()
    return Text(text, kept[0].number if kept else fallback)


def _slide(items: tuple[Line | Fence, ...], classes: tuple[str, ...], file: str) -> Slide | None:
    fences = [item for item in items if isinstance(item, Fence) and item.kind == "slide"]
    if len(fences) > 1:
        raise SourceError(file, fences[1].line, "a second slide in one section: add a heading")
    if not fences:
        return None
    if "page-only" in classes:
        raise SourceError(file, fences[0].line, "a slide in a section that is '.page-only'")
    words = dict(word.partition("=")[::2] for word in fences[0].argument.split())
    for word in words:
        if word != "layout":
            raise SourceError(file, fences[0].line, f"slide takes layout=NAME, not '{word}'")
    default = next((name for name in classes if name in LAYOUTS), "picture")
    layout = words.get("layout", default)
    if layout not in LAYOUTS:
        raise SourceError(file, fences[0].line, f"no layout '{layout}': {nearest(layout, LAYOUTS)}")
    return Slide(layout, _text(fences[0].lines, fences[0].line))


def _blocks(items: tuple[Line | Fence, ...], file: str) -> list[Block]:
    found: list[Block] = []
    run: list[Line] = []

    def flush() -> None:
        if any(line.text.strip() for line in run):
            found.append(Prose(_text(tuple(run), run[0].number)))
        run.clear()

    for item in items:
        if isinstance(item, Line):
            run.append(item)
            continue
        flush()
        if item.kind == "figure":
            found.append(_figure(item, file))
        elif item.kind != "slide":
            words = _text(item.lines, item.line)
            found.append(Prose(words, page=item.kind == "page", notes=item.kind == "notes"))
    flush()
    return found


def _figure(fence: Fence, file: str) -> FigureBlock:
    keys = ("alt", "caption", "long")
    name = fence.argument.strip()
    if not name or " " in name:
        raise SourceError(file, fence.line, "a figure block names one figure: '::: figure NAME'")
    found: dict[str, list[Line]] = {}
    current = ""
    for line in fence.lines:
        key, colon, rest = line.text.partition(":")
        if colon and key in keys:
            if key in found:
                raise SourceError(file, line.number, f"a second '{key}:' in figure '{name}'")
            current = key
            found[key] = [Line("" if rest.strip() in ("|", ">") else rest.strip(), line.number)]
        elif current and (line.text.startswith("  ") or not line.text.strip()):
            found[current].append(Line(line.text[2:], line.number))
        else:
            raise SourceError(
                file,
                line.number,
                f"figure '{name}' takes alt:, caption: and long:, and two spaces before each "
                f"line that goes on; got {line.text.strip()[:40]!r}",
            )
    for key in keys:
        if key not in found:
            raise SourceError(file, fence.line, f"figure '{name}' has no '{key}:': add it")
    texts = {key: _text(tuple(lines), lines[0].number) for key, lines in found.items()}
    return FigureBlock(name, texts["alt"], texts["caption"], texts["long"], fence.line)
