from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import v4

from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.notebooks import NotebookError, name_cells, run, settle
from bayestalk.pipeline.steps import Step


def notebook(**data: str) -> Any:
    """A notebook of one cell with one output."""
    output = v4.new_output("execute_result", data)
    cell = v4.new_code_cell("x", outputs=[output], metadata={"alt": "A falling line"})
    return v4.new_notebook(
        cells=[cell], metadata={"language_info": {"name": "python", "version": "3.13.0"}}
    )


def test_what_differs_by_machine_is_left_out() -> None:
    """Versions, addresses in memory and random ids do not reach the published notebook."""
    made = notebook(**{"text/plain": "<Line at 0x7f1a>", "text/html": '<div class="xr-wrap">'})
    settle(made)
    assert made.cells[0].outputs[0].data == {"text/plain": "<Line>"}
    assert "version" not in made.metadata.language_info


def test_what_came_in_pieces_is_one_text() -> None:
    """However a kernel cut what a cell printed, and whatever it warned of between, it is whole."""
    pieces = (("stdout", "2997 m"), ("stderr", "slow"), ("stdout", "\n"), ("stdout", "3208 m\n"))
    made = notebook(**{"image/png": "AAAA"})
    streams = [v4.new_output("stream", name=name, text=text) for name, text in pieces]
    made.cells[0].outputs = [*streams, *made.cells[0].outputs, streams[-1].copy()]
    settle(made)
    texts = [output.get("text", "a picture") for output in made.cells[0].outputs]
    assert texts == ["2997 m\n3208 m\n", "a picture", "3208 m\n"]


def test_pictures_get_their_words() -> None:
    """A cell's alternative text goes with its picture."""
    made = notebook(**{"image/png": "AAAA"})
    settle(made)
    assert made.cells[0].outputs[0].metadata["image/png"]["alt"] == "A falling line"


def test_cells_have_lasting_names() -> None:
    """Cells are numbered, so that two runs give the same file."""
    made = notebook()
    name_cells(made)
    assert made.cells[0]["id"] == "cell-1"


@pytest.fixture
def written(tmp_path: Path) -> Step:
    """A step that runs a small notebook."""
    (tmp_path / "n.py").write_text("# %% [markdown]\n# # Sum\n# %%\n1 + 1\n")
    target = Layout(tmp_path).pages / "n.ipynb"
    return Step("notebook/n", "", tmp_path, (tmp_path / "n.py",), (target,), "", {"source": "n.py"})


@pytest.mark.slow
def test_a_notebook_runs_and_repeats_itself(written: Step) -> None:
    """A notebook is published with its outputs, the same bytes every time."""
    run(written)
    first = written.only.read_bytes()
    read: Any = nbformat.read(written.only, as_version=4)  # type: ignore[no-untyped-call]
    assert read.cells[1].outputs[0].data["text/plain"] == "2"
    run(written)
    assert written.only.read_bytes() == first


@pytest.mark.slow
def test_a_slow_kernel_changes_nothing(written: Step) -> None:
    """What a cell prints slowly is published as if it had printed it at once."""
    cell = "# %%\nimport time\nprint('one', flush=True)\ntime.sleep(0.5)\nprint('two')\n"
    written.reads[0].write_text(cell)
    run(written)
    read: Any = nbformat.read(written.only, as_version=4)  # type: ignore[no-untyped-call]
    assert [output.text for output in read.cells[0].outputs] == ["one\ntwo\n"]


@pytest.mark.slow
def test_a_failing_cell_is_named(written: Step) -> None:
    """A cell that fails stops the build with notebook, cell and error, in one line."""
    written.reads[0].write_text("# %%\n1 + 1\n# %%\n1 / 0\n")
    with pytest.raises(NotebookError, match=r"^n\.py, code cell 2: ZeroDivisionError: division"):
        run(written)
