"""A small project that MkDocs really publishes: our configuration, three pages and a notebook."""

import re
import shutil
from pathlib import Path

import nbformat

from bayestalk.pipeline.layout import Layout

ROOT = Path(__file__).parents[2]
NAV = """nav:
  - Home: index.md
  - The talk:
      - One: talk/one.md
      - Two: talk/two.md
  - Notebooks:
      - Dot: notebooks/dot.ipynb

validation:"""
ASSETS = ("tokens.css", "fonts.css", "mathematics.css", "theme.css", "matter.css", "scheme.js")
# One grey dot.
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Erk"
    "Jggg=="
)


def small_site(root: Path) -> Layout:
    """Write the project into an empty folder."""
    shutil.copytree(ROOT / "web" / "overrides", root / "web" / "overrides")
    for name in ("web/notebook.html.j2", "package-lock.json"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"nav:.*?\nvalidation:", lambda _: NAV, config, count=1, flags=re.DOTALL)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    texts = {
        "index.md": "# Home\n\nTo [one](talk/one.md#first), to [two](talk/two.md).\n",
        "talk/one.md": "# One\n\n## First\n\nThe prior.\n\n## Second\n\nThe posterior.\n",
        "talk/two.md": "---\ndescription: The second\n---\n# Two\n\n[Back](one.md#second)\n",
        "slides/index.html": '<p id="first">Deck</p>\n',
        "assets/site.js": "// nothing\n",
        "assets/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        "assets/fonts/sans.woff2": "no font",
        **{f"assets/{name}": f"/* {name} */\n" for name in ASSETS},
    }
    layout = Layout(root)
    for name, text in texts.items():
        (layout.pages / name).parent.mkdir(parents=True, exist_ok=True)
        (layout.pages / name).write_text(text, encoding="utf-8")
    (layout.pages / "notebooks").mkdir()
    nbformat.write(notebook(), layout.pages / "notebooks" / "dot.ipynb")
    return layout


def notebook(words: str = "Some words about $x_1$.") -> nbformat.NotebookNode:
    """A notebook with a formula, a printed number and a picture."""
    picture = nbformat.v4.new_output("display_data", data={"image/png": PICTURE})
    printed = nbformat.v4.new_output("stream", text="3\n")
    return nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "P"}},
        cells=[
            nbformat.v4.new_markdown_cell(f"# A dot\n\n{words}", id="cell-1"),
            nbformat.v4.new_code_cell("import math", outputs=[printed, picture], id="cell-2"),
        ],
    )
