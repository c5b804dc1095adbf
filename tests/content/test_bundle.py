import zipfile
from io import BytesIO

from bayestalk.content.bundle import files, name, zipped

URL = "https://talk.example/here/"
DECK = (
    '<title>A talk · slides</title><link href="../assets/deck.css"><a href="../index.html">Home</a>'
    '<a href="../talk/end/index.html#thanks">Read</a><image href="../pictures/snow.jpg"/>'
    '<a href="#/line">Line</a><a href="https://other.example/index.html">Other</a>'
)


def test_what_is_outside_is_on_the_site() -> None:
    """Links to pages lead to the site; what the deck loads stays beside it."""
    made = files(DECK, {}, URL, "1.2.3")["slides/index.html"].decode()
    assert f'<a href="{URL}">Home' in made
    assert f'<a href="{URL}talk/end/#thanks">' in made
    for kept in ("../assets/deck.css", "../pictures/snow.jpg", "#/line"):
        assert f'"{kept}"' in made
    assert "https://other.example/index.html" in made


def test_whoever_unpacks_it_is_told_what_to_do() -> None:
    """Beside the deck lie a page that opens it and a text, with address and version."""
    made = files(DECK, {}, URL, "1.2.3")
    assert b"url=slides/index.html" in made["index.html"]
    readme = made["README.txt"].decode()
    assert "Version 1.2.3" in readme
    assert URL in readme
    assert "index.html" in readme


def test_the_same_files_give_the_same_bytes() -> None:
    """Neither the clock nor the order of files shows in the zip."""
    contents = {"b.txt": b"b" * 100, "a/c.woff2": b"c"}
    made = zipped(contents, name("1.2.3"))
    assert made == zipped(dict(reversed(contents.items())), name("1.2.3"))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == [
            "bayestalk-slides-1.2.3/a/c.woff2",
            "bayestalk-slides-1.2.3/b.txt",
        ]
        assert archive.read("bayestalk-slides-1.2.3/b.txt") == b"b" * 100
