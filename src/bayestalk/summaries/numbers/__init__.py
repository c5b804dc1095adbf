"""The numbers of the prose, in groups: what texts may name after a dot.

Each group is made from some results and no others, so that a text is touched by nothing but
the groups it names. A group's module is imported only when it is made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast

from bayestalk import compared
from bayestalk.recipes import Recipe


@dataclass(frozen=True)
class GroupSpec:
    """How one group of numbers is made.

    Parameters
    ----------
    name
        What texts call it: ``{{ linear.n }}`` takes ``n`` of the group ``linear``.
    module, function
        The module of this room and its function that gives the group, called with ``args``.
    results
        Frozen results that it reads, numbers and provenance; the recipes among them count, too.
    recipes
        Further recipes that it reads.
    """

    name: str
    module: str
    function: str
    results: tuple[str, ...] = ()
    recipes: tuple[str, ...] = ()
    args: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def path(self) -> str:
        """The module's full name."""
        return f"{__name__}.{self.module}"

    def count(self) -> Any:
        """The group, as plain values."""
        return cast("Any", getattr(import_module(self.path), self.function)(**self.args))


_REGRESSIONS: Final = (
    *("linear", "linear-line", "linear-exact", "linear-advi"),
    *("logistic", "logistic-line", "logistic-advi"),
)
_DEEPNETS: Final = ("deepnet", "deepnet-advi")
#: What the evaluation of the forest's methods needs besides its own result.
_FOREST: Final = (compared.NAME, *compared.FITS)


def groups(book: Mapping[str, Recipe]) -> dict[str, GroupSpec]:
    """Every group by name, given the recipes that there are."""
    return {spec.name: spec for spec in _groups(tuple(book))}


def _groups(names: tuple[str, ...]) -> Iterable[GroupSpec]:
    for name in names:
        key, args = name.replace("-", "_"), {"name": name}
        if name in _REGRESSIONS:
            yield GroupSpec(key, "regression", "regression", (name,), args=args)
        elif name in _DEEPNETS:
            # the doubt inside the gap is compared between the two
            yield GroupSpec(key, "deepnet", "deepnet", _DEEPNETS, args=args)
        else:
            yield GroupSpec(key, "fit", "of_fit", (name,), args=args)
    yield GroupSpec("cover", "cover", "cover", _FOREST)
    yield GroupSpec("shown", "shown", "shown", (compared.NAME, "cover-advi", "cover-sampled"))
    yield GroupSpec("benchmark", "benchmark", "benchmark", ("benchmark",))
    yield GroupSpec("frozen", "kept", "frozen", (*names, "forest"))
    yield GroupSpec("results", "kept", "colophon", names)
    yield GroupSpec("versions", "versions", "versions")


__all__ = ["GroupSpec", "groups"]
