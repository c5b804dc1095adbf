"""The mountain as plain values, so that pages and slides need no library to read it."""

from bayestalk.pipeline.files import write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step
from bayestalk.pipeline.summaries import PLAIN


def steps(layout: Layout) -> list[Step]:
    """One step: from the summary ``terrain`` to JSON."""
    return [
        step(
            layout,
            "summary/landscape",
            "bayestalk.pipeline.landscape:run",
            reads=[layout.summaries / "terrain.json"],
            writes=[layout.landscape],
            modules=[PLAIN],
            libraries=("xarray",),
        )
    ]


def run(made: Step) -> None:
    """Write the profile, the places on it, and the contour lines."""
    from bayestalk.summaries.plain import from_json

    (source,) = made.reads
    summary = from_json(source.read_text("utf-8"))
    ids = summary["contour_id"].to_numpy()
    east, north = summary["contour_x"].to_numpy(), summary["contour_y"].to_numpy()
    places = zip(summary["place"].to_numpy(), summary["place_x"].to_numpy(), strict=True)
    write_json(
        made.only,
        {
            "x": [float(x) for x in summary["profile_x"].to_numpy()],
            "height": [float(height) for height in summary["profile_height"].to_numpy()],
            "places": {str(name): float(x) for name, x in places},
            "contours": [
                {
                    "level": float(level),
                    "x": [float(x) for x in east[ids == number]],
                    "y": [float(y) for y in north[ids == number]],
                }
                for number, level in enumerate(summary["level"].to_numpy())
            ],
        },
    )
