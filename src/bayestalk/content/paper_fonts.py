"""The site's fonts for PDFs: each weight in a file of its own.

Chromium writes a variable font into a PDF as drawings of its letters (Type 3), which viewers
show less sharply, and one weight of it as the font that it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final


@dataclass(frozen=True)
class Cut:
    """One weight of a variable font, and the range of weights that a style sheet gets it for."""

    file: str
    source: str
    family: str
    weight: int
    range: str
    style: str = "normal"


_SANS: Final = "Source Sans 3 Variable"
_MONO: Final = "Source Code Pro Variable"

CUTS: Final = (
    Cut("sans-400.woff2", "sans.woff2", _SANS, 400, "100 500"),
    Cut("sans-600.woff2", "sans.woff2", _SANS, 600, "501 625"),
    Cut("sans-650.woff2", "sans.woff2", _SANS, 650, "626 900"),
    Cut("sans-italic-400.woff2", "sans-italic.woff2", _SANS, 400, "100 900", "italic"),
    Cut("mono-400.woff2", "mono.woff2", _MONO, 400, "100 500"),
    Cut("mono-650.woff2", "mono.woff2", _MONO, 650, "501 900"),
)


def stylesheet(folder: str) -> str:
    """The ``@font-face`` rules; mathematics keeps the font that it has, which has one weight."""
    rules = [
        f"@font-face {{ font-family: '{cut.family}'; font-style: {cut.style}; "
        f"font-weight: {cut.range}; src: url({folder}/{cut.file}) format('woff2'); }}"
        for cut in CUTS
    ]
    rules.append(
        "@font-face { font-family: 'STIX Two Math'; src: url(fonts/math.woff2) format('woff2'); }"
    )
    return "\n".join(rules) + "\n"


def cut(fonts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The cuts by file name, from the site's fonts by theirs; the same give the same bytes."""
    # the build asks for the cuts' names at every start, and fontTools is slow to import
    from fontTools.ttLib import TTFont

    from bayestalk.content.fonts import narrowed, saved

    made = {}
    for one in CUTS:
        font = TTFont(BytesIO(fonts[one.source]), recalcTimestamp=False, lazy=False)
        font.ensureDecompiled()
        part = narrowed(font, one.weight)
        # two cuts under one name would be taken for the same font when they are embedded
        name = f"{one.family.replace(' Variable', '').replace(' ', '')}-{one.file.split('.')[0]}"
        part["name"].setName(name, 6, 3, 1, 0x409)
        made[one.file] = saved(part, "woff2")
    return made
