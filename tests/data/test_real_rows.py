"""The real rows, where ``BAYESTALK_COVERTYPE`` says that they are."""

import os

import numpy as np

from bayestalk.data.archive import COVERTYPE, VARIABLE
from bayestalk.data.covertype import load

PLACE = os.environ.get(VARIABLE)

if PLACE:

    def test_the_published_rows_are_what_they_say() -> None:
        """1,620 training and 540 validation rows a class, and the known checksum."""
        rows = load(PLACE)
        assert rows.attrs["digest"] == COVERTYPE.first_sha256
        assert np.bincount(rows["train"]["y"]).tolist() == [1620] * 7
        assert np.bincount(rows["validation"]["y"]).tolist() == [540] * 7

    def test_natural_rows_stand_at_the_known_prior() -> None:
        """Class frequencies agree with the published test set's within chance."""
        y = load(PLACE)["natural"]["y"].to_numpy()
        expected = COVERTYPE.prior * len(y)
        spread = np.sqrt(expected * (1 - COVERTYPE.prior))
        assert (abs(np.bincount(y, minlength=7) - expected) < 4 * spread).all()

    def test_classes_are_ordered_by_elevation() -> None:
        """The order that figures use is that of the training rows' mean elevation."""
        from bayestalk.data.columns import CLASSES, CLASSES_BY_ELEVATION

        train = load(PLACE, rows=("train",))["train"]
        mean = train["elevation"].groupby(train["y"]).mean()
        assert [CLASSES[k] for k in np.argsort(mean.to_numpy())] == list(CLASSES_BY_ELEVATION)
