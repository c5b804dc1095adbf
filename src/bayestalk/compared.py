"""The methods that are compared on the forest, and where each one's parameters are."""

from typing import Final, NamedTuple


class Method(NamedTuple):
    """A row of the comparison: a name for code, one for readers, and where it comes from.

    ``group`` is the group of the result that holds its parameters; none for reference models.
    ``chains`` limits how many chains are used.
    """

    name: str
    label: str
    result: str
    group: str | None
    chains: int | None = None
    reference: bool = False


METHODS: Final = (
    Method("map", "MAP, one net", "cover-sampled", "start", 1),
    Method("ensemble", "Deep ensemble", "cover-sampled", "start"),
    Method("advi", "Mean-field ADVI", "cover-advi", "posterior"),
    Method("sampled", "Sampled ensemble", "cover-sampled", "posterior"),
    Method("logistic", "Logistic regression", "reference-logistic", None, reference=True),
    Method("boosting", "Boosted trees", "reference-boosting", None, reference=True),
    Method("trees", "Extra trees", "reference-trees", None, reference=True),
)

NAME: Final = "forest"
"""The result that holds their scores."""

FITS: Final = tuple(dict.fromkeys(method.result for method in METHODS))
"""The results that are scored."""
