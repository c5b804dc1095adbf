"""The matrices: shapes that conform, numbers and densities in the cells."""

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from bayestalk.network import Activation, Layer, Network
from bayestalk.views import cells as cells_
from bayestalk.views import matrices
from bayestalk.views.cells import bounded, from_summary, from_values
from bayestalk.views.scene import Group, Path, Rect

from .making import DEEP, summary_of
from .reading import cells_of, check_drawing, check_scene, names


def test_shapes_are_the_parameters(network: Network) -> None:
    """Each parameter has as many rows and columns of cells as the model's array."""
    scene = matrices.scene(network, {})
    for parameter in network.parameters:
        shape = parameter.shape if len(parameter.shape) == 2 else (1, *parameter.shape)
        boxes = [rect.box() for rect in cells_of(scene, parameter.name)]
        assert len({box.top for box in boxes}) == shape[0]
        assert len({box.left for box in boxes}) == shape[1]


def test_shapes_conform_and_are_written() -> None:
    """The chain reads (1×4)(4×3)+(1×3), then (1×3)(3×1)+(1×1)."""
    texts = [text.text for text in matrices.scene(DEEP, {}).texts()]
    shapes = [text for text in texts if text.startswith("(")]
    assert shapes == [
        *("(1×4)", "(4×3)", "(1×3)", "(1×3)", "(1×3)"),
        *("(1×3)", "(3×1)", "(1×1)", "(1×1)", "(1×1)"),
    ]


def test_every_value_has_a_cell(network: Network) -> None:
    """Inputs, sums, hidden values and outputs have cells beside the parameters."""
    found = names(matrices.draw(network, {}, "m").svg)
    assert set(cells_.all_ids(network)) <= found


@pytest.mark.parametrize("show", ["numbers", "densities"])
def test_drawings_hold(network: Network, summary: xr.Dataset, show: matrices.Show) -> None:
    """Numbers and densities have room, at both widths, in valid SVG."""
    known = bounded(from_summary(summary), network)
    check_scene(matrices.scene(network, known, show, note="somewhere"))
    check_scene(matrices.narrow_scene(network, known, show))
    check_drawing(matrices.draw(network, known, "m", show=show, note="somewhere"), "m")


def test_numbers_and_densities_share_their_places(network: Network, summary: xr.Dataset) -> None:
    """From numbers to densities no cell moves."""
    known = from_summary(summary)
    before, after = (matrices.scene(network, known, show) for show in ("numbers", "densities"))
    for array in ("w1", "b1", "y"):
        boxes = [[rect.box() for rect in cells_of(scene, array)] for scene in (before, after)]
        assert boxes[0] == boxes[1]


def test_inputs_stay_numbers(network: Network, summary: xr.Dataset) -> None:
    """What was observed is known, so its cells hold no density."""
    named = matrices.scene(network, from_summary(summary), "densities").named()
    for i in range(len(network.inputs)):
        cell = named[f"x[0,{i}]"][0]
        assert isinstance(cell, Group)
        assert not [mark for mark in cell.marks if isinstance(mark, Path)]


def test_the_number_is_the_one_given() -> None:
    """A cell shows its value with a true minus sign."""
    scene = matrices.scene(DEEP, from_values({"w1[2,1]": -0.734}))
    cell = scene.named()["w1[2,1]"][0]
    assert isinstance(cell, Group)
    assert [mark.text for mark in cell.marks if hasattr(mark, "text")] == ["−0.73"]


def _spread(summary: xr.Dataset, name: str) -> float:
    """How wide the curve of one cell is at half its height, in pixels."""
    scene = matrices.scene(DEEP, from_summary(summary), "densities")
    cell = scene.named()[name][0]
    assert isinstance(cell, Group)
    curve = [m for m in cell.marks if isinstance(m, Path) and m.pen.stroke == "w"][-1]
    points = np.array(list(curve.points()))
    top, bottom = points[:, 1].min(), points[:, 1].max()
    high = points[points[:, 1] < (top + bottom) / 2]
    return float(np.ptp(high[:, 0]))


