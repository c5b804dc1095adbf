"""Give a notebook's page the site's own look and weight.

mkdocs-jupyter writes JupyterLab's whole style sheet, RequireJS-style scripts, MathJax from
another host and repeated ids into every page. What a reader wants of it is kept: the words, the
code, the outputs. Code wears the site's own highlighting, formulas become MathML, and pictures
become files.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from lxml import html

from bayestalk.content.mathematics import Formula

ARTICLE = re.compile(r"(<article\b[^>]*>)(.*)(</article>)", re.DOTALL)
MATHJAX = re.compile(r"<script[^>]*data-mkdocs-jupyter-mathjax.*?</script>", re.DOTALL)
FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
UNWANTED = frozenset(("style", "script", "link"))
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


@dataclass
class Slimmed:
    """A notebook's page, and the pictures that were in it, by file name."""

    page: str
    pictures: dict[str, bytes] = field(default_factory=dict)


def is_notebook(page: str) -> bool:
    """Whether mkdocs-jupyter wrote a page."""
    return 'class="jp-Notebook' in page


def formulas(page: str) -> list[Formula]:
    """Every formula of a notebook's page, to be typeset before :func:`slim`."""
    return [formula for element in _mathematics(_content(page)) for formula in _read(element)]


def slim(page: str, typeset: Mapping[Formula, str], alts: Sequence[str | None]) -> Slimmed:
    """Rewrite a notebook's page.

    Parameters
    ----------
    page
        The page as mkdocs-jupyter made it.
    typeset
        MathML of each formula.
    alts
        What to say instead of a cell's pictures, cell by cell; None where nothing was written.
    """
    content = _content(page)
    slimmed = Slimmed("")
    parts: list[str] = []
    for number, cell in enumerate(_cells(content)):
        alt = alts[number] if number < len(alts) else None
        parts += _cell(cell, alt or f"Picture made by cell {number + 1}", slimmed, typeset)
    download = "".join(
        f'<p class="bt-download"><a href="{escape(str(link.get("href")))}" download>'
        "Download this notebook</a></p>"
        for link in content.xpath(".//a[contains(@href, '.ipynb')]")[:1]
    )
    inner = f'\n<div class="bt-notebook">\n{download}\n' + "\n".join(parts) + "\n</div>\n"
    page = MATHJAX.sub("", page)
    slimmed.page = ARTICLE.sub(lambda m: m[1] + inner + m[3], page, count=1)
    return slimmed


def _content(page: str) -> html.HtmlElement:
    found = ARTICLE.search(page)
    return html.fragment_fromstring(found[2] if found else "", create_parent="div")


def _class(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _cells(content: html.HtmlElement) -> list[html.HtmlElement]:
    """The cells in order; code cells come wrapped in one of their own kind."""
    found = content.xpath(f".//*[{_class('jp-Notebook-cell')}][starts-with(@id, 'cell-id=')]")
    return list(found)


def _cell(
    cell: html.HtmlElement, alt: str, slimmed: Slimmed, typeset: Mapping[Formula, str]
) -> Iterator[str]:
    for words in cell.xpath(f".//*[{_class('jp-MarkdownOutput')}]"):
        _clean(words, typeset)
        yield _inner(words)
    for code in cell.xpath(f".//*[{_class('highlight-ipynb')}]//pre"):
        yield (
            '<div class="highlight"><pre tabindex="0"><code>'
            f"{_inner(code).strip()}\n</code></pre></div>"
        )
    for output in cell.xpath(f".//*[{_class('jp-OutputArea-output')}]"):
        yield _output(output, alt, slimmed, typeset)


def _output(
    output: html.HtmlElement, alt: str, slimmed: Slimmed, typeset: Mapping[Formula, str]
) -> str:
    pictures = output.xpath(".//img[starts-with(@src, 'data:')]")
    if pictures:
        return "\n".join(_picture(picture, alt, slimmed) for picture in pictures)
    drawn = output.xpath("./svg")
    if drawn:
        drawing = html.tostring(drawn[0], encoding="unicode", with_tail=False)
        return f'<figure class="bt-output">{drawing}</figure>'
    kind = str(output.get("data-mime-type") or "")
    if kind == "text/html":
        _clean(output, typeset)
        return f'<div class="bt-output" tabindex="0">{_inner(output)}</div>'
    text = "".join(pre.text_content() for pre in output.xpath(".//pre")) or output.text_content()
    return f'<pre class="bt-output" tabindex="0">{escape(text.rstrip(), quote=False)}</pre>'


def _picture(picture: html.HtmlElement, alt: str, slimmed: Slimmed) -> str:
    head, _, body = str(picture.get("src")).partition(",")
    data = base64.b64decode(body)
    suffix = SUFFIXES.get(head.removeprefix("data:").split(";")[0], "bin")
    name = f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
    slimmed.pictures[name] = data
    size = _png_size(data) if suffix == "png" else ""
    return (
        f'<figure class="bt-output"><img src="{name}" alt="{escape(alt)}"{size} '
        'loading="lazy"></figure>'
    )


def _png_size(data: bytes) -> str:
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    return f' width="{width}" height="{height}"'


def _clean(element: html.HtmlElement, typeset: Mapping[Formula, str]) -> None:
    """Take out styles and scripts, make anchors the site's, and put formulas in."""
    for one in list(element.iter()):
        if one.tag in UNWANTED:
            one.drop_tree()
            continue
        for attribute in ("style", "border", "tabindex"):
            one.attrib.pop(attribute, None)
        if one.tag == "a" and one.get("class") == "anchor-link":
            one.set("class", "headerlink")
            one.set("title", "Permanent link")
    for one in _mathematics(element):
        for formula in _read(one):
            mathml = html.fragment_fromstring(typeset[formula], create_parent="span")
            mathml.tail = one.tail
            one.getparent().replace(one, mathml)
            mathml.drop_tag()


def _mathematics(element: html.HtmlElement) -> list[html.HtmlElement]:
    return list(element.xpath(f".//*[{_class('arithmatex')}]"))


def _read(element: html.HtmlElement) -> list[Formula]:
    found = FORMULA.search(element.text_content())
    if not found:
        return []
    return [Formula((found[1] or found[2]).strip(), display=found[1] is None)]


def _inner(element: html.HtmlElement) -> str:
    parts = [escape(element.text or "", quote=False)]
    parts += [html.tostring(child, encoding="unicode") for child in element]
    return "".join(parts)
