"""Formulas become MathML when the site is built."""

from pathlib import Path

import pytest

from bayestalk import storage
from bayestalk.content.mathematics import Formula, FormulaError, classed, typeset


def test_parts_are_coloured_by_class(modules: Path) -> None:
    """A weight in a formula has the class of weights."""
    formula = Formula(r"y = x \class{w}{w} + \class{b}{b}")
    html = typeset([formula], modules)[formula]
    assert html.startswith("<math>")
    assert '<mi class="w">w</mi>' in html
    assert '<mi class="b">b</mi>' in html


def test_no_style_is_left(modules: Path) -> None:
    """Matrices, accents and aligned lines bring no inline styles."""
    sources = (
        r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}",
        r"\hat{y} + \underbrace{x}_{n}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
    )
    for html in typeset([Formula(source, display=True) for source in sources], modules).values():
        assert " style=" not in html
        assert html.startswith('<div class="bt-math">')


def test_formulas_are_kept(modules: Path, tmp_path: Path) -> None:
    """A formula once typeset needs no Node again."""
    formula = Formula("x^2")
    first = typeset([formula], modules, tmp_path)
    (kept,) = tmp_path.iterdir()
    storage.write_sealed(kept, b"<math>kept</math>")
    assert typeset([formula], modules, tmp_path) == {formula: "<math>kept</math>"}
    kept.write_text("<math>forged</math>")
    assert typeset([formula], modules, tmp_path) == first


def test_mistakes_quote_the_formula(modules: Path) -> None:
    """What cannot be typeset is quoted."""
    with pytest.raises(FormulaError, match=r"formula '\\\\frac\{1': "):
        typeset([Formula(r"\frac{1")], modules)
    with pytest.raises(FormulaError, match=r"needs the style 'color:#ff0000'"):
        classed('<mi style="color:#ff0000;">x</mi>', "x")
