"""The one way in which data are refused."""


class DataError(ValueError):
    """Data that cannot be used: says where, what was got, what was wanted, what to do.

    Parameters
    ----------
    where
        File, and row and column as far as they are known; rows count from 1.
    got
        What was found there.
    wanted
        What should have been there.
    remedy
        What the reader can do about it.
    """

    def __init__(self, *, where: str, got: str, wanted: str, remedy: str) -> None:
        self.where = where
        self.got = got
        self.wanted = wanted
        self.remedy = remedy
        super().__init__(f"{where}: got {got}, wanted {wanted}. {remedy}")
