"""Notebooks: their Python source is run from the frozen results, and kept as .ipynb."""

import os
import re
import warnings
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.preprocessors import CoalesceStreamsPreprocessor

from bayestalk.pipeline.files import write
from bayestalk.pipeline.steps import Step

SECONDS = 600
TRIES = 4
# xarray's and ArviZ's rich output holds random ids and a style sheet; their plain text is kept
UNSTABLE = re.compile(r"xr-wrap|xr-text-repr-fallback|id=\"[0-9a-f-]{36}\"")
ADDRESS = re.compile(r" at 0x[0-9a-f]+>")


class NotebookError(Exception):
    """A cell failed; the message names the notebook, the cell and the error."""


def run(step: Step) -> None:
    """Run one notebook and write it with its outputs."""
    source, root = str(step.arguments["source"]), step.root
    os.environ.update(own_settings(step.layout.build))
    notebook = jupytext.read(root / source, fmt="py:percent")
    name_cells(notebook)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the kernel's own, about sockets
        try:
            execute(notebook, str(root))
        except CellExecutionError as error:
            number = sum(1 for cell in notebook.cells if cell.get("execution_count")) or 1
            msg = f"{source}, code cell {number}: {error.ename}: {error.evalue}"
            raise NotebookError(msg) from None
    settle(notebook)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    write(step.only, text + "\n")


def own_settings(build: Path) -> dict[str, str]:
    """Environment in which no reader's start-up files and machine change what is shown."""
    settings = build / ".ipython" / "matplotlibrc"
    write(settings, "")
    return {
        "IPYTHONDIR": str(settings.parent),
        "MATPLOTLIBRC": str(settings),
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",
    }


def execute(notebook: Any, folder: str) -> None:
    """Run every cell in a kernel of its own.

    A kernel looks for free ports and opens them a moment later; when another program takes one
    in between, the kernel never answers, and another try is all it needs.
    """
    for tries_left in reversed(range(TRIES)):
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            startup_timeout=40,
            kernel_name="python3",
            resources={"metadata": {"path": folder}},
            record_timing=False,
            extra_arguments=["--log-level=40"],  # nothing of its own on the terminal but errors
        )
        try:
            client.execute()
        except RuntimeError as error:
            if not tries_left or "ernel" not in str(error):
                raise
        else:
            return


def name_cells(notebook: Any) -> None:
    """Give cells ids that do not change from run to run."""
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number}"


def settle(notebook: Any) -> None:
    """Leave out of a notebook what would differ on another machine or at another time.

    A cell's ``alt`` (``# %% alt="…"`` in the source) becomes that of its pictures. A kernel under
    load sends what a cell prints in pieces, cut anywhere; they become one text again.
    """
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    pieces = CoalesceStreamsPreprocessor()  # type: ignore[no-untyped-call]
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell["outputs"] = [out for out in cell["outputs"] if out.get("name") != "stderr"]
            pieces.preprocess_cell(cell, {}, 0)  # type: ignore[no-untyped-call]
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "alt" in cell.metadata:
                output["metadata"] = {kind: {"alt": cell.metadata["alt"]} for kind in data}
            if UNSTABLE.search(data.get("text/html", "")):
                data.pop("text/html")
            if "text/plain" in data:
                data["text/plain"] = ADDRESS.sub(">", data["text/plain"])
