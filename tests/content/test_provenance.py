"""Each figure says where it comes from."""

from bayestalk.content.provenance import brief, groups, sentence

NUMBERS = {
    "deepnet": {
        "method": "NUTS",
        "chains": 4,
        "draws": 2000,
        "seed": 7,
        "n": 120,
        "rhat_max": 1.0132,
        "date": "2026-11-23",
    },
    "deepnet_advi": {"method": "mean-field ADVI", "seed": 8, "date": "2026-11-25"},
    "cover": {"weights": 1860, "wide_weights": 6150, "rows": {"train": 11340}},
    "cover_sampled": {"method": "MCLMC", "chains": 4, "draws": 100, "seed": 9},
    "wide_sampled": {"method": "MCLMC", "chains": 3, "draws": 60, "seed": 11},
    "linear": {"method": "NUTS", "date": "2027-01-01"},
}


def test_a_fit_is_named_in_full() -> None:
    """Model, method, draws, seed, data, diagnostics and date are in the line."""
    assert sentence(["cells-deepnet"], NUMBERS) == (
        "Deep net, NUTS, 4 chains of 2,000 draws, seed 7, 120 simulated observations, "
        "R̂ at most 1.013. Computed 2026-11-23."
    )


def test_two_fits_are_both_named() -> None:
    """The gap is drawn from two posteriors of one model."""
    assert "The same, mean-field ADVI, seed 8." in sentence(["gap"], NUMBERS)


def test_the_date_is_that_of_its_own_fits() -> None:
    """A later fit of another model does not change the line; the later of its own two does."""
    assert sentence(["gap"], NUMBERS).endswith("Computed 2026-11-25.")


def test_the_groups_behind_a_line_are_known() -> None:
    """What the line is made from can be told without making it."""
    assert groups(["gap"]) == ["deepnet", "deepnet_advi"]
    assert groups(["twins", "terrain"]) == ["cover", "cover_sampled"]
    assert groups(["scores"]) == ["cover", "cover_sampled", "wide_sampled"]
    assert groups(["terrain"]) == []


def test_the_forest_is_named_once() -> None:
    """Several summaries of the forest give one sentence."""
    line = sentence(["weights", "scores"], NUMBERS)
    assert line.count("1,860 weights") == 1
    assert "MCLMC, 4 chains of 100 draws, seed 9." in line


def test_one_chain_is_no_chains() -> None:
    """A fit of a single chain is told in the singular."""
    numbers = NUMBERS | {"deepnet": NUMBERS["deepnet"] | {"chains": 1}}
    assert "1 chain of 2,000 draws" in sentence(["gap"], numbers)


def test_figures_of_both_nets_name_both() -> None:
    """The wide net has draws and a seed of its own, and stands where it is drawn."""
    wide = "The wide net, 6,150 weights, MCLMC, 3 chains of 60 draws, seed 11."
    assert wide in sentence(["coverage"], NUMBERS)
    assert wide not in sentence(["twins"], NUMBERS)


def test_what_shows_no_result_says_nothing() -> None:
    """A formula or a sign has no seed."""
    assert sentence([], NUMBERS) == ""
    assert sentence(["terrain"], NUMBERS) == "The simulated mountain."


def test_a_race_names_machine_versions_seeds_and_day() -> None:
    """Times mean nothing without the machine they were measured on."""
    race = {"count": 9, "cores": 2, "machine": "a PC", "seeds": [3, 4], "date": "2026-11-26"}
    line = sentence(["benchmark"], {"benchmark": race | {"versions": {"numpyro": "0.22.0"}}})
    assert line == (
        "Benchmark, 9 methods one after another, each on 2 cores of a PC, seeds 3, 4, "
        "NumPyro 0.22.0. Computed 2026-11-26."
    )
    assert groups(["benchmark"]) == ["benchmark"]


def test_the_line_that_opens_is_short() -> None:
    """Model, method and day stand in the line; the rest unfolds."""
    assert brief(sentence(["cells-deepnet"], NUMBERS)) == "Deep net, NUTS, computed 2026-11-23"
    assert brief("The simulated mountain.") == "The simulated mountain"
    assert brief("") == ""
