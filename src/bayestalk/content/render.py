"""Render everything at once: sources and results in, files out, as text."""

from bayestalk import theme
from bayestalk.content import deck, fonts, head, links, mathematics, page, stylesheet
from bayestalk.content.materials import Materials
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
        own names, ``slides/index.html`` with ``slides/figures.js``, and ``assets/``.

    Raises
    ------
    SourceError
        Naming file and line of an author's mistake.
    FormulaError
        Quoting a formula that cannot be typeset.
    """
    stash = Stash()
    drafts: dict[str, str] = {}
    for number, chapter in enumerate(materials.parsed, start=1):
        drafts[links.output("", chapter.slug)] = page.chapter(materials, number, stash)
    for name in materials.pages:
        drafts[name] = page.page(materials, name, stash)
    slides = deck.deck(materials, stash)
    drafts["slides/index.html"] = slides.html
    drafts["slides/figures.js"] = slides.figures
    typeset = mathematics.typeset(stash.formulas.values(), materials.modules, materials.cache)
    made = {
        path: stash.fill(text, typeset, shield=path.endswith(".md"))
        for path, text in drafts.items()
    }
    return made | assets(materials)


def assets(materials: Materials) -> dict[str, str]:
    """The small text files that pages and deck share, by path below ``docs_dir``."""
    made = {
        "assets/tokens.css": stylesheet.tokens(),
        "assets/fonts.css": fonts.stylesheet(),
        "assets/mathematics.css": stylesheet.mathematics(),
        "assets/mark.svg": head.mark(),
    }
    if materials.terrain:
        schemes: tuple[theme.Scheme, ...] = ("light", "dark")
        for scheme in schemes:
            made[f"assets/contours-{scheme}.svg"] = head.contours(materials.terrain, scheme)
    return made
