"""One document in the making: texts are filled, linked and typeset towards it."""

import math
from collections.abc import Callable, Container
from dataclasses import replace
from html import escape

from bayestalk.content import (
    code,
    context,
    figure,
    links,
    listing,
    markup,
    pictures,
    table,
    units,
)
from bayestalk.content.chapter import FigureBlock, Text
from bayestalk.content.errors import SourceError, nearest
from bayestalk.content.materials import Materials
from bayestalk.content.stash import Stash
from bayestalk.drawing import Drawing

ALT_LIMIT = 150
"""Characters that an alternative text may have."""

HEAVY = 10_000
"""Characters from which on the deck loads a drawing after its first view."""


class Document:
    """Fills texts for one page, or for one slide.

    Parameters
    ----------
    materials
        What to fill in.
    link
        Writes a link to a page of the site: words, page, ``#anchor``.
    stash
        Where finished HTML and formulas are put aside.
    reserved
        Ids that are taken already.
    slide
        The id of the slide that this is; nothing for a page.
    at
        Where it will be below the site's root.

    Attributes
    ----------
    room
        Width and height that a drawing gets, where that decides which of its forms is shown.
    """

    def __init__(
        self,
        materials: Materials,
        link: Callable[[str, str, str], str],
        stash: Stash,
        reserved: Container[str] = (),
        slide: str = "",
        at: str = "slides/",
    ) -> None:
        self.materials = materials
        self.stash = stash
        heavy = HEAVY if slide else math.inf
        self.gallery = figure.Gallery(reserved, heavy=heavy, prefix=slide and f"{slide}--")
        self.file = ""
        self.room: tuple[float, float] | None = None
        self._link = link
        self._at = at
        self._slides = bool(slide)
        self._env = context.environment(
            {"figure": self.figure, "code": self.code, "table": self.table}
        )

    def markdown(self, text: Text, file: str) -> str:
        """A text with its numbers, links and figures; HTML and formulas behind words."""
        self.file = file
        filled = context.fill(self._env, text, self.materials.numbers, file)
        linked = links.resolve(filled, file, text.line, self.materials.site, self._link)
        shown = pictures.resolve(
            linked, file, text.line, self.materials.site.pictures, self._picture
        )
        return self.stash.mathematics(units.bound(shown))

    def _picture(self, path: str, alt: str) -> str:
        address = links.relative(path, self._at)
        if self._slides:
            return self.stash.html(pictures.on_slide(address, alt))
        return f"![{alt}]({address})"

    def html(self, text: Text, file: str) -> str:
        """The same as HTML."""
        return markup.html(self.markdown(text, file))

    def inline(self, text: Text, file: str) -> str:
        """The same as HTML without a paragraph around it."""
        return markup.inline(self.markdown(text, file))

    def alt(self, block: FigureBlock, file: str) -> str:
        """A figure's alternative text.

        Raises
        ------
        SourceError
            Where it is empty, or too long to be listened to.
        """
        text = " ".join(self.markdown(block.alt, file).split())
        if not 0 < len(text) <= ALT_LIMIT:
            raise SourceError(
                file,
                block.alt.line,
                f"figure '{block.name}' has an alt text of {len(text)} characters; "
                f"it needs 1 to {ALT_LIMIT}: shorten it, the rest belongs in long:",
            )
        return text

    def drawn(self, name: str, alt: str) -> str:
        """A drawing by name, as HTML."""
        drawing = self._drawing(name)
        if self._slides and drawing.stage:
            drawing = replace(drawing, svg=drawing.stage)
        elif self.room:
            drawing = figure.legible(drawing, *self.room)
        return self.gallery.drawing(name, drawing, alt)

    def figure(self, name: str, alt: str | None = None) -> str:
        """In a text: the drawing alone, named as where the figure is described."""
        here = self.file
        if alt is None:
            if name not in self.materials.figures:
                hint = nearest(name, self.materials.figures)
                msg = f"figure '{name}' has no alt text: add '::: figure {name}', or alt=…; {hint}"
                raise ValueError(msg)
            file, block = self.materials.figures[name]
            alt = self.alt(block, file)
        self.file = here
        return self.stash.html(f'<div class="bt-plate">{self.drawn(name, alt)}</div>')

    def code(
        self,
        path: str,
        name: str | None = None,
        steps: str = "",
        lines: str = "",
        doc: bool = False,
    ) -> str:
        """In a text: real code, a function by name, or some lines of it.

        Without ``doc`` the docstring is left out, and lines are counted without it.
        """
        piece = listing.quoted(self.materials.read(path), path, name, lines, doc=doc)
        return self.stash.html(code.html(piece, steps if self._slides else ""))

    def table(self, name: str) -> str:
        """In a text: the numbers of a figure."""
        numbers = self._drawing(name).table
        if numbers is None:
            msg = f"figure '{name}' has no table"
            raise ValueError(msg)
        return self.stash.html(table.html(numbers, f"Numbers of {name}"))

    def numbers(self, name: str) -> str:
        """The table of a figure as HTML, or nothing where it has none."""
        numbers = self._drawing(name).table
        return table.html(numbers, f"Numbers of the figure {name}") if numbers else ""

    def origin(self, name: str) -> str:
        """Where a figure comes from, as HTML text."""
        return escape(self.materials.origins.get(name, ""))

    def _drawing(self, name: str) -> Drawing:
        if name not in self.materials.drawings:
            msg = f"no figure '{name}': {nearest(name, self.materials.drawings)}"
            raise ValueError(msg)
        return self.materials.drawings[name]
