"""Tables of numbers, as a reader and a screen reader meet them."""

from lxml import etree

from bayestalk.content.table import html
from bayestalk.drawing import Table

PLAIN = Table(("name", "mean"), (("w", "−6.5 ± 0.3"), ("b & c", "9.0")), note="In °C.")
GROUPED = Table(
    columns=("method", "nll", "right"),
    rows=(("ours", "0.3 ± 0.1", "9"), ("theirs", "0.5", "8"), ("trees", "0.4", "7")),
    spans=(("", 1), ("Validation", 2)),
    sections=(("Nets", 2), ("Others", 1)),
    best=frozenset({(0, 1), (0, 2)}),
)


def parsed(table: Table) -> etree._Element:
    """The HTML as a tree."""
    return etree.fromstring(f"<div>{html(table, 'Numbers')}</div>")


def test_a_plain_table_has_one_head_and_one_body() -> None:
    """Columns and rows are headed, so that a cell is read with both."""
    root = parsed(PLAIN)
    assert [e.text for e in root.findall(".//thead//th")] == ["name", "mean"]
    assert [e.get("scope") for e in root.findall(".//tbody//th")] == ["row", "row"]
    assert len(root.findall(".//tbody")) == 1
    assert root.find(".//div").get("aria-label") == "Numbers"
    assert root.findtext(".//p") == "In °C."


def test_errors_step_back() -> None:
    """What stands after ± is apart from the value, so that it can be set smaller."""
    (cell,) = [e for e in parsed(PLAIN).findall(".//td") if e.find("span") is not None]
    assert cell.text == "−6.5"
    assert cell.findtext("span") == " ± 0.3"


def test_groups_cover_their_columns_and_rows() -> None:
    """Spans stand over as many columns as they name, and each section is a body of its own."""
    root = parsed(GROUPED)
    first, second = root.findall(".//thead/tr")
    assert [(e.text, e.get("colspan")) for e in first.findall("th")] == [("Validation", "2")]
    assert len(second) == 3
    bodies = root.findall(".//tbody")
    assert [len(body) for body in bodies] == [3, 2]
    assert [body[0][0].text for body in bodies] == ["Nets", "Others"]
    assert bodies[0][0][0].get("colspan") == "3"


def test_the_best_is_strong() -> None:
    """Only cells that stand out are strong, their errors not."""
    strong = [e.text for e in parsed(GROUPED).findall(".//strong")]
    assert strong == ["0.3", "9"]
