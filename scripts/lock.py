"""Write the lock files: every package, its version and its hashes, and no download address.

Usage: python3 scripts/lock.py
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from commands import Stop, run
from setup import ROOT, VENV, find_uv

COMMON = (
    *("pip", "compile", "--quiet", "--universal", "--upgrade", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock"),
)
RUNTIME = (*COMMON, "--python-version", "3.12", "pyproject.toml", "-o", "requirements.lock")
DEV = (
    *(*COMMON, "--python-version", "3.12", "--extra", "dev", "--extra", "dask", "pyproject.toml"),
    *("-c", "requirements.lock", "-o", "requirements-dev.lock"),
)
UV = (
    *(*COMMON, "--python-version", "3.8", "scripts/requirements-uv.in"),
    *("-o", "requirements-uv.lock"),
)


def main() -> int:
    """Write all lock files; 0 where it worked."""
    os.chdir(ROOT)
    env = {**os.environ, "PATH": f"{(VENV / 'bin').resolve()}{os.pathsep}{os.environ['PATH']}"}
    npm = (
        *(str(VENV / "bin" / "npm"), "install", "--package-lock-only", "--ignore-scripts"),
        *("--omit-lockfile-registry-resolved", "--no-audit", "--no-fund"),
    )
    try:
        uv = find_uv()
        run("Pinning the runtime packages", [uv, *RUNTIME])
        run("Pinning the test tools", [uv, *DEV])
        run("Pinning uv", [uv, *UV])
        if Path("package.json").exists():
            run("Pinning the npm packages", npm, env)
    except Stop as stopped:
        print(f"lock: {stopped}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
