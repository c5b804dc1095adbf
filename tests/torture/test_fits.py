"""Fits that are killed go on, and fits that many builds want are made once."""

import re
import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from .fitting import RECIPE, Build, start


def chains_of(folder: Path) -> set[int]:
    """Numbers of the chains that are kept, 1 the first."""
    return {int(path.name.split("-")[1]) + 1 for path in folder.glob("cache/chains/*/chain-?")}


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fit_that_is_killed_goes_on(tmp_path: Path, full: bool, jobs: int) -> None:
    """However often it is killed, each of its workers loses at most the chain that it ran.

    The numbers that are frozen in the end are those of a fit that nobody disturbed.
    """
    length = "draws = 250, tune = 150" if full else "draws = 60, tune = 60"
    settings = f"{{ chains = {6 if full else 4}, {length}, target_accept = 0.95 }}"
    recipe = RECIPE.format(
        name="small",
        data="hillshade",
        network="deepnet",
        model="deepnet",
        settings=settings,
        seed=7,
    )
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    for folder in (calm, killed):
        folder.mkdir()
        (folder / "recipes.toml").write_text(recipe)
    began = time.monotonic()
    with start(calm, ["small"], jobs) as build:
        said = build.said()
    assert build.process.returncode == 0, said
    horizon = time.monotonic() - began
    wanted = (calm / "results" / "small.nc").read_bytes()

    rng = np.random.default_rng(20)
    kills, whole, lost = 20 if full else 2, 0, []
    while kills:
        before = chains_of(killed)
        with start(killed, ["small"], jobs) as build:
            if ended(build, float(rng.uniform(0, horizon))):
                whole += 1
                check(killed, wanted, build)
                continue
            build.kill()
            _, told = build.said()
        kills -= 1
        after = chains_of(killed)
        if (killed / "results" / "small.json").exists():
            # killed when all was frozen: chains are being given up, and none is wanted any more
            lost.append(0)
            continue
        assert before <= after
        ran = {int(number) for number in re.findall(r"small, chain (\d): 0 of", told)}
        lost.append(len(ran - after))
    assert max(lost) <= jobs
    with start(killed, ["small"], jobs) as build:
        build.said()
        check(killed, wanted, build)
    print(f"{jobs} at once: {len(lost)} kills lost {lost} chains; {whole} fits ended before theirs")


def ended(build: Build, seconds: float) -> bool:
    """Whether a fit comes to its end in so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if build.process.poll() is not None:
            return True
        time.sleep(0.01)
    return build.process.poll() is not None


def check(folder: Path, wanted: bytes, build: Build) -> None:
    """A fit ended well, with the numbers that were wanted; give them up, to fit again."""
    assert build.process.returncode == 0, build.said()
    frozen = folder / "results" / "small.nc"
    assert frozen.read_bytes() == wanted
    for path in frozen.parent.iterdir():
        path.unlink()


@pytest.mark.slow
def test_builders_side_by_side_make_each_result_once(tmp_path: Path, full: bool) -> None:
    """None of them fails, each key is computed once, and the others wait or take it."""
    builders, count = (8, 20) if full else (3, 1)
    names = [f"small-{number}" for number in range(count)]
    settings = "{ chains = 2, draws = 100, tune = 100 }"
    texts = [
        RECIPE.format(
            name=name,
            data="temperature",
            network="linear-line",
            model="linear",
            settings=settings,
            seed=seed,
        )
        for seed, name in enumerate(names)
    ]
    (tmp_path / "recipes.toml").write_text("\n".join(texts))
    with ExitStack() as stack:
        running = [stack.enter_context(start(tmp_path, names, 1)) for _ in range(builders)]
        said = [build.said(1800) for build in running]
    assert [build.process.returncode for build in running] == [0] * builders, said
    lines = [line for out, _ in said for line in out.splitlines()]
    for name in names:
        assert len([line for line in lines if line.startswith(f"{name}: made in")]) == 1
        taken = [line for line in lines if line.startswith(f"{name}: taken from")]
        assert len(taken) == builders - 1
