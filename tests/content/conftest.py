"""A talk of two small chapters, with its one figure and one number."""

from pathlib import Path

import pytest

from bayestalk.content.head import Contour, Terrain
from bayestalk.content.materials import Materials
from bayestalk.drawing import Drawing, Table

from .sample import FIRST, GLOSSARY, MODEL, SECOND, SVG

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def modules() -> Path:
    """What npm installed."""
    return ROOT / "node_modules"


@pytest.fixture
def materials(modules: Path) -> Materials:
    """Two chapters, a home page and a glossary."""
    return Materials(
        chapters={"01-line.md": FIRST, "02-end.md": SECOND},
        pages={"glossary.md": GLOSSARY, "index.md": "# Home\n\nSee [the line](01-line.md).\n"},
        drawings={"line-function": Drawing(SVG, 10, 5, Table(("name", "mean"), (("w", "−6.5"),)))},
        numbers={
            "line": {"n": 30, "slope": -6.52},
            "site": {"url": "https://talk.example/here/", "version": "1.2.3"},
        },
        read={"model.py": MODEL}.__getitem__,
        modules=modules,
        origins={"line-function": "Linear regression, NUTS, seed 1."},
        notebooks=("linear",),
        terrain=Terrain(
            x=(0, 1, 2, 3),
            height=(1, 2, 4, 1),
            places={"valley": 0, "summit": 2},
            contours=(Contour(1, (0, 1, 2), (0, 1, 0)), Contour(2, (1, 1.5), (0, 0.5))),
        ),
    )
