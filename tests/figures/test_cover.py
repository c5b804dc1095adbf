"""Weights, predictions and scores of the forest net."""

import re
from itertools import pairwise

import numpy as np
import pytest

from bayestalk.figures import (
    benchmark,
    cases,
    confusion,
    coverage,
    elevation_classes,
    reliability,
    scores,
    shift,
    suppressing,
    twins,
    uncertainty_map,
    weights,
    weights_dots,
    weights_layer,
)
from bayestalk.theme import SCHEMES, Scheme, color

from . import factory
from .looking import Seen, contrast, lab, rgb
from .reading import corners, element, points, texts


def test_unsure_weights_fade() -> None:
    """The same mean is drawn fainter the larger its SD, and where that is larger not at all."""
    mean = np.full(4, 1.9)
    sd = mean / [3.1, 2.1, 1.1, 0.9]
    level, shade = suppressing.shades(mean, sd, 2.0)
    assert level.tolist() == [0, 1, 2, 3]
    assert np.all(np.diff(np.abs(shade)) < 0)
    assert shade[-1] == 0


def test_hue_is_the_sign() -> None:
    """Weights above and below zero differ in hue, not in strength."""
    _, shade = suppressing.shades(np.array([1.2, -1.2]), np.full(2, 0.1), 2.0)
    assert shade[0] == pytest.approx(-shade[1])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_surer_stands_out_more(scheme: Scheme) -> None:
    """Every tint of a surer level is farther from the ground, however small its mean."""
    ground = lab(rgb(color("ground", scheme)))

    def far(ink: str, alpha: float) -> float:
        over = Seen(ink, alpha, "fill", "").shade(scheme, rgb(color("ground", scheme)))
        return float(np.linalg.norm(lab(over) - ground))

    levels = [
        [far(ink, alpha) for ink in ("w", "ink") for alpha in tints]
        for tints in suppressing.TINTS[:-1]
    ]
    levels.append([far(*suppressing.DOUBT)])
    for surer, vaguer in pairwise(levels):
        assert min(surer) > max(vaguer) + 6  # of which 2 can just be seen


def test_small_and_sure_is_told_from_open() -> None:
    """A mean next to nothing, but many SDs from zero, is stronger than a large one in doubt."""
    mean, sd = np.array([0.01, 1.9]), np.array([0.001, 1.5])
    _, shade = suppressing.shades(mean, sd, 2.0)
    assert shade[0] > 2 * shade[1]


@pytest.mark.parametrize(("layer", "count"), [("1", 1320), ("2", 400), ("out", 140)])
def test_every_weight_has_its_cell(layer: str, count: int) -> None:
    """Nothing is left out: a cell for each weight, and those of the key."""
    drawing = weights.draw(factory.weights(), layer)
    # a bar for each input, a line for each group, two cells that say what fading is
    others = 66 + 6 + 2 if layer == "1" else 0
    boxes = sum(path.count("z") for path in re.findall(r' d="([^"]+)"', drawing.svg))
    assert boxes == count + sum(suppressing.STEPS) + others
    assert drawing.table is not None
    assert sum(int(row[1]) for row in drawing.table.rows) == count


def test_inputs_are_named_but_for_soils() -> None:
    """Each row of the first layer is named where there is room, and all of them in the table."""
    summary = factory.weights()
    drawing = weights.draw(summary, "1")
    names = {str(name) for name in summary["input"].to_numpy()}
    assert drawing.narrow is not None
    for svg in (drawing.svg, drawing.narrow):
        assert len(names & set(texts(svg))) == len(names) - 40
    assert drawing.table is not None
    assert {row[0] for row in drawing.table.rows} == names
    assert sum(size for _, size in drawing.table.sections) == len(names)


def test_vaguer_inputs_have_longer_bars() -> None:
    """The bar beside an input is as long as the mean SD of its weights is large."""
    summary = factory.weights()
    summary["sd_1"].loc[{"fit": "sampled"}] = 0.1
    summary["sd_1"].loc[{"fit": "sampled", "input": "input 3"}] = 0.4
    bars = points(weights.draw(summary, "1").svg, "weights-1-doubt-0").reshape(10, -1, 2)
    long = np.sort(np.ptp(bars[:, :, 0], axis=1))
    assert long[-1] == pytest.approx(4 * long[-2], abs=0.5)


