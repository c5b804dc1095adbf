"""Nothing damaged is ever taken for what was made: each is noticed, named, and made anew."""

import io
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest

from bayestalk import results, storage
from bayestalk.content.mathematics import Formula, typeset
from bayestalk.pipeline import records, runner
from bayestalk.pipeline.files import files_under, sha256
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.plan import plan
from bayestalk.pipeline.records import State
from bayestalk.pipeline.steps import Step, record_path

from .elsewhere import ROOT

SEED = 20171127


@dataclass(frozen=True)
class Entry:
    """A file that the project reads back, and how one sees that it is not what was written.

    ``told`` gives nothing where the file passes for sound, and else what is said about it.
    """

    kind: str
    path: Path
    told: Callable[[], str]


def damaged(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    """Data cut off somewhere, or with one bit turned; with words for it."""
    if rng.random() < 0.5 or not data:
        at = rng.randrange(max(1, len(data)))
        return data[:at] or (b"" if data else b"?"), f"cut off after {at} bytes"
    at, bit = rng.randrange(len(data)), rng.randrange(8)
    turned = bytearray(data)
    turned[at] ^= 1 << bit
    return bytes(turned), f"bit {bit} of byte {at} turned"


@contextmanager
def spoiled(path: Path, rng: random.Random) -> Iterator[str]:
    """A file damaged while the block runs, its time kept; gives what was done to it."""
    before, times = path.read_bytes(), path.stat()
    after, words = damaged(before, rng)

    def put(data: bytes) -> None:
        path.write_bytes(data)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    put(after)
    try:
        yield words
    finally:
        put(before)


@pytest.fixture(scope="module")
def layout(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A copy of all that was built and frozen, beside the sources."""
    root = tmp_path_factory.mktemp("copy")
    for name in ("build", "results"):
        shutil.copytree(ROOT / name, root / name, copy_function=shutil.copy2, symlinks=True)
    for path in ROOT.iterdir():
        if path.name not in {"build", "results", ".git"}:
            (root / path.name).symlink_to(path)
    return Layout(root)


@pytest.fixture(scope="module")
def entries(layout: Layout) -> dict[str, list[Entry]]:
    """Every file that is read back, by kind."""
    found = [*_of_steps(layout), *_of_results(layout), *_sealed(layout)]
    return {
        kind: [one for one in found if one.kind == kind] for kind in sorted({e.kind for e in found})
    }


def _of_steps(layout: Layout) -> Iterator[Entry]:
    def moved(path: Path) -> Path:
        return layout.root / path.relative_to(ROOT) if path.is_relative_to(ROOT) else path

    # planned where the sources are, and looked at in the copy
    for planned in plan(Layout(ROOT)):
        reads, writes = (tuple(map(moved, paths)) for paths in (planned.reads, planned.writes))
        listing = planned.manifest and (moved(planned.manifest[0]), moved(planned.manifest[1]))
        made = replace(planned, root=layout.root, reads=reads, writes=writes, manifest=listing)

        def told(made: Step = made) -> str:
            (finding,) = records.look([made])
            return "" if finding.state is State.FRESH else f"{finding.name}: {finding.reason}"

        yield Entry("record", record_path(layout, made.name), told)
        for path in made.writes:
            yield Entry(f"{made.kind} made", path, told)
        if made.name == "site/site":
            for path in files_under(layout.site):
                yield Entry("published page", path, told)


def _of_results(layout: Layout) -> Iterator[Entry]:
    for path in files_under(layout.results, "*.nc", "*.json"):
        name = path.stem
        key = results.provenance(name, layout.results).key

        def told(name: str = name, key: str = key) -> str:
            state = results.state(name, key, layout.results)
            return "" if state == State.FRESH else f"{name} is {state}"

        yield Entry(f"result {path.suffix}", path, told)


def _sealed(layout: Layout) -> Iterator[Entry]:
    """Sealed entries: typeset formulas and others, and a finished chain as it is kept."""
    chain = io.BytesIO()
    np.savez(chain, w1=np.random.default_rng(SEED).normal(size=(500, 3, 4)))
    kept = layout.root / ".kept" / "chain-0.sealed"
    storage.write_sealed(kept, chain.getvalue())
    kinds = {kept: "chain"} | {
        path: "formula" if path.parent.name == "formulas" else "sealed file"
        for path in files_under(layout.build)
        if storage.read_sealed(path) is not None
    }
    for path, kind in kinds.items():
        yield Entry(
            kind, path, lambda path=path: str(path) if storage.read_sealed(path) is None else ""
        )


@pytest.mark.slow
def test_everything_is_sound_at_first(entries: dict[str, list[Entry]]) -> None:
    """What was just built and frozen is found to be whole, and all kinds of entries are met."""
    kinds = {"record", "figure made", "summary made", "site made", "result .nc", "result .json"}
    assert entries.keys() >= kinds | {"formula", "chain", "published page"}
    told = {str(one.path): one.told() for found in entries.values() for one in found}
    assert {path: words for path, words in told.items() if words} == {}


@pytest.mark.slow
def test_no_damage_is_accepted(entries: dict[str, list[Entry]], full: bool) -> None:
    """A truncation or a turned bit anywhere is noticed and named, though the time is the same."""
    rng = random.Random(SEED)
    kinds = cycle(entries)
    accepted = []
    for _ in range(1000 if full else 60):
        one = rng.choice(entries[next(kinds)])
        with spoiled(one.path, rng) as words:
            try:
                noticed = one.told()
            except Exception as error:
                noticed = ""
                words += f", and then {type(error).__name__}"
        if not noticed:
            accepted.append(f"{one.kind}: {one.path.name}, {words}")
    assert accepted == []


def test_damaged_formulas_are_typeset_anew(tmp_path: Path, full: bool) -> None:
    """A formula's entry that is damaged gives the same MathML as before, and is mended."""
    rng = random.Random(SEED)
    formulas = [Formula(f"x_{{{number}}}^2") for number in range(5)]
    modules = ROOT / "node_modules"
    first = typeset(formulas, modules, tmp_path)
    sealed = {path: path.read_bytes() for path in files_under(tmp_path)}
    assert len(sealed) == len(formulas)
    for _ in range(20 if full else 2):
        for path, data in sealed.items():
            path.write_bytes(damaged(data, rng)[0])
        assert typeset(formulas, modules, tmp_path) == first
        assert {path: path.read_bytes() for path in sealed} == sealed


@pytest.fixture
def small(tmp_path: Path) -> tuple[Layout, list[Step]]:
    """A project of two steps that copy a file, built."""
    layout = Layout(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "word.md").write_text("Posterior " * 20)
    files = [layout.docs / "word.md", layout.build / "one.md", layout.build / "two.md"]
    run = "bayestalk.pipeline.assets:copy"
    steps = [
        Step(f"x/{number}", run, tmp_path, (files[number],), (files[number + 1],), "1")
        for number in (0, 1)
    ]
    runner.run(steps, layout)
    return layout, steps


def _made_and_remembered(layout: Layout) -> list[Path]:
    """Every file under ``build``: what was made, records, and what pytask remembers."""
    return [path for path in files_under(layout.build) if path.name != ".gitignore"]


def _built_again(layout: Layout, steps: list[Step], made: dict[Path, str | None]) -> str:
    """What is still wrong after a build; nothing where all is as it was."""
    try:
        outcome = runner.run(steps, layout)
        stale = [one for one in records.look(steps) if one.state is not State.FRESH]
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    wrong = [str(path.name) for path in made if sha256(path) != made[path]]
    return ", ".join([*map(str, outcome.errors), *(one.reason for one in stale), *wrong])


@pytest.mark.slow
def test_what_is_damaged_is_made_anew(small: tuple[Layout, list[Step]], full: bool) -> None:
    """After any damage below ``build``, its time kept, one build makes all whole again."""
    layout, steps = small
    rng = random.Random(SEED)
    made = {path: sha256(path) for step in steps for path in step.writes}
    unmended = []
    for number in range(60 if full else 10):
        files = _made_and_remembered(layout)
        path = files[number % len(files)]
        times = path.stat()
        data, words = damaged(path.read_bytes(), rng)
        path.write_bytes(data)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        said = _built_again(layout, steps, made)
        if said:
            unmended.append(f"{path.relative_to(layout.build)}, {words}: {said}")
            shutil.rmtree(layout.build)
            runner.run(steps, layout)
    assert unmended == []
