"""Which letters a drawing is written in, and which of them fonts have."""

import re
from functools import lru_cache
from html import unescape
from pathlib import Path

from fontTools.ttLib import TTFont

_TITLE = re.compile(r"<title[^>]*>.*?</title>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')


def drawn(svg: str) -> frozenset[str]:
    """The letters that an SVG draws; its titles are read and not drawn."""
    return frozenset(unescape(_TAG.sub("", _TITLE.sub("", svg)))) - {"\n"}


@lru_cache(maxsize=2)
def known(folder: Path) -> frozenset[str]:
    """The letters that the TTF fonts of a folder have."""
    return frozenset(
        chr(code) for file in folder.glob("*.ttf") for code in TTFont(file).getBestCmap()
    )


def refused(diagnostic: str) -> list[str]:
    """The letters that Typst says it found in no font."""
    return _REFUSED.findall(diagnostic)