def test_the_key_says_where_its_colours_end() -> None:
    """A weight beyond the key's ends has their colour, and the key says so."""
    found = weights_layer.layer_of(factory.weights(), "out", "sampled")
    words = texts(weights.draw(factory.weights(), "out").svg)
    assert f"≥ {found.reach:g}" in words
    assert f"≤ −{found.reach:g}" in words


@pytest.mark.parametrize(
    ("layer", "fit", "told"), [("3", "sampled", "1, 2, out"), ("1", "x", "advi")]
)
def test_an_unknown_layer_or_fit_is_refused(layer: str, fit: str, told: str) -> None:
    """The message says what there is to choose from."""
    with pytest.raises(ValueError, match=rf"no (layer '3'|fit 'x').*{told}"):
        weights.draw(factory.weights(), layer, fit=fit)


def test_other_fit_has_other_ids() -> None:
    """The same layer by another fit can stand on the same page."""
    svg = weights.draw(factory.weights(), "2", fit="advi").svg
    assert 'id="weights-2-advi"' in svg


def test_units_are_ordered_by_signal() -> None:
    """The surest unit comes first."""
    found = weights_layer.layer_of(factory.weights(), "2", "sampled")
    signal = (np.abs(found.mean) / found.sd).mean(axis=0)
    assert np.all(np.diff(signal) <= 0)


def test_dotplots_have_twenty_dots() -> None:
    """Each picked weight is drawn as all its quantiles."""
    summary = factory.weights()
    svg = weights_dots.draw(summary).svg
    assert svg.count("<use ") >= 3 * 6 * 20


def test_phones_show_clear_and_doubtful_weights() -> None:
    """Where there is room for three, they are the clearest, the middle one and the vaguest."""
    narrow = weights_dots.draw(factory.weights()).narrow
    assert narrow is not None
    assert sorted(re.findall(r"prior-2-(\d)", narrow)) == ["0", "3", "5"]


def test_dots_of_a_layer_have_one_size() -> None:
    """A prior is drawn alike behind all weights of its layer."""
    svg = weights_dots.draw(factory.weights()).svg
    heights = [np.ptp(points(svg, f"weights-dots-prior-2-{pick}")[:, 1]) for pick in range(6)]
    assert heights == pytest.approx([heights[0]] * 6, abs=0.2)


def test_picked_weights_say_what_they_join() -> None:
    """A weight of the first layer bears its input's name, one of the last its class's."""
    summary = factory.weights()
    words = texts(weights_dots.draw(summary).svg)
    assert {f"input {i}" for i in range(6)} <= set(words)
    assert "Krummholz" not in words  # the seventh class, and only six were picked
    assert "Aspen" in words


def test_confusion_counts_every_row() -> None:
    """The table's counts add up to the rows, and each is written in its cell."""
    summary = factory.confusion()
    drawing = confusion.draw(summary)
    assert drawing.table is not None
    counts = summary["counts"].sel({"method": "sampled"})
    shown = sum(int(c.replace(",", "")) for row in drawing.table.rows for c in row[1:8])
    assert shown == int(counts.sum())
    assert [row[0] for row in drawing.table.rows] == list(factory.CLASSES)


def test_elevation_rises_from_class_to_class() -> None:
    """Classes stand in the order of their height, and each one's quantiles rise."""
    table = elevation_classes.draw(factory.confusion()).table
    assert table is not None
    heights = np.array([[int(cell.replace(",", "")) for cell in row[1:]] for row in table.rows])
    assert np.all(np.diff(heights[:, 2]) > 0)
    assert np.all(np.diff(heights, axis=1) > 0)


def test_ranges_of_elevation_are_named() -> None:
    """What dot, thick and thin lines are stands in both drawings."""
    drawing = elevation_classes.draw(factory.confusion())
    assert {"5 % lie below", "5 % lie above", "half of them"} <= set(texts(drawing.svg))
    assert drawing.narrow is not None
    assert any("middle half" in words for words in texts(drawing.narrow))


