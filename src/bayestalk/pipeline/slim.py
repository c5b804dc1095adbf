r"""Give a notebook's page the site's own weight: formulas as MathML, pictures as files.

The template ``web/notebook.html.j2`` keeps of mkdocs-jupyter's output what a reader wants; what
is left to do here needs the whole page. Formulas come as ``\(…\)`` for MathJax, which the site
does not load; pictures come inside the page, where no cache can keep them.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from bayestalk.content.mathematics import Formula

NOTEBOOK = re.compile(r'<div class="bt-notebook"')
FORMULA = re.compile(
    r'<(span|div) class="arithmatex">\s*(?:\\\((.+?)\\\)|\\\[(.+?)\\\])\s*</\1>', re.DOTALL
)
PICTURE = re.compile(r'<img\b([^>]*?)\ssrc="data:image/(png|jpeg|svg\+xml);base64,([^"]*)"([^>]*)>')
ALT = re.compile(r'alt="([^"]*)"')
# What libraries put into their tables: rules of their own, which the site's policy refuses.
STYLE = re.compile(r"<style[^>]*>.*?</style>|<script\b[^>]*mathjax.*?</script>", re.DOTALL)
INLINE = re.compile(r'(<(?:table|tr|th|td|thead|tbody|div|span)\b[^>]*?)\s(?:style|border)="[^"]*"')
Files = dict[str, bytes]
SUFFIXES = {"png": "png", "jpeg": "jpg", "svg+xml": "svg"}


@dataclass
class Slimmed:
    """A notebook's page, and the pictures that were in it, by file name."""

    page: str
    pictures: dict[str, bytes] = field(default_factory=dict)


def is_notebook(page: str) -> bool:
    """Whether a page shows a notebook."""
    return NOTEBOOK.search(page) is not None


def formulas(page: str) -> set[Formula]:
    """Every formula of a page, to be typeset before :func:`slim`."""
    return {_formula(match) for match in FORMULA.finditer(page)}


def slim(page: str, typeset: Mapping[Formula, str]) -> Slimmed:
    """Rewrite a notebook's page.

    Parameters
    ----------
    page
        The page as MkDocs made it.
    typeset
        MathML of each formula.
    """
    pictures: dict[str, bytes] = {}

    def take_out(match: re.Match[str]) -> str:
        data = base64.b64decode(match[3])
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.{SUFFIXES[match[2]]}"
        pictures[name] = data
        alt = ALT.search(match[1] + match[4])
        text = unescape(alt[1]) if alt else ""
        size = _png_size(data) if match[2] == "png" else ""
        return (
            f'<img src="{name}" alt="{escape(text or "Picture made by the code above")}"'
            f'{size} loading="lazy">'
        )

    head, start, rest = page.partition('<div class="bt-notebook"')
    rest = INLINE.sub(r"\1", INLINE.sub(r"\1", STYLE.sub("", rest)))
    rest = FORMULA.sub(lambda match: typeset[_formula(match)], rest)
    return Slimmed(head + start + PICTURE.sub(take_out, rest), pictures)


def notebooks(files: Files, typeset: Callable[[set[Formula]], Mapping[Formula, str]]) -> Files:
    """Files of a site with every notebook's page slimmed, its pictures beside it."""
    pages = {path: data.decode("utf-8") for path, data in files.items() if path.endswith(".html")}
    pages = {path: text for path, text in pages.items() if is_notebook(text)}
    wanted = {formula for text in pages.values() for formula in formulas(text)}
    mathml = typeset(wanted) if wanted else {}
    made = dict(files)
    for path, text in pages.items():
        slimmed = slim(text, mathml)
        folder = path.rpartition("/")[0]
        made[path] = slimmed.page.encode("utf-8")
        made |= {f"{folder}/{name}".lstrip("/"): data for name, data in slimmed.pictures.items()}
    return made


def _formula(match: re.Match[str]) -> Formula:
    latex = match[2] or match[3]
    return Formula(unescape(latex).strip(), display=match[2] is None)


def _png_size(data: bytes) -> str:
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    return f' width="{width}" height="{height}"'
