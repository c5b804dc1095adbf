"""The methods that are compared on the forest, and where each one's answers are."""

from collections.abc import Iterator
from typing import Final, NamedTuple


class Method(NamedTuple):
    """A row of the comparison: a name for code, one for readers, and where it comes from.

    ``net`` is the network whose posterior it approximates; none for reference models.
    """

    name: str
    label: str
    result: str
    net: str | None = None

    @property
    def reference(self) -> bool:
        """Whether it is a model of another kind."""
        return self.net is None


BAYESIAN: Final = {
    "map": "MAP, one net",
    "tempered": "MAP, tempered",
    "ensemble": "Deep ensemble",
    "advi": "Mean-field ADVI",
    "laplace": "Laplace",
    "last-layer": "Sampled last layer",
    "sampled": "Sampled ensemble",
}
"""The methods that every net is given to, from the plainest to ours."""

NETS: Final = {"cover": "", "wide": "wide-"}
"""Each network, and what its methods' names begin with."""

_REFERENCES: Final = {
    "logistic": "Logistic regression",
    "boosting": "Boosted trees",
    "trees": "Extra trees",
}


def _methods() -> Iterator[Method]:
    for net, prefix in NETS.items():
        for name, label in BAYESIAN.items():
            yield Method(f"{prefix}{name}", label, f"{net}-{name}", net)
    for name, label in _REFERENCES.items():
        yield Method(name, label, f"reference-{name}")


METHODS: Final = tuple(_methods())

NAME: Final = "forest"
"""The result that holds their scores."""

LEFT_OUT: Final = {"area": "cover-without-area", "class": "cover-without-class"}
"""Fits of the talk's net to fewer rows, by what they never saw."""

FITS: Final = (*(method.result for method in METHODS), *LEFT_OUT.values())
"""The results that are scored."""