def test_a_cell_is_the_stronger_the_more_rows() -> None:
    """Strength follows the share of a row, on the diagonal and off it."""
    strength = [confusion._strength(share) for share in np.linspace(0, 1, 101)]
    assert np.all(np.diff(strength) >= 0)
    assert strength[98] > strength[74] + 0.1


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("share", np.linspace(0, 1, 41))
def test_a_count_can_be_read_in_every_cell(share: float, scheme: Scheme) -> None:
    """Whatever a cell's share of its row, its count has the contrast that slides ask for."""
    ground = rgb(color("ground", scheme))
    cell = Seen("ink", confusion._strength(share), "fill", "").shade(scheme, ground)
    count = rgb(color(confusion._ink(share), scheme))
    assert contrast(count, cell) >= 7


def test_a_class_without_rows_has_no_share() -> None:
    """Where nothing stood, nothing was found: a dash, in the drawing and in the table."""
    summary = factory.confusion()
    summary["counts"].loc[{"true": "Aspen"}] = 0
    drawing = confusion.draw(summary)
    assert drawing.table is not None
    assert [row[-1] for row in drawing.table.rows if row[0] == "Aspen"] == ["–"]
    for svg in (drawing.svg, drawing.narrow):
        assert svg is not None
        assert "found" in texts(svg)
        assert "–" in texts(svg)


def test_wider_draws_give_longer_lines() -> None:
    """The more the draws of a case disagree, the longer its lines."""

    def length(spread: float) -> float:
        svg = cases.draw(factory.cases(spread=spread)).svg
        paths = [e.get("d") for i in range(12) for e in element(svg, f"cases-interval-{i}").iter()]
        lines = [f"M{line}" for d in paths if d for line in d.split("M")[1:]]
        return sum(float(np.ptp(corners(line)[:, 0])) for line in lines)

    assert length(1.0) > 1.5 * length(0.3)


def test_lines_run_clear_of_bars() -> None:
    """No line crosses the bar above it, so that neither hides where the other ends."""
    svg = cases.draw(factory.cases()).svg
    for i in range(12):
        bar = points(svg, f"cases-true-{i}")[:, 1].max()
        lines = points(svg, f"cases-interval-{i}")[:, 1]
        below = lines[lines > bar].min() - bar
        assert below > 1.5  # half of a line's width


def test_wrong_cases_say_so() -> None:
    """Each case is called right or wrong, with how sure its best guess is."""
    summary = factory.cases()
    words = texts(cases.draw(summary).svg)
    top = summary["p_mean"].max("class").to_numpy()
    hit = (summary["p_mean"].argmax("class") == summary["true"]).to_numpy()
    for i, (sure, right) in enumerate(zip(top, hit, strict=True)):
        said = f"{i + 1}: {'right' if right else 'wrong'}, {100 * sure:.0f}\N{NO-BREAK SPACE}%"
        assert said in words


def test_means_of_right_and_wrong_are_marked() -> None:
    """A ring marks each panel's mean, and the table says it."""
    drawing = uncertainty_map.draw(factory.uncertainty())
    for kind in ("right", "wrong"):
        assert element(drawing.svg, f"uncertainty-map-mean-{kind}") is not None
    assert drawing.table is not None
    assert float(drawing.table.rows[1][3]) > float(drawing.table.rows[0][3])


def test_no_prediction_is_lost() -> None:
    """Titles and table count all rows, not those that the map's cells happen to hold."""
    summary = factory.uncertainty()
    drawing = uncertainty_map.draw(summary)
    assert {"3,250 right predictions", "530 wrong predictions"} <= set(texts(drawing.svg))
    assert drawing.table is not None
    assert [row[1] for row in drawing.table.rows] == ["3,250", "530"]
    assert "3 lie beyond" in drawing.table.note


