from pathlib import Path

import pytest

from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.readme import picture, standing_alone

ROOT = Path(__file__).parents[2]


def test_colours_are_written_out() -> None:
    """A figure that stands alone names its colours, and has paper behind it."""
    made = standing_alone('<svg viewBox="0 0 9 9"><g fill="var(--bt-w, #d55e00)"/></svg>', 9, 9)
    assert 'fill="#d55e00"' in made
    assert "var(" not in made
    assert "<rect" in made


@pytest.mark.slow
def test_the_readme_shows_todays_figure(built_site: Path) -> None:
    """The README's picture is the figure that the build draws (python -m … .pipeline.readme)."""
    assert built_site.exists()
    shown = (ROOT / "docs" / "readme" / "three-ways.svg").read_text(encoding="utf-8")
    assert shown == picture(Layout(ROOT))
