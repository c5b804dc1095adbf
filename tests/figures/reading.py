"""Read a drawing back as data."""

import re

import numpy as np
from lxml import etree
from numpy.typing import NDArray

SVG = "{http://www.w3.org/2000/svg}"


def element(svg: str, ident: str) -> etree._Element:
    """The element with this id."""
    found = etree.fromstring(svg).xpath(f'//*[@id="{ident}"]')
    assert found, f"no {ident} among {re.findall(r' id=.([^ >]+)', svg)}"
    return found[0]


def points(svg: str, ident: str) -> NDArray[np.float64]:
    """Every corner of the paths under an id, (points, 2), in the drawing's pixels."""
    paths = [str(e.get("d")) for e in element(svg, ident).iter() if e.get("d")]
    shifts = [
        [float(n) for n in re.findall(r"-?[\d.]+", e.get("transform", "0 0"))]
        for e in element(svg, ident).iter()
        if e.get("d")
    ]
    return np.concatenate(
        [corners(path) + shift for path, shift in zip(paths, shifts, strict=True)]
    )


def corners(path: str) -> NDArray[np.float64]:
    """The end points of a path's steps, as a browser follows them."""
    out: list[tuple[float, float]] = []
    at = np.zeros(2)
    for letter, rest in re.findall(r"([MlcqzZ])([^MlcqzZ]*)", path):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", rest)]
        step = {"M": 2, "l": 2, "c": 6, "q": 4, "z": 0, "Z": 0}[letter]
        for i in range(0, len(numbers), step or 1):
            end = np.array(numbers[i + step - 2 : i + step])
            at = end if letter == "M" else at + end
            out.append((float(at[0]), float(at[1])))
    return np.array(out)


def texts(svg: str) -> list[str]:
    """Every label."""
    return [str(t.text) for t in etree.fromstring(svg).iter(f"{SVG}text")]