def test_strength_means_the_same_in_both_panels() -> None:
    """As large a share of a panel's rows is as strong, however many rows the panel has."""
    summary = factory.uncertainty()
    for name in ("right", "wrong"):
        summary[f"counts_{name}"][:] = 0
    summary["counts_right"][3, 3] = 325  # a tenth of either panel
    summary["counts_wrong"][3, 3] = 53
    svg = uncertainty_map.draw(summary).svg
    for kind in ("right", "wrong"):
        assert element(svg, f"uncertainty-map-cells-{kind}-5") is not None


def test_twins_share_an_axis() -> None:
    """A probability is as far from the left of its panel in both."""
    summary = factory.twins()
    summary["p_mean"][:] = 1 / 7
    drawing = twins.draw(summary)
    assert drawing.narrow is not None
    wide, narrow = (
        [points(svg, f"{name}-mean-{twin}")[0, 0] for twin in ("agree", "split")]
        for svg, name in ((drawing.svg, "twins"), (drawing.narrow, "twins-narrow"))
    )
    assert wide[1] - wide[0] == 574
    assert narrow[1] == narrow[0]


def test_twins_have_dots_to_be_counted() -> None:
    """As many dots as there are quantiles, none above or beside its panel."""
    drawing = twins.draw(factory.twins())
    for twin in ("agree", "split"):
        group = element(drawing.svg, f"twins-draws-{twin}")
        dots = [e for e in group.iter() if e.get("href")]
        assert len(dots) == 20
        assert min(float(e.get("y", "0")) for e in dots) > 70
    assert "each dot: 5 of the 100 networks" in " ".join(texts(drawing.svg))


def test_twins_can_be_counted_between_quarters() -> None:
    """As many dots stand between ¼ and ¾ as quantiles lie there, and none on an edge."""
    summary = factory.twins()
    drawing = twins.draw(summary)
    for svg, name, left, wide in (
        (drawing.svg, "twins", 8.0, 530.0),
        (drawing.narrow, "twins-narrow", 8.0, 344.0),
    ):
        assert svg is not None
        group = element(svg, f"{name}-draws-agree")
        x = np.array([float(e.get("x", "0")) for e in group.iter() if e.get("href")])
        share = (x - left) / wide
        inside = (share > 0.25) & (share < 0.75)
        said = summary["dots"].sel(twin="agree").to_numpy()
        assert inside.sum() == ((said >= 0.25) & (said < 0.75)).sum()
        assert np.abs(share[:, np.newaxis] - [0.25, 0.5, 0.75]).min() > 0.01


def test_weights_to_one_class_are_told_apart() -> None:
    """Each panel says from where to where its weight leads."""
    words = texts(weights_dots.draw(factory.weights()).svg)
    assert {"unit 3 to", "to unit 4", "input 0", "Aspen"} <= set(words)


def test_titles_of_twins_say_what_most_draws_do() -> None:
    """The title follows the count of draws in the middle."""
    summary = factory.twins()
    assert {"Most stand in the middle", "Nearly all or nothing"} <= set(
        texts(twins.draw(summary).svg)
    )
    summary["middle"][:] = 90
    assert "Nearly all or nothing" not in texts(twins.draw(summary).svg)


def test_errors_of_the_areas_under_curves_are_bounded() -> None:
    """Bars that dots may hide are told in words, rounded up."""
    summary = factory.shift()
    summary["auroc_se"][:] = 0.0121
    assert any(words.endswith("SE ≤ 0.02") for words in texts(shift.draw(summary).svg))


def test_best_method_comes_first() -> None:
    """In each section of the table methods are listed from the least surprised."""
    table = scores.draw(factory.scores()).table
    assert table is not None
    assert [count for _, count in table.sections] == [7, 7, 3]
    nll = [float(row[2].split()[0]) for row in table.rows]
    for first, last in ((0, 7), (7, 14), (14, 17)):
        assert nll[first:last] == sorted(nll[first:last])
    assert table.rows[0][0] == table.rows[7][0] == "Sampled ensemble"


