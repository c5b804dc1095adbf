"""Everything that is raced, by name: what it is called, which recipe it follows, what runs it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bayestalk.recipes import Recipe

_NETS: Final = {"cover": "", "wide": ", wide net"}
_OURS: Final = (
    ("map", "MAP, one net", "ours:whole"),
    ("ensemble", "Deep ensemble", "ours:whole"),
    ("advi", "Mean-field ADVI", "ours:whole"),
    ("laplace", "Laplace", "ours:whole"),
    ("last-layer", "NUTS, last layer", "ours:whole"),
    ("sampled", "Sampled ensemble", "ours:sampled"),
)


@dataclass(frozen=True)
class Method:
    """One that is raced.

    ``net`` names the network, where it has one; ``recipe`` the recipe whose data, seed and
    settings it takes; ``ours`` tells the project's own methods from others' implementations and
    from reference models; ``function`` is the module of this package and its function that
    runs it.
    """

    name: str
    label: str
    recipe: str
    function: str
    net: str = ""
    ours: bool = False


def methods(book: Mapping[str, Recipe]) -> dict[str, Method]:
    """Every method by name, in the order they are run; ours where there is a recipe for it."""
    found = [*_ours(book), *_others()]
    return {method.name: method for method in found}


def _ours(book: Mapping[str, Recipe]) -> Iterable[Method]:
    for net, more in _NETS.items():
        for kind, label, function in _OURS:
            name = f"{net}-{kind}"
            if name in book:
                yield Method(name, f"{label}{more}", name, function, net, ours=True)
        if f"{net}-sampled" in book:
            chain = f"One sampled chain{more}"
            yield Method(f"{net}-chain", chain, f"{net}-sampled", "ours:chain", net, ours=True)


def _others() -> Iterable[Method]:
    same = "cover-sampled"  # the same rows and the same seed
    yield Method("numpyro-nuts", "NUTS (NumPyro)", same, "others:numpyro_nuts", "cover")
    yield Method("numpyro-svi", "Mean-field SVI (NumPyro)", same, "others:numpyro_svi", "cover")
    yield Method("pymc-advi", "ADVI by default (PyMC)", same, "others:pymc_advi", "cover")
    yield Method("boosting", "Boosted trees", "reference-boosting", "references:boosting")
    yield Method("trees", "Extra trees", "reference-trees", "references:trees")
    yield Method("logistic", "Logistic regression", "reference-logistic", "references:logistic")
