"""What pages and slides are rendered from, read from what the build has made so far."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from bayestalk import recipes
from bayestalk.content import provenance
from bayestalk.content.head import Terrain, terrain
from bayestalk.content.materials import Materials
from bayestalk.drawing import Drawing
from bayestalk.figures import FIGURES
from bayestalk.pipeline import address, figures, sources
from bayestalk.pipeline.layout import Layout
from bayestalk.summaries.numbers import groups

T = TypeVar("T")


class OnDisk(Mapping[str, T]):
    """Things by name, each read when it is first asked for."""

    def __init__(self, names: list[str], read: Callable[[str], T]) -> None:
        self._names = names
        self._read = read
        self._found: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._found:
            self._found[name] = self._read(name)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


def materials(layout: Layout) -> Materials:
    """Gather what pages and slides are made of; drawings and origins only as they are used."""
    numbers = {"site": address.facts()} | {
        name: json.loads(path.read_text(encoding="utf-8"))
        for name in (*groups(recipes.read(layout.root / "recipes.toml")), "downloads")
        if (path := layout.numbers / f"{name}.json").is_file()
    }

    def drawing(name: str) -> Drawing:
        return figures.read(layout.figures / f"{name}.json")

    def origin(name: str) -> str:
        return provenance.sentence(FIGURES[name].summaries, numbers)

    return Materials(
        chapters={path.name: path.read_text(encoding="utf-8") for path in sources.chapters(layout)},
        pages={
            path.relative_to(layout.docs).as_posix(): path.read_text(encoding="utf-8")
            for path in sources.pages(layout)
        },
        drawings=OnDisk(list(FIGURES), drawing),
        origins=OnDisk(list(FIGURES), origin),
        numbers=numbers,
        pictures=frozenset(
            path.relative_to(layout.docs).as_posix() for path in sources.pictures(layout)
        ),
        notebooks=tuple(path.stem for path in sources.notebooks(layout)),
        read=lambda path: (layout.root / path).read_text(encoding="utf-8"),
        modules=layout.node_modules,
        cache=layout.build / "formulas",
        terrain=_terrain(layout),
    )


def _terrain(layout: Layout) -> Terrain | None:
    """The mountain; what needs it waits until it is there."""
    if not layout.landscape.is_file():
        return None
    return terrain(json.loads(layout.landscape.read_text(encoding="utf-8")))
