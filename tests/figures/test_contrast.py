"""Every word and every mark can be told from what it stands on, in every scheme."""

import re

import pytest

from bayestalk.drawing import Drawing
from bayestalk.figures import FIGURES
from bayestalk.theme import SCHEMES, Scheme, color

from .factory import SUMMARIES
from .looking import GROUNDS, Seen, behind, contrast, rgb, seen

_VIEWS = (
    *(f"{model}-{view}" for model in ("linear", "logistic", "deep") for view in ("from", "to")),
    *(f"{model}-matrices" for model in ("linear", "logistic", "deep")),
    *(f"{model}-three-ways" for model in ("linear", "logistic", "deep")),
    *("take-home-1", "take-home-2", "cheat-sheet"),
)

_CELLS = r"(fill|stroke)(-(\w+-)*cell-[wbyz][\w-]*|-guide-\w+|)"
_MAP = r"fill-(map|key(-faded)?)-[\d-]+"
_EDGES = r"stroke-edges-w\d"

PALE = {
    "benchmark": ("stroke", "all other curves behind the one that a panel is about"),
    "cases": ("fill", "what did not grow there is paler than what did; its line is in full ink"),
    "confusion": ("fill", "the stronger a cell, the more rows; each holds its count"),
    "coverage": (
        r"fill-band-[\w-]+|stroke(-(wide-)?map)?",
        "two standard errors; the one optimised net is named",
    ),
    "gap": (r"fill-(nuts|advi)-band-\d\d", "graded bands: the wider, the paler"),
    "linear-intuition": (
        r"fill-(density-\w|predictive-95|band-95)|stroke-draw-\d+",
        "hills, bands, and many lines in a band with edges in full ink",
    ),
    "logistic-line": (r"fill-band-\d\d", "graded bands: the wider, the paler"),
    "pruning": ("fill(-key)?-band", "two standard errors around a line in full colour"),
    "reliability": (r"fill-band-[\w-]+", "the band of chance; its dots are in full ink"),
    "sbc": (r"fill-band-[\w-]+", "the bands of chance; the steps are in full ink"),
    "shift": (r"stroke-[\w-]+", "methods that are not ours step back; each is named"),
    "uncertainty-map": (r"fill-(cells-\w+|key)-\d+", "the fewer rows in a cell, the paler"),
    "weights-1": (_MAP, "a weight fades with its standard deviation"),
    "weights-2": (_MAP, "a weight fades with its standard deviation"),
    "weights-out": (_MAP, "a weight fades with its standard deviation"),
    "weights-dots": (r"fill-prior-\w+-\d", "the prior, behind dots in full colour"),
    "cover-architecture": (_EDGES, "1,860 lines cross; each is pale so that all can be seen"),
    "cover-beside-code": (_EDGES, "1,860 lines cross; each is pale so that all can be seen"),
    **dict.fromkeys(_VIEWS, (_CELLS, "tints and hills of cells, outlined in full colour")),
}
"""Marks that are pale on purpose, by figure: kind and name as a pattern, and what that says."""


@pytest.fixture(scope="module")
def drawings() -> dict[str, Drawing]:
    """Every figure drawn once, from made-up summaries."""
    made = {name: make() for name, make in SUMMARIES.items()}
    more = {"qr": {"url": "https://example.org/"}}
    return {
        name: spec.draw(*(made[one] for one in spec.summaries), **more.get(name, {}))
        for name, spec in FIGURES.items()
    }


def forms(drawing: Drawing) -> list[tuple[str, str]]:
    """Each form of a drawing by its name."""
    named = {"wide": drawing.svg, "narrow": drawing.narrow, "stage": drawing.stage}
    return [(name, svg) for name, svg in named.items() if svg]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", [name for name in FIGURES if name != "neon"])
def test_words_stand_out(name: str, scheme: Scheme, drawings: dict[str, Drawing]) -> None:
    """Words have a contrast of 7 where slides show them, and of 4.5 on phones."""
    for form, svg in forms(drawings[name]):
        before: list[Seen] = []
        for one in seen(svg):
            if one.kind == "word" and one.box is not None:
                ground = behind(one, before, scheme)
                found = contrast(one.shade(scheme, ground), ground)
                assert found >= (4.5 if form == "narrow" else 7.0), (one.words, form, found)
            before.append(one)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", list(FIGURES))
def test_marks_stand_out(name: str, scheme: Scheme, drawings: dict[str, Drawing]) -> None:
    """Marks have a contrast of 3, but for those that are pale because that is what they say."""
    ground = rgb(color("ground", scheme))
    meant = PALE.get(name, ("", ""))[0]
    pale = [
        (one.token, round(one.opacity, 2), said(one, name))
        for _, svg in forms(drawings[name])
        for one in seen(svg)
        if one.kind != "word"
        and one.token not in GROUNDS
        and contrast(one.shade(scheme, ground), ground) < 3
    ]
    assert not [mark for mark in pale if not re.fullmatch(meant, mark[2])][:5]


def said(one: Seen, figure: str) -> str:
    """A mark's kind and its name in the figure: ``fill-band-95``."""
    return one.kind + re.sub(rf"^{figure}(-narrow|-stage)?(?=-|$)", "", one.name)


@pytest.mark.parametrize("name", sorted(PALE))
def test_what_is_pale_stands_beside_what_is_not(name: str, drawings: dict[str, Drawing]) -> None:
    """No figure is pale all over, and each in the list has something pale."""
    ground = rgb(color("ground", "light"))
    for _, svg in forms(drawings[name]):
        found = [
            contrast(one.shade("light", ground), ground)
            for one in seen(svg)
            if one.token not in GROUNDS
        ]
        assert min(found) < 3
        assert max(found) >= 3
