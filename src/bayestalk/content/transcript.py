"""All that is said and shown, slide by slide, as a page: to read along without the deck."""

import re
from html import escape
from typing import Final

from bayestalk.content import links, markup, talk, templates
from bayestalk.content.chapter import Chapter, Prose, Section, Text
from bayestalk.content.document import Document
from bayestalk.content.materials import Materials
from bayestalk.content.page import addressed, front_matter, linking
from bayestalk.content.stash import Stash

TITLE: Final = "Transcript"
_FRAGMENT: Final = re.compile(r' class="fragment[^"]*"')


class _Telling(Document):
    """Says what a slide shows instead of showing it."""

    def figure(self, name: str, alt: str | None = None) -> str:
        here = self.file
        if alt is None and name in self.materials.figures:
            file, block = self.materials.figures[name]
            alt = self.alt(block, file)
        self.file = here
        return self._told("Picture", escape(alt or name))

    def code(
        self,
        path: str,
        name: str | None = None,
        steps: str = "",  # noqa: ARG002  as in a chapter
        lines: str = "",
        doc: bool = False,  # noqa: ARG002
    ) -> str:
        of = f", <code>{escape(name)}</code>" if name else f", lines {escape(lines)}" * bool(lines)
        return self._told("Code", f"<code>{escape(path)}</code>{of}")

    def table(self, name: str) -> str:
        return self._told("Table", f"the numbers of the figure {escape(name)}")

    def _picture(self, path: str, alt: str) -> str:  # noqa: ARG002
        return self._told("Picture", escape(alt))

    def _told(self, what: str, html: str) -> str:
        return self.stash.html(f'<p><span class="bt-heard__what">{what}</span> {html}</p>')


def page(materials: Materials, stash: Stash) -> str:
    """The transcript as Markdown for MkDocs; formulas stay in the stash."""
    shown = talk.shown(materials.parsed)
    document = _Telling(
        materials, linking(links.TRANSCRIPT), stash, {section.id for _, section in shown}
    )
    parts = []
    told: Chapter | None = None
    for chapter, section in shown:
        if chapter is not told:
            parts.append(f"## {chapter.title} {{#chapter-{chapter.slug}}}")
            told = chapter
        parts += _slide(document, chapter, section)
    site = materials.numbers["site"]
    minutes = sum(chapter.minutes for chapter in materials.parsed)
    meta = {
        "title": TITLE,
        "description": "All that is said in the talk, slide by slide, with what each slide shows.",
        # every word of it is on the chapters' pages, too
        "search": {"exclude": True},
    }
    lead = (
        f"All that is said, slide by slide, with what each slide shows: {minutes:g} minutes "
        "aloud. Read along here if you cannot see or hear the talk.\n{: .bt-lead }"
    )
    source = f"Version {site['version']} of [{site['url']}]({site['url']})."
    chapters = " · ".join(
        f"[{chapter.title}](#chapter-{chapter.slug})" for chapter in materials.parsed
    )
    return "\n\n".join(
        [
            *(front_matter(meta), f"# {TITLE}", lead),
            *(f"{chapters}\n{{: .bt-heard__chapters }}", source, *parts, ""),
        ]
    )


def _slide(document: _Telling, chapter: Chapter, section: Section) -> list[str]:
    title = document.markdown(section.title, chapter.file)
    here = links.url(links.TRANSCRIPT)
    shown = templates.render(
        "heard.html",
        body=_body(document, chapter, section),
        title=markup.plain(document.inline(section.title, chapter.file)),
        slide=links.relative(f"slides/index.html#/{section.id}", here),
        page=links.relative(f"{links.url(links.output('', chapter.slug))}#{section.id}", here),
    )
    # what is for the speaker only are stage directions, which nobody says
    said = [
        document.markdown(block.body, chapter.file)
        for block in section.blocks
        if isinstance(block, Prose) and block.notes and block.page
    ]
    return [f"### {title} {{#{section.id}}}", document.stash.html(shown), *said]


def _body(document: _Telling, chapter: Chapter, section: Section) -> str:
    """What the slide shows beneath its title, in words."""
    if section.slide:
        text = section.slide.body
    else:
        calls = [f'{{{{ figure("{block.name}") }}}}' for block in section.figures]
        text = Text("\n\n".join(calls), section.title.line)
    made = document.html(text, chapter.file)
    return addressed(_FRAGMENT.sub("", made), links.TRANSCRIPT)