def test_the_best_of_a_column_stands_out() -> None:
    """The lowest NLL and the highest accuracy of all sections are marked, once a column."""
    table = scores.draw(factory.scores()).table
    assert table is not None
    column = {c: r for r, c in table.best}
    nll = [float(row[2].split()[0]) for row in table.rows]
    accuracy = [float(row[1].split("\N{NO-BREAK SPACE}")[0]) for row in table.rows]
    assert nll[column[2]] == min(nll)
    assert accuracy[column[1]] == max(accuracy)
    assert sorted(column) == [1, 2, 3, 4, 5, 6]


def test_nothing_is_compared_with_itself() -> None:
    """Where a method is the one compared with, the table says no difference."""
    table = scores.draw(factory.scores()).table
    assert table is not None
    assert table.rows[0][7] == "–"
    assert table.rows[7][8] == "–"
    assert table.rows[7][7].startswith("−0.060")


def test_references_stand_apart() -> None:
    """Methods with two nets come first, each with both; models of other kinds come after."""
    rows = scores.rows_of(factory.scores())
    assert [row.wide is None for row in rows] == [False] * 7 + [True] * 3
    assert all(row.wide == f"wide-{row.small}" for row in rows[:7])


def test_larger_errors_draw_longer_lines() -> None:
    """A method's line is longer the larger its standard error."""
    summary = factory.scores()
    summary["se"].loc[{"method": "trees"}] *= 2
    svg = scores.draw(summary).svg
    longer, line = (
        np.ptp(points(svg, f"scores-se-validation-{m}")[:, 0]) for m in ("trees", "advi")
    )
    assert longer > 1.6 * line


def test_errors_are_not_hidden_behind_marks() -> None:
    """On the talk's results each line is longer than the mark that it stands behind."""
    for form, mark in (("svg", 10.8), ("narrow", 7.6)):
        drawing = scores.draw(factory.scores())
        name = "scores" if form == "svg" else "scores-narrow"
        for method in ("sampled", "wide-sampled", "trees"):
            line = points(getattr(drawing, form), f"{name}-se-validation-{method}")
            assert np.ptp(line[:, 0]) > mark


def test_the_two_nets_do_not_cover_each_other() -> None:
    """In a row the talk's net stands above the wide one, however near their scores are."""
    summary = factory.scores()
    summary["value"].loc[{"method": "wide-advi"}] = summary["value"].sel({"method": "advi"})
    svg = scores.draw(summary).svg
    small, wide = (points(svg, f"scores-se-validation-{m}")[0, 1] for m in ("advi", "wide-advi"))
    assert wide - small > 8


def test_dots_show_what_was_delivered_less_what_was_promised() -> None:
    """Above the line the method was too modest; full dots are those outside the band."""
    summary = factory.reliability()
    drawing = reliability.draw(summary, factory.scores())
    assert {"too modest", "too sure"} <= set(texts(drawing.svg))
    one = summary.sel({"method": "trees"})
    outside = (one["accuracy"] < one["low"]) | (one["accuracy"] > one["high"])
    full = element(drawing.svg, "reliability-outside-trees")
    assert sum(1 for e in full.iter() if e.get("href")) == int(outside.sum())
    assert drawing.table is not None
    row = next(row for row in drawing.table.rows if row[0] == "Extra trees")
    assert row[4] == f"{int(outside.sum())} of 15"
    assert row[3] == f"{int((one['accuracy'] > one['confidence']).sum())} of 15"


def test_each_panel_tells_its_calibration_error() -> None:
    """Seven panels, seven errors with their standard errors."""
    words = texts(reliability.draw(factory.reliability(), factory.scores()).svg)
    assert sum(w.startswith("ECE 0.") and " ± " in w for w in words) == 7


def test_coverage_table_matches_the_curve() -> None:
    """What the table says is what the curve shows."""
    summary = factory.coverage()
    table = coverage.draw(summary, factory.scores()).table
    assert table is not None
    row = next(r for r in table.rows if r[0] == "Entropy" and r[1].startswith("The talk"))
    value = summary["accuracy"].sel({"method": "sampled", "score": "entropy"})
    wanted = float(value.sel(fraction=0.5, method="nearest"))
    assert row[6] == f"{100 * wanted:.1f} %"


