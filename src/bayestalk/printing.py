"""Drawings as files of their own: SVG, PDF and PNG, and sheets of paper.

Typst makes the PDF and the pictures, so that no browser is needed: text stays text, fonts are
embedded, the file is tagged (PDF/UA-1), and the same drawing gives the same bytes.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import typst

from bayestalk import freshness, lettering, storage, theme
from bayestalk.content import print_fonts
from bayestalk.drawing import Drawing
from bayestalk.views.svg import UNTITLED, alone, resolved

Paper = Literal["a4", "us-letter"]

SUFFIXES: Final = (".svg", ".pdf", ".png")
MARGIN: Final = 16.0
"""CSS pixels around a drawing in a PDF or PNG, so that no word touches the edge."""
_POINTS_A_PIXEL: Final = 0.75
_ROOT: Final = freshness.SOURCE.parents[1]

_ALONE: Final = """
#set document(title: sys.inputs.alt, date: none)
#set text(lang: "en")
#set page(width: {width}pt, height: {height}pt, margin: {margin}pt, fill: rgb("{ground}"))
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, alt: sys.inputs.alt)
"""

_SHEET: Final = """
#set document(title: sys.inputs.title, author: sys.inputs.author, date: none)
#set page(paper: "{paper}", flipped: {flipped}, margin: (x: 12mm, top: 10mm, bottom: 10mm))
#set text(font: "Source Sans 3", size: 9pt, fill: rgb("{ink}"), lang: "en")
#show heading: set text(size: 17pt, weight: 600)
#grid(rows: (auto, 1fr, auto), columns: 100%, row-gutter: 5mm,
  heading(level: 1, sys.inputs.title),
  align(center + horizon,
    image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "contain",
      alt: sys.inputs.alt)),
  text(fill: rgb("{muted}"), sys.inputs.foot + " " + link(sys.inputs.url)))
"""


class ExportError(ValueError):
    """A drawing cannot be written as such a file."""


@dataclass(frozen=True)
class Words:
    """What stands around a drawing on paper.

    ``alt`` is read aloud in the drawing's place; ``foot`` says where it comes from, and ``url``
    where more is.
    """

    title: str
    author: str
    alt: str
    foot: str
    url: str


def export(
    drawing: Drawing,
    path: Path | str,
    *,
    scheme: theme.Scheme = "light",
    alt: str = "",
    scale: float = 2.0,
) -> Path:
    """Write a drawing as a file of its own, and return its path.

    An SVG is as large as the drawing, a PDF or PNG by :data:`MARGIN` larger on every side.

    >>> from bayestalk import Layer, Network, sketch
    >>> net = Network("mine", ("height", "age"), (Layer(2, "tanh"), Layer(1)), ("weight",))
    >>> export(sketch.three_ways(net), "mine.pdf").name
    'mine.pdf'

    Parameters
    ----------
    drawing
        What any figure's or view's ``draw`` returns.
    path
        Where to; its ending, .svg, .pdf or .png, tells what is written.
    scheme
        The colours: ``light``, ``dark``, or ``print`` on white.
    alt
        A sentence for those who cannot see it, carried by SVG and PDF; the drawing's own if not
        given.
    scale
        PNG only: pixels for each CSS pixel of the drawing.

    Raises
    ------
    ExportError
        Where the path ends in something else, or where a PDF or PNG needs letters that neither
        the site's fonts nor the machine's have.
    """
    path = Path(path)
    words = alt or drawing.alt or UNTITLED
    if path.suffix not in SUFFIXES:
        ways = " or ".join(f"{path.stem}{suffix}" for suffix in SUFFIXES)
        msg = f"cannot write {path.name!r}: name it {ways}"
        raise ExportError(msg)
    if path.suffix == ".svg":
        storage.write(path, alone(drawing.svg, words, scheme) + "\n")
        return path
    source = _ALONE.format(
        width=(drawing.width + 2 * MARGIN) * _POINTS_A_PIXEL,
        height=(drawing.height + 2 * MARGIN) * _POINTS_A_PIXEL,
        margin=MARGIN * _POINTS_A_PIXEL,
        ground=theme.color("ground", scheme),
    )
    said = {"svg": resolved(drawing.svg, scheme), "alt": words}
    storage.write(path, _compiled(source, path.suffix, said, scale=scale))
    return path


def sheet(drawing: Drawing, paper: Paper, words: Words, fonts: Path | None = None) -> bytes:
    """A drawing on one sheet of paper, as a tagged PDF; the sheet lies as the drawing does.

    Parameters
    ----------
    fonts
        A folder of TTF fonts; those of :func:`known_fonts` if not given.

    Raises
    ------
    ExportError
        Where it needs letters that neither the fonts nor the machine's have.
    """
    source = _SHEET.format(
        paper=paper,
        flipped="true" if drawing.width > drawing.height else "false",
        ink=theme.color("ink", "print"),
        muted=theme.color("muted", "print"),
    )
    said = {"svg": resolved(drawing.svg, "print"), **vars(words)}
    return _compiled(source, ".pdf", said, fonts=fonts)


def _compiled(
    source: str,
    suffix: str,
    said: dict[str, str],
    *,
    fonts: Path | None = None,
    scale: float = 1.0,
) -> bytes:
    found = fonts or known_fonts()
    # the machine's fonts are asked only for letters that ours lack: else bytes would differ
    lacking = found is None or bool(lettering.drawn(said["svg"]) - lettering.known(found))
    compiler: Any = typst.Compiler(  # type: ignore[misc]  # its stub infers no input from bytes
        source.encode(),
        font_paths=[str(found)] if found else [],
        ignore_system_fonts=not lacking,
        sys_inputs=said,
    )
    try:
        if suffix == ".pdf" or lacking:
            # a PNG would show boxes for letters that no font has, and a PDF refuses them
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
        if suffix == ".png":
            made = compiler.compile(format="png", ppi=72 * scale / _POINTS_A_PIXEL)
    except typst.TypstError as error:
        raise ExportError(_refused(error, suffix)) from error
    assert isinstance(made, bytes)  # noqa: S101  one page, and no path to write it to
    return made


def _refused(error: typst.TypstError, suffix: str) -> str:
    """What Typst could not set, and what to do."""
    letters = "".join(dict.fromkeys(lettering.refused(error.diagnostic)))
    if not letters:
        return f"Typst cannot set the drawing as {suffix}: {error.message}"
    return (
        f"no font here has the letters {letters!r}, which a {suffix} needs: install a font that "
        "has them, write an .svg, or give names without them"
    )


def known_fonts(modules: Path = _ROOT / "node_modules") -> Path | None:
    """The folder of the site's fonts as plain TTF, made once; None where npm's are not there.

    Without them a drawing is set in what fonts the machine has.
    """
    if not modules.exists():
        return None
    lock = (_ROOT / "package-lock.json").read_bytes()
    code = freshness.code_digest([print_fonts.__name__]).encode()
    folder = _ROOT / ".cache" / "fonts" / hashlib.sha256(lock + code).hexdigest()[:16]
    if not folder.exists():
        for file, data in print_fonts.static(modules).items():
            storage.write(folder / file, data)
    return folder
