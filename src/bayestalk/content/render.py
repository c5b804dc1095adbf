"""Render a page, a slide or everything: sources and results in, files out, as text."""

from bayestalk.content import deck, links, mathematics, shared, talk, transcript
from bayestalk.content import page as pages
from bayestalk.content import slide as slides
from bayestalk.content.chapter import Chapter, Section
from bayestalk.content.materials import Materials
from bayestalk.content.slide import Slide
from bayestalk.content.stash import Stash


def render(materials: Materials) -> dict[str, str]:
    """Every page, the deck, and the stylesheets that follow from the theme.

    Parameters
    ----------
    materials
        See :class:`~bayestalk.content.materials.Materials`.

    Returns
    -------
    dict of str to str
        Text by path below MkDocs' ``docs_dir``: ``talk/SLUG.md``, the other pages under their
        own names, ``slides/index.html`` with its scripts, and ``assets/``.

    Raises
    ------
    SourceError
        Naming file and line of an author's mistake.
    FormulaError
        Quoting a formula that cannot be typeset.
    """
    made = {
        links.output("", chapter.slug): page(materials, links.output("", chapter.slug))
        for chapter in materials.parsed
    }
    made |= {name: page(materials, name) for name in (*materials.pages, links.TRANSCRIPT)}
    site = materials.numbers.get("site", {}).get("url", "")
    whole = deck.deck([slide(materials, *one) for one in talk.shown(materials.parsed)], site)
    made |= {f"slides/{name}": text for name, text in whole.items()}
    return made | shared.assets(materials.terrain)


def page(materials: Materials, path: str) -> str:
    """One page by its path below ``docs_dir``: a chapter's, or any other."""
    stash = Stash()
    if path == links.TRANSCRIPT:
        text = transcript.page(materials, stash)
        return stash.fill(text, _typeset(materials, stash), shield=True)
    for number, chapter in enumerate(materials.parsed, start=1):
        if links.output("", chapter.slug) == path:
            text = pages.chapter(materials, number, stash)
            break
    else:
        text = pages.page(materials, path, stash)
    return stash.fill(text, _typeset(materials, stash), shield=True)


def slide(materials: Materials, chapter: Chapter, section: Section) -> Slide:
    """One slide, finished."""
    stash = Stash()
    made = slides.slide(materials, chapter, section, stash)
    typeset = _typeset(materials, stash)
    apart, narrow = (
        {label: stash.fill(inside, typeset) for label, inside in parts.items()}
        for parts in (made.apart, made.narrow)
    )
    return Slide(stash.fill(made.html, typeset), apart, narrow, made.id)


def _typeset(materials: Materials, stash: Stash) -> dict[mathematics.Formula, str]:
    return mathematics.typeset(stash.formulas.values(), materials.modules, materials.cache)
