"""Every word and every mark can be told from what it stands on, in every scheme."""

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

PALE = {
    "benchmark": "all other curves behind the one that a panel is about",
    "cases": "what did not grow there is paler than what did; its line is in full ink",
    "confusion": "the stronger a cell, the more rows; each holds its count",
    "coverage": "bands of two standard errors; the one optimised net is drawn wide, and named",
    "gap": "graded bands: the wider, the paler",
    "linear-intuition": "graded bands: the wider, the paler",
    "logistic-line": "graded bands, and draws so many that each is pale",
    "pruning": "the band of two standard errors around a line in full colour",
    "reliability": "the band of chance; its dots are in full ink",
    "sbc": "the bands of chance; the steps are in full ink",
    "shift": "methods that are not ours step back; each is named",
    "uncertainty-map": "the fewer rows in a cell, the paler",
    "weights-1": "a weight fades with its standard deviation",
    "weights-2": "a weight fades with its standard deviation",
    "weights-out": "a weight fades with its standard deviation",
    "weights-dots": "the prior, behind dots in full colour",
    "cover-architecture": "1,860 lines cross; each is pale so that all can be seen",
    "cover-beside-code": "1,860 lines cross; each is pale so that all can be seen",
    **dict.fromkeys(_VIEWS, "fills of densities and tints of cells, outlined in full colour"),
}
"""Figures in which some marks are pale on purpose, and what that says."""


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
    pale = [
        (one.token, round(one.opacity, 2), one.name)
        for _, svg in forms(drawings[name])
        for one in seen(svg)
        if one.kind != "word"
        and one.token not in GROUNDS
        and contrast(one.shade(scheme, ground), ground) < 3
    ]
    assert name in PALE or not pale, pale[:5]


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
