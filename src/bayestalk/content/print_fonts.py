"""The site's fonts as plain TTF, for programs that draw and know no woff2."""

from pathlib import Path
from typing import Final

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from bayestalk.content.fonts import MATH, MATH_FILE, narrowed, opened, sans, saved

_FAMILY: Final = "Source Sans 3"
_STYLES: Final = (("Regular", 400), ("Semibold", 600))
_UNICODE_FULL: Final = 12


def static(modules: Path) -> dict[str, bytes]:
    """Sans in two weights, and math, by file name; the same packages give the same bytes.

    The sans fonts have the letters of mathematics, too. A line of a drawing may be set in both
    families, and Typst shapes all of such a line in each font that occurs in it: where one
    lacks a letter, what that font should set is set in another.
    """
    math = opened(modules / MATH_FILE)
    made = {}
    for style, weight in _STYLES:
        font = narrowed(sans(modules, "normal"), weight)
        _lend(font, math, MATH)
        _name(font, style, weight)
        made[f"SourceSans3-{style}.ttf"] = saved(font, None)
    return made | {"STIXTwoMath-Regular.ttf": saved(math, None)}


def _lend(font: TTFont, source: TTFont, signs: str) -> None:
    """Give a font the letters of another that it lacks, outlines and widths."""
    known, names, glyphs = font.getBestCmap(), source.getBestCmap(), source.getGlyphSet()
    lent = dict(known)
    for sign in sorted(set(map(ord, signs)) - set(known)):
        if sign not in names:
            continue
        outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[names[sign]].draw(outline)
        outline.replay(pen)
        lent[sign] = f"lent{sign:05X}"
        font["glyf"][lent[sign]] = pen.glyph()
        font["hmtx"][lent[sign]] = source["hmtx"][names[sign]]
    font.setGlyphOrder(font["glyf"].glyphOrder)
    full = CmapSubtable.newSubtable(_UNICODE_FULL)
    full.platformID, full.platEncID, full.language, full.cmap = 3, 10, 0, lent
    font["cmap"].tables.append(full)


def _name(font: TTFont, style: str, weight: int) -> None:
    full = f"{_FAMILY} {style}"
    names = {1: _FAMILY, 2: "Regular", 4: full, 16: _FAMILY, 17: style}
    for table_id, text in names.items():
        font["name"].setName(text, table_id, 3, 1, 0x409)
    font["name"].setName(full.replace(" ", ""), 6, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
