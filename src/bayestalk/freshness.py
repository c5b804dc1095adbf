"""What a result is made of: digests of code, data and settings, and the key they give.

Code is compared as syntax trees, so that a comment, a docstring or a blank line changes
nothing; a module's digest covers every module of this package that it imports, however
deep. Nothing is imported here: sources are read as text.
"""

import ast
import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from bayestalk import memory

PACKAGE = "bayestalk"
SOURCE = Path(__file__).parent

#: Libraries whose minor version is part of what a fit gives.
INFERENCE_LIBRARIES = ("pymc", "pytensor", "jax", "blackjax", "nutpie", "numpy", "scikit-learn")


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


@cache
def module_path(module: str) -> Path | None:
    """Where the source of a module of this package is; None where there is none."""
    parts = module.split(".")[1:]
    for candidate in (
        SOURCE.joinpath(*parts).with_suffix(".py") if parts else SOURCE / "__init__.py",
        SOURCE.joinpath(*parts, "__init__.py"),
    ):
        if candidate.is_file():
            return candidate
    return None


def _plain(node: object) -> object:
    """A syntax tree as nested lists, alike on every Python from 3.12 on.

    Empty fields are left out, because newer versions add some; positions and docstrings say
    nothing about what the code does.
    """
    if isinstance(node, ast.AST):
        fields = []
        for name, value in ast.iter_fields(node):
            if name == "body" and isinstance(value, list):
                value = _without_docstring(node, value)
            if name in {"type_comment", "kind"} or value is None or value == []:
                continue
            fields.append([name, _plain(value)])
        return [type(node).__name__, fields]
    if isinstance(node, list):
        return [_plain(item) for item in node]
    return repr(node)


def _without_docstring(node: ast.AST, body: list[ast.stmt]) -> list[ast.stmt]:
    documented = isinstance(
        node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    )
    if (
        documented
        and body
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    ):
        return body[1:]
    return body


def syntax_digest(source: str) -> str:
    """The digest of what a piece of Python does, whatever its comments and docstrings."""
    tree = json.dumps(_plain(ast.parse(source)), separators=(",", ":"))
    return sha256(tree.encode())


def _named(module: str, source: str, *, is_package: bool) -> set[str]:
    """Every name of this package that a source imports, module or not, as full names."""
    found: set[str] = set()
    tree = ast.parse(source)
    for node in _run(tree, _never(tree)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                keep = len(parts) - node.level + (1 if is_package else 0)
                base = ".".join([*parts[:keep], *([base] if base else [])])
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
    return {name for name in found if name.split(".")[0] == PACKAGE}


def _never(tree: ast.Module) -> set[str]:
    """Names that are false when a module runs, so that nothing below ``if NAME:`` does."""
    return {"TYPE_CHECKING"} | {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and node.value.value is False
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _run(tree: ast.AST, never: set[str]) -> Iterator[ast.AST]:
    """Every node, but for those that do not run."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id in never:
            waiting.extend(node.orelse)
        else:
            waiting.extend(ast.iter_child_nodes(node))


def _modules(names: Iterable[str]) -> set[str]:
    """The modules among some names; importing ``bayestalk.a.b`` also runs ``bayestalk.a``."""
    ours: set[str] = set()
    for name in names:
        parts = name.split(".")
        for depth in range(2, len(parts) + 1):
            candidate = ".".join(parts[:depth])
            if module_path(candidate) is not None:
                ours.add(candidate)
    return ours


def imports(module: str, source: str, *, is_package: bool) -> set[str]:
    """The modules of this package that a source imports, relative imports included.

    The package's own ``__init__`` is left out: it holds names and the version, nothing that
    computes.
    """
    return _modules(_named(module, source, is_package=is_package)) - {module}


@cache
def _read(module: str) -> tuple[str, frozenset[str]]:
    path = module_path(module)
    if path is None:
        msg = f"no module {module!r} in {SOURCE}: name one as 'bayestalk.models.deepnet'"
        raise ModuleNotFoundError(msg)
    source = path.read_text(encoding="utf-8")

    def learn() -> list[Any]:
        try:
            named = _named(module, source, is_package=path.name == "__init__.py")
        except SyntaxError as error:
            error.filename = str(path)
            raise
        return [syntax_digest(source), sorted(named)]

    text = sha256(f"2 {module} {path.name}\n{source}".encode())
    digest, names = memory.recall("source", text, learn)
    return digest, frozenset(_modules(names) - {module})


def modules_behind(modules: Iterable[str], but: Container[str] = ()) -> dict[str, str]:
    """Every module that some modules run, themselves included, with its syntax digest.

    Parameters
    ----------
    but
        Modules that are left out with all that only they import: those that hold values of
        which the caller counts the ones that it uses.
    """
    digests: dict[str, str] = {}
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module in digests or module in but:
            continue
        digests[module], used = _read(module)
        waiting.extend(used)
    return dict(sorted(digests.items()))


def syntax_of(module: str) -> str:
    """The syntax digest of one module, whatever it imports."""
    return _read(module)[0]


def forget() -> None:
    """Read sources anew at the next look, after a file was edited."""
    _read.cache_clear()
    module_path.cache_clear()


def digest_of(value: object) -> str:
    """The digest of anything that JSON can hold, whatever the order of its keys."""
    return sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode())


def code_digest(modules: Iterable[str]) -> str:
    """One digest for some modules and all they import from this package."""
    return digest_of(modules_behind(modules))


def library_versions(names: Iterable[str] = INFERENCE_LIBRARIES) -> dict[str, str]:
    """The minor version of each library, e.g. ``{"pymc": "6.4"}``."""
    return {name: _minor_version(name) for name in names}


@cache
def _minor_version(library: str) -> str:
    return ".".join(metadata.version(library).split(".")[:2])


def key(parts: Mapping[str, object]) -> str:
    """The name of a result: the digest of all that made it."""
    return digest_of(parts)


def first_change(before: object, now: object, where: str = "") -> str:
    """The first part that differs, by name: ``code of bayestalk.models.deepnet``."""
    if isinstance(before, dict) and isinstance(now, dict):
        for name in sorted({*before, *now}, key=str):
            if before.get(name) != now.get(name):
                return first_change(before.get(name), now.get(name), f"{where} {name}".strip())
    return where or "what it is made of"
