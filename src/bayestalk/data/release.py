"""What the published Covertype rows are: sizes, checksums, address."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Release:
    """A published set of rows.

    Parameters
    ----------
    train, validation
        How many rows of each stand first, in this order.
    first_sha256, natural_sha256
        Of the unpacked bytes of these rows, and of the sample at natural frequency.
    archive_sha256
        Of the packed archive that holds all rows.
    counts
        Rows of each cover type, 1 to 7, in all of the archive.
    url
        Where the archive is.
    """

    train: int
    validation: int
    first_sha256: str
    natural_sha256: str
    archive_sha256: str
    counts: tuple[int, ...]
    url: str

    @property
    def prior(self) -> "NDArray[np.float64]":
        """Class frequencies of the test set, shape (7,): all rows less those that stand first.

        Among the first, every cover type has as many rows.
        """
        import numpy as np  # what a result is made of is told without it

        rest = np.asarray(self.counts, dtype=np.float64) - self.first // len(self.counts)
        return np.asarray(rest / rest.sum())

    @property
    def first(self) -> int:
        """How many rows stand before the test set."""
        return self.train + self.validation


COVERTYPE: Final = Release(
    train=11_340,
    validation=3_780,
    first_sha256="de9010addc936a0991f54ee1a51ab8bb3c3b245aad7abdf97e48fbeec3c23b10",
    natural_sha256="af70f6b56cf8dd46a507f2eb4b02d2f54b44733c6e465982e86ff23a881ab3b7",
    archive_sha256="614360d0257557dd1792834a85a1cdebfadc3c4f30b011d56afee7ffb5b15771",
    counts=(211_840, 283_301, 35_754, 2_747, 9_493, 17_367, 20_510),
    url="https://ndownloader.figshare.com/files/5976039",
)
