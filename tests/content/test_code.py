"""Code on slides is code that runs."""

import pytest

from bayestalk.content.code import highlighted, html
from bayestalk.content.listing import Step, listing, part, stepped, without_docstring

from .sample import MODEL


def test_a_function_is_cut_out_by_name() -> None:
    """The listing starts where the function does."""
    piece = listing(MODEL, "model.py", "build")
    assert piece.start == 4
    assert piece.text.split("\n")[0] == "def build(x: float) -> float:"
    assert piece.text.endswith("return y")


def test_docstrings_can_be_left_out() -> None:
    """Slides show the code alone."""
    piece = without_docstring(listing(MODEL, "model.py", "build"))
    assert piece.text.count("\n") == 2
    assert "Say what" not in piece.text


def test_lines_are_chosen_by_number_or_by_what_they_hold() -> None:
    """A line can be named by what it holds, so that it survives edits above it."""
    piece = without_docstring(listing(MODEL, "model.py", "build"))
    assert part(piece, "3").text == "return y"
    assert part(piece, "y = x").text == "y = x + 1  # one more"
    with pytest.raises(ValueError, match="holds 'z'"):
        part(piece, "z")


def test_unknown_names_and_ranges_are_refused() -> None:
    """The nearest name is given."""
    with pytest.raises(ValueError, match=r"defines no 'built': did you mean 'build'\?"):
        listing(MODEL, "model.py", "built")
    with pytest.raises(ValueError, match="'4-9' is no range within lines 1 to 6"):
        stepped("1-3|4-9", 6)


def test_every_line_is_highlighted_by_itself() -> None:
    """No token's span crosses a line."""
    lines = highlighted('x = """a\nb"""\n# c')
    assert len(lines) == 3
    assert all(line.count("<span") == line.count("</span>") for line in lines)


def test_steps_are_fragments() -> None:
    """Each step is an empty fragment that names its lines."""
    made = html(listing(MODEL, "model.py", "build"), "1|2-3")
    assert made.count('class="fragment bt-step"') == 2
    assert 'data-from="2" data-to="3"' in made
    assert "style=" not in made


def test_a_step_names_the_parts_that_its_lines_define() -> None:
    """After a colon stand the names of parts of the drawing beside the code."""
    assert stepped("1|2-3: w1 z1", 3) == (Step(1, 1), Step(2, 3, ("w1", "z1")))
    made = html(listing(MODEL, "model.py", "build"), "1|2-3: w1 z1")
    assert 'data-from="2" data-to="3" data-parts="w1 z1"' in made
    with pytest.raises(ValueError, match="no range"):
        stepped("w1: 2", 3)
