"""The fast way of reading numbers and the careful one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bayestalk.data.parse import parse_carefully, parse_plain
from bayestalk.data.place import Place

NUMBERS = st.integers(min_value=-999_999_999, max_value=999_999_999)


@settings(deadline=None)
@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=1, max_size=20))
def test_fast_and_careful_agree(rows: list[list[int]]) -> None:
    """Both ways give the numbers that were written."""
    block = "".join(",".join(map(str, row)) + "\n" for row in rows).encode()
    fast = parse_plain(block, 3)
    assert fast is not None
    assert fast.tolist() == rows
    assert np.array_equal(fast, parse_carefully(block, 3, Place("rows.csv")))


@settings(deadline=None)
@given(st.text(alphabet="0123456789-,.\n a", max_size=40))
def test_the_fast_way_never_guesses(text: str) -> None:
    """What the fast way accepts, the careful one reads the same."""
    block = f"{text}\n".encode()
    fast = parse_plain(block, 2)
    if fast is not None:
        assert np.array_equal(fast, parse_carefully(block, 2, Place("rows.csv")))
