"""``bayestalk why`` and ``bayestalk status``: what made what, when, and what has changed."""

from collections.abc import Iterator

from bayestalk import results
from bayestalk.pipeline import records
from bayestalk.pipeline.fits import files_of
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.records import Finding, State
from bayestalk.pipeline.steps import Step
from bayestalk.pipeline.survey import SIGNS, Survey, known, survey

KINDS = (
    *("result", "summary", "numbers", "figure", "page", "slide"),
    *("deck", "pdf", "bundle", "sheet", "picture", "notebook", "asset", "site"),
)


def why(layout: Layout, name: str) -> None:
    """Print what one thing is made from, down to data and recipe.

    Raises
    ------
    NameUnknownError
        Where nothing goes by that name.
    """
    found = survey(layout)
    full = known(found, name)
    finding = found.findings[full]
    print(f"{full} is {finding.state}{f': {finding.reason}' if finding.reason else '.'}")
    for cause in _causes(found, finding):
        print(f"  {cause.name} is {cause.state}: {cause.reason}")
    if full in found.steps:
        made = found.steps[full]
        for path in made.writes:
            print(f"  {layout.relative(path)}")
        record = records.read(made)
        if record:
            print(f"  made {record['finished']} in {record['seconds']} s")
    print("Made from:")
    for line in _tree(found, full, set()):
        print(f"  {line}")


def _causes(found: Survey, finding: Finding) -> Iterator[Finding]:
    """What something waits for, down to what changed by itself."""
    while finding.because:
        finding = found.findings[finding.because]
        yield finding


def _tree(found: Survey, full: str, told: set[str], depth: int = 0) -> Iterator[str]:
    if full in told:
        return
    told.add(full)
    indent = "  " * depth
    if full.startswith("result/"):
        yield from (f"{indent}{line}" for line in _of_result(found, full))
        return
    made = found.steps[full]
    for path in made.sources:
        yield f"{indent}{found.layout.relative(path)}"
    makers = found.maker
    for path in made.reads:
        maker = makers.get(path)
        if maker is None:
            yield f"{indent}{found.layout.relative(path)}"
        elif maker not in told:
            sign = SIGNS[found.findings[maker].state]
            yield f"{indent}{sign} {maker}"
            yield from _tree(found, maker, told, depth + 1)
    code = _code(made)
    if code:
        yield f"{indent}code of {code}"


def _code(made: Step) -> str:
    """The modules that a step runs, in a few words."""
    modules = sorted(str(name) for name in dict(made.made_of["code"]))  # type: ignore[call-overload]
    ours = [name.removeprefix("bayestalk.") for name in modules]
    more = f" and {len(ours) - 4} more" if len(ours) > 4 else ""
    return f"{', '.join(ours[:4])}{more}"


def _of_result(found: Survey, full: str) -> Iterator[str]:
    """Data, recipe, seed, code, time and diagnostics of a frozen result."""
    try:
        known_ = results.provenance(full.removeprefix("result/"), found.layout.results)
    except results.ResultError as error:
        yield str(error)
        return
    parts, made = known_.parts, known_.made
    recipe = parts.get("recipe", {})
    if recipe:
        told = ", ".join(f"{name} {value}" for name, value in recipe.items() if name != "settings")
        yield f"recipe: {told}"
        settings = ", ".join(f"{name} {value}" for name, value in recipe["settings"].items())
        yield f"settings: {settings or 'none'}"
    for name, fit in parts.get("fits", {}).items():
        yield f"result/{name} ({fit[:12]})"
    yield "data: " + ", ".join(
        f"{name} {str(value)[:12]}" for name, value in sorted(parts.get("data", {}).items())
    )
    modules = sorted(name.removeprefix("bayestalk.") for name in parts.get("code", {}))
    yield f"code of {', '.join(modules)}"
    libraries = parts.get("libraries", {})
    yield "libraries: " + ", ".join(f"{name} {version}" for name, version in libraries.items())
    commit = f", commit {str(made['commit'])[:12]}" if made.get("commit") else ""
    yield f"made {made['date']} in {made['seconds']} s on {made['machine']}{commit}"


def status(layout: Layout) -> None:
    """Print the whole graph by kind, and how long a rebuild would take."""
    found = survey(layout)
    for kind in KINDS:
        ours = [one for one in found.findings.values() if one.name.startswith(f"{kind}/")]
        if not ours:
            continue
        bad = [one for one in ours if one.state is not State.FRESH]
        print(f"{kind:9}{len(ours):4}  {f'{len(bad)} to make anew' if bad else 'all fresh'}")
        for one in bad if len(ours) > 1 or bad else ():
            seconds = _seconds(found, one.name)
            time = f" ({told(seconds)})" if seconds is not None else ""
            print(f"    {SIGNS[one.state]} {one.name.split('/', 1)[1]}{time}: {one.reason}")
    every = [_seconds(found, name) for name in found.findings]
    bad_names = [one.name for one in found.findings.values() if one.state is not State.FRESH]
    print(f"\nTo make everything anew takes {_sum(every)}, by the times of the last runs.")
    if bad_names:
        print(f"To make anew what is not fresh: {_sum([_seconds(found, n) for n in bad_names])}.")


def _seconds(found: Survey, name: str) -> float | None:
    """How long something took the last time; None where nobody knows."""
    if name.startswith("result/"):
        try:
            made = results.provenance(files_of(found.layout, name)[0].stem, found.layout.results)
        except results.ResultError:
            return None
        return float(made.made["seconds"])
    record = records.read(found.steps[name])
    return float(record["seconds"]) if record else None


def _sum(seconds: list[float | None]) -> str:
    there = [one for one in seconds if one is not None]
    unknown = len(seconds) - len(there)
    more = f" and what {unknown} steps take that never ran here" if unknown else ""
    return told(sum(there)) + more


def told(seconds: float) -> str:
    """A time as people say it: ``12 s``, ``11 min``."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
