"""Rows in, probabilities out: what a frozen posterior says of a reader's own rows.

Neither PyMC nor JAX is needed for that: a posterior is draws, and a draw is matrices.
"""

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bayestalk import measures, results, storage
from bayestalk.data.encoding import Standardisation, encode
from bayestalk.data.errors import DataError
from bayestalk.data.release import COVERTYPE
from bayestalk.data.rows import read_rows
from bayestalk.models.networks import NETWORKS
from bayestalk.progress import Report, silent
from bayestalk.scoring.predictions import Said, say

Floats = npt.NDArray[np.floating[Any]]

DEFAULT: Final = "wide-sampled"
_CLASSES: Final = 7


def predict_rows(
    rows: Path,
    output: Path,
    *,
    posterior: str = DEFAULT,
    prior: str | None = None,
    chunk: int = 2_000,
    report: Report = silent,
) -> int:
    """Predict every row of a file and write one line for each.

    Parameters
    ----------
    rows
        CSV or gzipped CSV of raw Covertype columns, with or without header and cover type.
    output
        CSV (gzipped where its name ends in ``.gz``) with the columns ``p_1`` … ``p_7``,
        ``aleatoric`` and ``epistemic``. It is written whole or not at all.
    posterior
        Which frozen posterior.
    prior
        None: class frequencies as in training, where all are equally common. ``known``: the
        published test set's. ``estimated``: estimated from the predictions. Otherwise a file
        of seven numbers. It moves ``p_1`` … ``p_7``; the two parts of the entropy stay
        those of the model as it was trained.
    chunk
        How many rows are read into memory at once.

    Returns
    -------
    How many rows were predicted.

    Raises
    ------
    DataError
        Where a row or the prior cannot be read.
    ResultError
        Where there is no such posterior.
    """
    target = read_prior(prior)
    raw = read_rows(rows).inputs
    found = predict(raw, posterior=posterior, chunk=chunk, report=report)
    balanced = np.full(_CLASSES, 1 / _CLASSES)
    if prior == "estimated":
        target = measures.estimate_prior(found.p, balanced)
    if target is not None:
        found = found._replace(p=measures.correct_prior(found.p, target, balanced))
    storage.write(output, _csv(found, packed=output.suffix == ".gz"))
    return len(raw)


def predict(
    raw: npt.NDArray[np.integer[Any]],
    *,
    posterior: str = DEFAULT,
    chunk: int = 2_000,
    report: Report = silent,
) -> Said:
    """Predict raw rows of shape (rows, 54) at the training classes' prior."""
    tree = results.read(posterior)
    if "standardisation" not in tree.children or "posterior" not in tree.children:
        msg = (
            f"{posterior!r} holds no draws of the forest net, so it cannot predict; "
            f"take one that does, such as {DEFAULT!r}"
        )
        raise results.ResultError(msg)
    recipe = results.provenance(posterior).parts["recipe"]
    network = NETWORKS[recipe["network"]]
    scale = tree["standardisation"]
    by = Standardisation(scale["mean"].to_numpy(), scale["sd"].to_numpy())
    parts = []
    for start, block in _blocks(raw, chunk):
        report("predicting", start, len(raw))
        parts.append(say(tree, encode(block, by), network))
    report("predicting", len(raw), len(raw))
    return Said(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _blocks(
    raw: npt.NDArray[np.integer[Any]], size: int
) -> Iterator[tuple[int, npt.NDArray[np.integer[Any]]]]:
    for start in range(0, len(raw), size):
        yield start, raw[start : start + size]


def read_prior(prior: str | None) -> Floats | None:
    """Class frequencies by name or from a file; None where they are not to be corrected yet.

    Raises
    ------
    DataError
        Where the file is missing or does not hold seven numbers above 0.
    """
    if prior is None or prior == "estimated":
        return None
    if prior == "known":
        rest = np.asarray(COVERTYPE.prior, dtype=np.float64)
        return rest / rest.sum()
    path = Path(prior)
    if not path.is_file():
        raise DataError(
            where=prior,
            got="no such file",
            wanted="known, estimated, or a file of seven class frequencies",
            remedy="Write seven numbers, cover types 1 to 7, separated by commas or lines.",
        )
    words = path.read_text(encoding="utf-8").replace(",", " ").split()
    try:
        numbers = np.array([float(word) for word in words])
    except ValueError:
        numbers = np.array([])
    if len(numbers) != _CLASSES or not (numbers > 0).all() or not np.isfinite(numbers).all():
        raise DataError(
            where=prior,
            got=f"{len(words)} words, {len(numbers)} of them usable numbers",
            wanted="seven numbers above 0",
            remedy="Give the frequency, share or count of each cover type, 1 to 7.",
        )
    return np.asarray(numbers / numbers.sum())


def _csv(found: Said, *, packed: bool) -> bytes:
    names = [*(f"p_{k + 1}" for k in range(found.p.shape[1])), "aleatoric", "epistemic"]
    text = io.StringIO()
    text.write(",".join(names) + "\n")
    columns = np.column_stack([found.p, found.aleatoric, found.epistemic])
    np.savetxt(text, columns, fmt="%.6g", delimiter=",")
    data = text.getvalue().encode()
    return gzip.compress(data, mtime=0) if packed else data
