from pathlib import Path

from bayestalk.drawing import Drawing
from bayestalk.pipeline import readme
from bayestalk.pipeline.figures import to_json
from bayestalk.pipeline.files import write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import execute

ROOT = Path(__file__).parents[2]
SVG = '<svg viewBox="0 0 9 9"><g fill="var(--bt-w, #d55e00)"/></svg>'


def test_colours_are_written_out() -> None:
    """A figure that stands alone names its colours, and has paper behind it."""
    made = readme.standing_alone(SVG, 9, 9)
    assert 'fill="#d55e00"' in made
    assert "var(" not in made
    assert "<rect" in made


def test_a_build_renews_the_picture(tmp_path: Path) -> None:
    """A build writes the figure of the day to where the README looks for it."""
    layout = Layout(tmp_path)
    figure = layout.figures / f"{readme.FIGURE}.json"
    drawing = Drawing(svg=SVG, width=9, height=9)
    figure.parent.mkdir(parents=True)
    write_json(figure, to_json(drawing))
    execute(readme.step(layout))
    shown = tmp_path / "docs" / "readme" / "three-ways.svg"
    assert shown.read_text(encoding="utf-8") == readme.standing_alone(SVG, 9, 9)
    assert 'src="docs/readme/three-ways.svg"' in (ROOT / "README.md").read_text(encoding="utf-8")