def test_every_doubt_has_its_line_on_both_nets() -> None:
    """Three lines a net and the baseline of one net each; four names."""
    drawing = coverage.draw(factory.coverage(), factory.scores())
    for net in ("sampled", "wide-sampled"):
        for score in ("max-probability", "entropy", "mutual-information"):
            assert element(drawing.svg, f"coverage-{net}-{score}") is not None
    assert element(drawing.svg, "coverage-map") is not None
    words = texts(drawing.svg)
    assert sum(w.startswith("doubt by") for w in words) == 3
    assert "one optimised net, by largest probability" in words


def test_bands_are_wider_where_fewer_rows_are_answered() -> None:
    """The band of two standard errors widens from all rows to a tenth of them."""
    svg = coverage.draw(factory.coverage(), factory.scores()).svg
    band = points(svg, "coverage-band-map")
    left, right = (
        np.ptp(band[np.isclose(band[:, 0], at(band[:, 0]), atol=0.5), 1]) for at in (np.min, np.max)
    )
    assert right > left


def test_noise_is_drawn_for_every_method() -> None:
    """A line a method, higher where the method is more surprised."""
    svg = shift.draw(factory.shift()).svg
    end = {m: points(svg, f"shift-noise-{m}")[-1, 1] for m in ("map", "sampled")}
    assert end["map"] < end["sampled"]  # downwards


def test_what_was_left_out_is_in_the_table() -> None:
    """A row for each fit and method on each kind of rows; a single net has no disagreement."""
    table = shift.draw(factory.shift()).table
    assert table is not None
    assert sum("Rawah" in row[0] for row in table.rows) == 6
    assert all(row[-1] == "–" for row in table.rows if row[0] == "MAP, one net: Rawah")
    assert all(row[-1] != "–" for row in table.rows if row[0] == "Sampled ensemble: Rawah")


def test_the_wrong_way_is_named() -> None:
    """Below one half doubt points the wrong way, and the drawing says so, on a phone, too."""
    drawing = shift.draw(factory.shift())
    for svg in (drawing.svg, drawing.narrow):
        assert svg is not None
        assert any("wrong way" in words for words in texts(svg))


def test_every_curve_only_falls() -> None:
    """Each method of the race has its curve, on the wide net, too."""
    drawing = benchmark.draw(factory.benchmark())
    for name in ("cover-sampled", "cover-map", "wide-sampled", "numpyro-nuts", "trees"):
        down = [y for _, y in points(drawing.svg, f"benchmark-{name}")]
        assert down == sorted(down), name  # from the top of the page


def test_both_nets_share_a_panel() -> None:
    """A panel a method: its name stands once, with the seconds to the mark of both nets."""
    words = texts(benchmark.draw(factory.benchmark()).svg)
    assert words.count("Sampled ensemble") == 1
    assert not any("wide net" in w for w in words if w != "the wide net")
    assert "never at 0.400" in words  # MAP


def test_a_curve_ends_where_its_method_ended() -> None:
    """No plateau runs on to the limit after a method was done."""
    summary = factory.benchmark()
    svg = benchmark.draw(summary).svg
    end = points(svg, "benchmark-trees")[-1, 0]
    summary["took"].loc[{"method": "trees"}] = 300.0
    later = points(benchmark.draw(summary).svg, "benchmark-trees")[-1, 0]
    assert end < later


def test_what_stays_above_the_picture_is_said() -> None:
    """A method that never gets into the picture has its panel, and its score as words."""
    summary = factory.benchmark()
    own = summary["of"] == 4
    summary["nll"] = summary["nll"].where(~own, summary["nll"] + 1.5)
    assert any(w.startswith("↑ ends at 1.9") for w in texts(benchmark.draw(summary).svg))


def test_the_race_has_all_its_numbers() -> None:
    """Every method has its row, the best first, one that never answered last with dashes."""
    table = benchmark.draw(factory.benchmark()).table
    assert table is not None
    assert table.rows[0][0] == "Sampled ensemble, wide net"
    assert table.rows[-1] == ("Laplace", *["–"] * 5, "600 s, stopped")
    assert len(table.rows) == 7
