"""What every fit says of the rows that none was fitted to, one posterior in memory at a time."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk import measures
from bayestalk.compared import LEFT_OUT, METHODS
from bayestalk.network import Network
from bayestalk.scoring import shift
from bayestalk.scoring.predictions import Said, say

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]
Read = Callable[[str], xr.DataTree]


class HeldOut(NamedTuple):
    """Encoded rows and their classes: balanced validation rows, and rows at natural frequency.

    ``known`` (class) are the published class frequencies of the natural ones.
    """

    x: Floats
    y: Ints
    natural_x: Floats
    natural_y: Ints
    known: Floats


class Heard(NamedTuple):
    """What methods say: probabilities (row, class) by name, and doubts where there are draws.

    ``natural`` are probabilities as in training; ``natural_said`` is corrected for the known
    class frequencies. ``noisy`` goes by method and severity.
    """

    validation: dict[str, Floats]
    natural: dict[str, Floats]
    natural_said: dict[str, Said]
    noisy: dict[str, dict[float, Said]]


def held_out(rows: xr.DataTree) -> HeldOut:
    """The rows to score on, as plain arrays."""
    validation, natural = rows["validation"], rows["natural"]
    return HeldOut(
        validation["x"].to_numpy(),
        validation["y"].to_numpy(),
        natural["x"].to_numpy(),
        natural["y"].to_numpy(),
        rows["prior"].to_numpy(),
    )


def hear(
    read: Read, networks: Mapping[str, Network], rows: HeldOut, told: Callable[[], None]
) -> Heard:
    """Ask every method in ``compared.METHODS``.

    Parameters
    ----------
    read
        Reads a result by name.
    networks
        Every net of the comparison by name.
    told
        Called after each method.
    """
    heard = Heard({}, {}, {}, {})
    balanced = np.full(len(rows.known), 1 / len(rows.known))
    for method in METHODS:
        tree = read(method.result)
        if method.net is None:
            said = tree["predictions"]
            heard.validation[method.name] = said["validation"].to_numpy().astype(np.float64)
            heard.natural[method.name] = said["natural"].to_numpy().astype(np.float64)
        else:
            network = networks[method.net]
            plain = say(tree, rows.x, network)
            corrected = say(tree, rows.natural_x, network, prior=rows.known)
            heard.validation[method.name] = plain.p
            # the doubt is needed as corrected, the probabilities both ways
            heard.natural[method.name] = measures.correct_prior(corrected.p, balanced, rows.known)
            heard.natural_said[method.name] = corrected
            if method.name in shift.GRADED:
                heard.noisy[method.name] = {0.0: plain} | {
                    severity: say(tree, shift.noisy(rows.x, severity), network)
                    for severity in shift.SEVERITIES[1:]
                }
        told()
    return heard


def hear_left_out(
    read: Read, network: Network, rows: HeldOut, told: Callable[[], None]
) -> dict[str, dict[str, Said]]:
    """Ask the nets that never saw some rows, and the one that saw all, with as many chains.

    Returns
    -------
    ``all`` and what was left out, to method, to what it says of the validation rows and of
    the natural ones behind them.
    """
    fits: Mapping[str, str] = {**LEFT_OUT, "all": "cover-sampled"}
    found: dict[str, dict[str, Said]] = {}
    chains = 0
    for kind, name in fits.items():
        tree = read(name)
        chains = max(chains, tree["posterior"].sizes["chain"]) if kind != "all" else chains
        found[kind] = shift.said_by_one_fit(
            tree, network, chains, rows.x, rows.natural_x, rows.known
        )
        told()
    return found
