import pytest

from bayestalk.pipeline.reasons import change

BEFORE = {
    "code": {"bayestalk.models.linear": "a", "bayestalk.network": "b"},
    "arguments": {
        "recipes": {"linear": {"prior": {"weight": 10.0}, "seed": 1}},
        "words": "c",
        "code": {"model.py:build": "d"},
    },
    "libraries": {"pymc": "6.4"},
    "reads": ["a.nc", "b.nc"],
}


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            {"code": {"bayestalk.models.linear": "z", "bayestalk.network": "b"}},
            "the code of bayestalk.models.linear changed",
        ),
        ({"code": {"bayestalk.models.linear": "a"}}, "the code of bayestalk.network is gone"),
        ({"libraries": {"pymc": "6.5"}}, "the version of pymc was 6.4 and is 6.5"),
        ({"reads": ["a.nc"]}, "b.nc is no longer read"),
        ({"reads": ["a.nc", "b.nc", "c.nc"]}, "c.nc is read as well"),
        (
            {
                "arguments": BEFORE["arguments"]  # type: ignore[operator]
                | {"recipes": {"linear": {"prior": {"weight": 5.0}, "seed": 1}}}
            },
            "recipe linear prior weight was 10.0 and is 5.0",
        ),
        ({"arguments": BEFORE["arguments"] | {"words": "y"}}, "its words changed"),  # type: ignore[operator]
        (
            {"arguments": BEFORE["arguments"] | {"code": {"model.py:build": "e"}}},  # type: ignore[operator]
            "the code it quotes (model.py:build) changed",
        ),
    ],
)
def test_the_one_change_is_told(now: dict[str, object], told: str) -> None:
    """Whatever changed is named, with both values where they are short."""
    assert change(BEFORE, BEFORE | now) == told


def test_nothing_changed_says_nothing() -> None:
    """What is made of the same things has no reason to be made anew."""
    assert change(BEFORE, dict(BEFORE)) == ""


def test_a_changed_module_is_told_before_a_new_one() -> None:
    """An edit that also adds an import is told by the edited module."""
    now = {"code": {**BEFORE["code"], "bayestalk.linear": "n", "bayestalk.network": "x"}}  # type: ignore[dict-item]
    assert change(BEFORE, BEFORE | now) == "the code of bayestalk.network changed"
