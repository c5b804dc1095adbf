"""Cut the fonts down to what is used: woff2 for the browser."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib.instancer import instantiateVariableFont

Point = tuple[float, float]

_SANS = "@fontsource-variable/source-sans-3/files/source-sans-3-{part}-wght-{style}.woff2"
_MONO = "@fontsource-variable/source-code-pro/files/source-code-pro-{part}-wght-{style}.woff2"
MATH_FILE = "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"

LATIN: Final = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
SIGNS: Final = "–—‘’“”…†•′″€−↑↓\N{COMBINING CIRCUMFLEX ACCENT}\N{NO-BREAK SPACE}\N{THIN SPACE}"
GREEK: Final = "ΔΘΛΣΦΨΩαβγδεηθκλμνπρστφχψω"
ACCENTED: Final = "ŷẑŵ"

_RANGES: Final = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x1D400, 0x1D433),  # bold
    (0x1D434, 0x1D467),  # italic
    (0x1D49C, 0x1D4CF),  # script
    (0x1D6E2, 0x1D71B),  # italic Greek
    (0x391, 0x3C9),
    (0x2190, 0x2193),
)
_SYMBOLS: Final = (
    "ℎℝℕℤ𝔼ℙ𝟙ℒℬℰℱℋℐℳℛ𝟎𝟏𝛍𝛔𝛉𝛽"
    "ˆ˜¯˙¨→↦⇒⇔∀∃∈∉∅∇∂∏∑∫√∞∝∼≈≃≅≡≠≤≥≪≫⊂⊆∪∩∘⊙⊗⊕·⋅×÷±∓∣∥|‖⟨⟩⌊⌋⌈⌉⏞⏟⎴⎵…⋯⋮⋱′″‴−∗⊤⊥"
    "\N{FUNCTION APPLICATION}\N{INVISIBLE TIMES}\N{COMBINING CIRCUMFLEX ACCENT}̄̃̂̇⃗✓✗▸▾○●"
)
MATH: Final = "".join(chr(c) for a, b in _RANGES for c in range(a, b + 1)) + _SYMBOLS


@dataclass(frozen=True)
class Face:
    """One font file of the site."""

    file: str
    family: str
    weight: str
    style: str = "normal"


FACES: Final = (
    Face("sans.woff2", "Source Sans 3 Variable", "400 700"),
    Face("sans-italic.woff2", "Source Sans 3 Variable", "400 700", "italic"),
    Face("mono.woff2", "Source Code Pro Variable", "400 700"),
    Face("math.woff2", "STIX Two Math", "400"),
)


def stylesheet() -> str:
    """The ``@font-face`` rules, for a file beside the folder ``fonts/``."""
    return "".join(
        f"@font-face {{ font-family: '{face.family}'; font-style: {face.style}; "
        f"font-weight: {face.weight}; font-display: swap; "
        f"src: url(fonts/{face.file}) format('woff2'); }}\n"
        for face in FACES
    )


def web(modules: Path) -> dict[str, bytes]:
    """The site's fonts by file name; the same packages give the same bytes."""
    mono = opened(modules / _MONO.format(part="latin", style="normal"))
    _graft(mono, modules / _MONO.format(part="greek", style="normal"), GREEK)
    fonts = {
        "sans.woff2": sans(modules, "normal"),
        "sans-italic.woff2": sans(modules, "italic"),
        "mono.woff2": mono,
        "math.woff2": opened(modules / MATH_FILE),
    }
    made = {}
    for name, font in fonts.items():
        wanted = MATH if name == "math.woff2" else LATIN + SIGNS + GREEK + ACCENTED + "←→"
        cut = _subset(font, wanted)
        made[name] = saved(narrowed(cut, (400, 700)) if "fvar" in cut else cut, "woff2")
    return made


def opened(path: Path) -> TTFont:
    """A font of npm's, all of it in memory.

    Raises
    ------
    FileNotFoundError
        Where it is not there.
    """
    if not path.exists():
        msg = f"no font at {path}: run 'npm ci' first"
        raise FileNotFoundError(msg)
    font = TTFont(path, recalcTimestamp=False, lazy=False)
    font.ensureDecompiled()
    return font