def test_wider_posteriors_draw_wider_densities() -> None:
    """On the same axis a posterior three times as wide draws a wider curve."""
    summary = summary_of(DEEP, spread=0.2)
    wider = summary.copy(deep=True)
    row = {"id": "w1[0,0]"}
    grid, mean = wider["grid"].loc[row], float(wider["mean"].loc[row])
    wider["grid"].loc[row] = mean + 3 * (grid - mean)
    wider["density"].loc[row] = wider["density"].loc[row] / 3
    narrow_px, wide_px = (_spread(s, "w1[0,0]") for s in (summary, wider))
    assert wide_px > 1.5 * narrow_px


def test_an_atom_is_a_bar_with_its_share() -> None:
    """Draws at exactly zero stand as a bar as high as its cell, with their share beneath it."""
    summary = summary_of(DEEP)
    cell = from_summary(summary)["y[0,0]"]
    assert cell.density is not None
    known = from_summary(summary) | {
        "y[0,0]": replace(cell, density=replace(cell.density, atom=0.31))
    }
    for scene in (
        matrices.scene(DEEP, known, "densities"),
        matrices.narrow_scene(DEEP, known, "densities"),
    ):
        check_scene(scene)
        drawn = scene.named()["y[0,0]"][0]
        assert isinstance(drawn, Group)
        cell = drawn.box()
        (bar,) = [m for m in drawn.marks if isinstance(m, Rect) and m.pen.fill == "ink"]
        assert bar.height > 0.8 * cell.height
        (share,) = [text for text in scene.texts() if text.text == "31 % at 0"]
        assert 0 <= share.box().top - cell.bottom < 10
        assert abs(share.box().middle[0] - cell.middle[0]) < cell.width / 2


def test_densities_end_where_values_end() -> None:
    """A density of tanh's values is folded back into −1 … 1, and keeps its mass."""
    summary = summary_of(DEEP, spread=1.0)
    before, after = from_summary(summary), bounded(from_summary(summary), DEEP)
    for unit in range(3):
        old, new = before[f"z1[0,{unit}]"].density, after[f"z1[0,{unit}]"].density
        assert old is not None
        assert new is not None
        assert new.grid[0] >= -1
        assert new.grid[-1] <= 1
        areas = [np.trapezoid(d.heights, d.grid) for d in (old, new)]
        assert areas[1] == pytest.approx(areas[0], abs=0.03)


def test_many_rows_are_left_out_and_counted() -> None:
    """A matrix too large for its cells says how many numbers it does not draw."""
    large = Network(
        "large",
        tuple(f"i{i}" for i in range(40)),
        (Layer(30, Activation.TANH),),
        tuple(f"o{i}" for i in range(30)),
    )
    scene = matrices.scene(large, {})
    titles = [mark.title for mark in scene.walk() if mark.title.endswith("not drawn")]
    drawn = len(cells_of(scene, "w1"))
    assert f"{40 * 30 - drawn:,} numbers not drawn" in titles


def test_inputs_and_output_are_named(network: Network, summary: xr.Dataset) -> None:
    """Above the cells of x and y stand the names of what they hold."""
    for scene in (
        matrices.scene(network, from_summary(summary)),
        matrices.narrow_scene(network, from_summary(summary)),
    ):
        texts = [text.text for text in scene.texts()]
        assert set(network.inputs) | set(network.outputs) <= set(texts)
        assert all(texts.count(name) == 2 for name in network.inputs)


def test_the_table_holds_the_numbers(network: Network, summary: xr.Dataset) -> None:
    """The table has a row for every cell: value, mean, SD and interval."""
    table = matrices.draw(network, from_summary(summary), "m").table
    assert table is not None
    assert len(table.rows) == summary.sizes["id"]
    assert {len(row) for row in table.rows} == {len(table.columns)} == {6}
    assert table.columns[1] == "as one number"


def test_the_same_cells_give_the_same_bytes(network: Network, summary: xr.Dataset) -> None:
    """Drawing twice gives the same SVG."""
    first, second = (
        matrices.draw(network, from_summary(summary), "m", show="densities") for _ in range(2)
    )
    assert first == second


def test_a_summary_without_densities_is_refused(summary: xr.Dataset) -> None:
    """A summary that lacks a variable is refused by name."""
    with pytest.raises(ValueError, match="no density: cells need"):
        from_summary(summary.drop_vars("density"))
