"""A result is named by what made it, and by nothing else."""

import pytest

from bayestalk import freshness

SOURCE = '''
"""A module."""
import bayestalk.network
from . import layers

def double(x):
    """Twice x."""
    return 2 * x
'''


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"""Twice x."""', '"""x and x again."""'),
        ('"""A module."""', ""),
        ("    return", "    # doubled\n    return"),
        ("2 * x", "(2   *  x)"),
    ],
)
def test_cosmetic_edits_change_nothing(old: str, new: str) -> None:
    """Comments, docstrings and spaces leave the digest as it is."""
    edited = SOURCE.replace(old, new)
    assert edited != SOURCE
    assert freshness.syntax_digest(edited) == freshness.syntax_digest(SOURCE)


@pytest.mark.parametrize(
    ("old", "new"), [("2 * x", "3 * x"), ("double", "twice"), ("2 *", "2.0 *")]
)
def test_any_other_edit_changes_it(old: str, new: str) -> None:
    """A number, a name or a type that changes is seen."""
    assert freshness.syntax_digest(SOURCE.replace(old, new)) != freshness.syntax_digest(SOURCE)


def test_relative_and_absolute_imports_are_followed() -> None:
    """Both ways of importing from the package are found; other packages are not."""
    found = freshness.imports(
        "bayestalk.models.linear", SOURCE + "\nimport numpy\n", is_package=False
    )
    assert found == {"bayestalk.network", "bayestalk.models", "bayestalk.models.layers"}


def test_a_model_depends_on_its_own_code_alone() -> None:
    """Linear regression's code holds its layers, and no other model's."""
    behind = freshness.modules_behind(["bayestalk.models.linear"])
    assert "bayestalk.models.layers" in behind
    assert not {"bayestalk.models.logistic", "bayestalk.figures", "bayestalk.theme"} & set(behind)


def test_an_unknown_module_is_refused() -> None:
    """A module that is not there is named."""
    with pytest.raises(ModuleNotFoundError, match=r"bayestalk\.no_such"):
        freshness.code_digest(["bayestalk.no_such"])


def test_keys_do_not_depend_on_order() -> None:
    """The same parts in another order give the same key; another seed gives another."""
    one = freshness.key({"seed": 1, "data": "a"})
    assert one == freshness.key({"data": "a", "seed": 1})
    assert one != freshness.key({"seed": 2, "data": "a"})
