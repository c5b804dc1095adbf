import base64

from bayestalk.content.mathematics import Formula
from bayestalk.pipeline.slim import formulas, is_notebook, slim

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (547).to_bytes(4) + (413).to_bytes(4)
HEAD = '<html><head><style>.md {}</style></head><body><div class="bt-notebook">'


def test_only_notebooks_are_slimmed() -> None:
    """A page is a notebook when our template wrote it."""
    assert is_notebook(HEAD)
    assert not is_notebook("<div>A chapter</div>")


def test_formulas_become_mathml() -> None:
    """A formula for MathJax is replaced by what was typeset."""
    page = HEAD + r'<p>So <span class="arithmatex">\(x \lt w\)</span> holds.</p>'
    wanted = formulas(page)
    assert wanted == {Formula(r"x \lt w")}
    made = slim(page, dict.fromkeys(wanted, "<math>m</math>")).page
    assert made == HEAD + "<p>So <math>m</math> holds.</p>"


def test_display_formulas_keep_their_line() -> None:
    """A formula between brackets is typeset on a line of its own."""
    page = HEAD + '<div class="arithmatex">\n\\[y &amp;= 1\\]\n</div>'
    assert formulas(page) == {Formula("y &= 1", display=True)}


def test_pictures_become_files() -> None:
    """A picture inside the page becomes a file with a size, its words kept."""
    data = base64.b64encode(PNG).decode()
    made = slim(f'{HEAD}<img alt="A &amp; B" src="data:image/png;base64,{data}">', {})
    ((name, picture),) = made.pictures.items()
    assert picture == PNG
    assert made.page.endswith(
        f'<img src="{name}" alt="A &amp; B" width="547" height="413" loading="lazy">'
    )


def test_tables_lose_their_own_look() -> None:
    """A library's styles are taken out of its tables; the page's own stay."""
    made = slim(f'{HEAD}<style scoped>td {{}}</style><table border="1" class="t">', {}).page
    assert made == f'{HEAD}<table class="t">'
