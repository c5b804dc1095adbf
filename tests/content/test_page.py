"""Pages as Markdown."""

import pytest

from bayestalk.content.page import led


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("Look here. Then there.", "<b>Look here.</b> Then there."),
        ("It is 0.95 and no more", "<b>It is 0.95 and no more</b>"),
        ("Is it? <em>Yes.</em> So.", "<b>Is it?</b> <em>Yes.</em> So."),
        ("See <a>this. That</a> there. End.", "<b>See <a>this. That</a> there.</b> End."),
    ],
)
def test_the_first_sentence_leads(caption: str, shown: str) -> None:
    """What a figure shows stands out; a decimal point or a linked stop does not end it."""
    assert led(caption) == shown
