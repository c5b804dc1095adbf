"""A drawing in a document: named for those who cannot see it, with ids that clash with none."""

import math
import re
from collections.abc import Container
from dataclasses import replace
from html import escape

from bayestalk.drawing import Drawing

NARROW = "bt-drawing--narrow"
"""The class of the form for small screens."""

_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
_ROOT = re.compile(r"<svg\b[^>]*>")
_NAMING = re.compile(r'\s(?:role|aria-[a-z]+|width|height|class|focusable)="[^"]*"')
_REFUSED = re.compile(r"<style|<script|\sstyle=|\son[a-z]+=|(?:href|src)=\"(?!#)", re.I)


def checked(name: str, svg: str) -> str:
    """The same SVG, if a page may hold it.

    Raises
    ------
    ValueError
        Naming what it must not contain: styles, scripts, handlers, outside references.
    """
    svg = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--.*?-->", "", svg, flags=re.S).strip()
    if match := _REFUSED.search(svg):
        around = svg[max(0, match.start() - 20) : match.end() + 40]
        msg = (
            f"figure '{name}' holds {match[0].strip()!r} ({around!r}): draw with attributes and "
            "var(--bt-…) colours only"
        )
        raise ValueError(msg)
    if not svg.startswith("<svg") or not svg.endswith("</svg>"):
        msg = f"figure '{name}' starts with {svg[:30]!r}: give one <svg> element"
        raise ValueError(msg)
    return re.sub(r"\n\s*", "\n", svg)


def renamed(svg: str, prefix: str, taken: Container[str] = ()) -> str:
    """The same SVG with ids prefixed where they are taken, references and all.

    Every id is prefixed as soon as one is taken, so that they stay alike.
    """
    if not any(name in taken for name in _ID.findall(svg)):
        return svg
    return prefixed(svg, prefix)


def prefixed(svg: str, prefix: str) -> str:
    """The same SVG with a prefix before every id and every reference to one."""
    names = sorted(set(_ID.findall(svg)), key=len, reverse=True)
    if not names or not prefix:
        return svg
    pattern = "|".join(map(re.escape, names))
    svg = re.sub(rf'(?<=\sid=")({pattern})(?=")', rf"{prefix}\1", svg)
    svg = re.sub(rf"(?<=url\(#)({pattern})(?=\))", rf"{prefix}\1", svg)
    return re.sub(rf'(?<=href="#)({pattern})(?=")', rf"{prefix}\1", svg)


def legible(drawing: Drawing, width: float, height: float) -> Drawing:
    """The form of a drawing, wide or narrow, whose smallest words are larger in some room."""

    def smallest(svg: str) -> float:
        box = re.search(r'viewBox="[\d.+-]+ [\d.+-]+ ([\d.]+) ([\d.]+)"', svg)
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)', svg)]
        if not box or not sizes:
            return 0
        return min(sizes) * min(width / float(box[1]), height / float(box[2]))

    if drawing.narrow and smallest(drawing.narrow) > smallest(drawing.svg):
        return replace(drawing, svg=drawing.narrow, narrow=None)
    return drawing


class Gallery:
    """The drawings of one document; keeps every id in it unique.

    Parameters
    ----------
    reserved
        Ids that are taken by something else.
    prefix
        What every id begins with, where documents are put together later.
    heavy
        Characters from which on a drawing's inside is kept apart, in ``apart``, for a script
        to put in; its ``svg`` element stays in place, named and sized. The forms for small
        screens are then kept in ``narrow``, whatever their size: only phones ask for them.
    """

    def __init__(
        self, reserved: Container[str] = (), heavy: float = math.inf, prefix: str = ""
    ) -> None:
        self._reserved = reserved
        self._prefix = prefix
        self._heavy = heavy
        self.apart: dict[str, str] = {}
        self.narrow: dict[str, str] = {}
        self._taken: set[str] = set()
        self._count = 0

    def svg(self, name: str, svg: str, label: str, kind: str = "") -> str:
        """One drawing, as an image named by the element with the id ``label``."""
        clean = prefixed(checked(name, svg), self._prefix)
        ids = set(_ID.findall(clean))
        taken = (self._taken & ids) | {one for one in ids if one in self._reserved}
        if taken:
            self._count += 1
            clean = renamed(clean, f"{self._prefix}d{self._count}-", taken)
        self._taken |= set(_ID.findall(clean))
        root = _ROOT.match(clean)
        assert root is not None  # noqa: S101 checked above
        tag = _NAMING.sub("", root[0])
        kinds = f"bt-drawing {kind}".strip()
        tag = f'<svg role="img" aria-labelledby="{label}" class="{kinds}"' + tag[4:]
        inside = clean[root.end() : -len("</svg>")]
        if kind == NARROW and self._heavy < math.inf:
            self.narrow[label] = inside
            return f'{tag[:-1]} data-narrow="{label}"></svg>'
        if len(inside) < self._heavy:
            return f"{tag}{inside}</svg>"
        self.apart[label] = inside
        return f'{tag[:-1]} data-apart="{label}"></svg>'

    def label(self, name: str) -> str:
        """A fresh id for the text that names a drawing."""
        self._count += 1
        return f"{self._prefix}alt{self._count}-{name}"

    def drawing(self, name: str, drawing: Drawing, alt: str) -> str:
        """A drawing with its alternative text, and the form for small screens if it has one."""
        label = self.label(name)
        wide = "bt-drawing--wide" if drawing.narrow else ""
        made = f'<span id="{label}" hidden>{escape(alt)}</span>'
        made += self.svg(name, drawing.svg, label, wide)
        if drawing.narrow:
            made += self.svg(name, drawing.narrow, label, NARROW)
        return made