def sans(modules: Path, style: str) -> TTFont:
    """Source Sans 3 in one variable font, with the signs that its Latin part lacks."""
    font = opened(modules / _SANS.format(part="latin", style=style))
    for part, signs in (("greek", GREEK), ("latin-ext", ACCENTED), ("vietnamese", SIGNS)):
        _graft(font, modules / _SANS.format(part=part, style=style), signs)
    _turn(font, "↑", "→", lambda x, y: (y, -x))
    _turn(font, "↑", "←", lambda x, y: (-y, x))
    _mark(font, "ˆ", "\N{COMBINING CIRCUMFLEX ACCENT}")
    return font


def _graft(font: TTFont, source: Path, signs: Iterable[str]) -> None:
    """Copy glyphs of the same design from another file of it, outlines and variations."""
    other = opened(source)
    cmap, names = font.getBestCmap(), other.getBestCmap()
    for sign in signs:
        if ord(sign) in cmap or ord(sign) not in names:
            continue
        _copy(font, other, names[ord(sign)])
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = names[ord(sign)]


def _copy(font: TTFont, other: TTFont, name: str) -> None:
    if name in font["glyf"].glyphs:
        return
    glyph = other["glyf"][name]
    for component in glyph.getComponentNames(other["glyf"]):
        _copy(font, other, component)
    _add(font, name, glyph, other["hmtx"][name], other["gvar"].variations.get(name, []))


def _add(font: TTFont, name: str, glyph: Any, metrics: Any, variations: Any) -> None:
    font["glyf"][name] = glyph
    font["hmtx"][name] = metrics
    font["gvar"].variations[name] = variations
    for table in ("HVAR", "MVAR"):
        if table in font:
            del font[table]
    font.setGlyphOrder(font["glyf"].glyphOrder)


def _turn(font: TTFont, sign: str, made: str, turn: Callable[[float, float], Point]) -> None:
    """Add an arrow that the files lack: another one, turned about the middle of its height."""
    name = font.getBestCmap()[ord(sign)]
    glyph = deepcopy(font["glyf"][name])
    glyph.expand(font["glyf"])
    tall, wide = glyph.yMax - glyph.yMin, glyph.xMax - glyph.xMin
    across, up = (glyph.xMin + glyph.xMax) / 2, (glyph.yMin + glyph.yMax) / 2
    room = tall + font["hmtx"][name][0] - wide
    points = glyph.coordinates
    for index, (x, y) in enumerate(points):
        dx, dy = turn(x - across, y - up)
        points[index] = (round(dx + room / 2), round(dy + up))
    glyph.recalcBounds(font["glyf"])
    count = len(points)
    turned = [
        TupleVariation(
            variation.axes,
            [delta and turn(*delta) for delta in variation.coordinates[:count]] + [(0, 0)] * 4,
        )
        for variation in font["gvar"].variations.get(name, [])
    ]
    target = f"uni{ord(made):04X}"
    _add(font, target, glyph, (room, glyph.xMin), turned)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(made)] = target


def _mark(font: TTFont, sign: str, made: str) -> None:
    """Let a combining accent be had by itself; the files hold it as a part of the free one."""
    (part,) = font["glyf"][font.getBestCmap()[ord(sign)]].getComponentNames(font["glyf"])
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(made)] = part


def narrowed(font: TTFont, weight: int | tuple[int, int]) -> TTFont:
    """A variable font at one weight, or in a range of them."""
    return instantiateVariableFont(font, {"wght": weight}, inplace=True)


def _subset(font: TTFont, signs: str) -> TTFont:
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    cutter = Subsetter(options)
    cutter.populate(text=signs)
    cutter.subset(font)
    return font


def saved(font: TTFont, flavor: str | None) -> bytes:
    """The font's file: woff2 by that flavor, TTF without one."""
    font.flavor = flavor
    out = BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()
