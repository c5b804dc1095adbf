"""What stands at the top of a chapter: title, slug, place, minutes, summary."""

import yaml

from bayestalk.content.errors import SourceError, nearest
from bayestalk.content.fences import Line

PLACES = ("valley", "treeline", "slope", "forest", "summit")
FIELDS = ("title", "slug", "place", "minutes", "summary")


def read(text: str, file: str) -> tuple[dict[str, object], dict[str, int], list[Line]]:
    """Read the front matter off a chapter.

    Returns
    -------
    fields, places, body
        The values, the line of each, and the lines that follow.

    Raises
    ------
    SourceError
        Naming file and line of what is missing, unknown or of the wrong kind.
    """
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        raise SourceError(file, 1, f"no front matter: start with '---', {', '.join(FIELDS)}, '---'")
    end = next(i for i, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    try:
        fields = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 2 if mark else 2
        raise SourceError(file, line, f"the front matter is no YAML: {error.problem}") from None
    places = dict.fromkeys(FIELDS, 1)
    for number, written in enumerate(lines[1:end], start=2):
        name = written.partition(":")[0]
        if name in places:
            places[name] = number
    for name in fields:
        if name not in FIELDS:
            raise SourceError(file, 2, f"no field '{name}': {nearest(str(name), FIELDS)}")
    for name in FIELDS:
        if name not in fields:
            raise SourceError(file, 1, f"the field '{name}' is missing: add '{name}: …'")
    if fields["place"] not in PLACES:
        hint = nearest(str(fields["place"]), PLACES)
        raise SourceError(file, places["place"], f"no place '{fields['place']}': {hint}")
    if isinstance(fields["minutes"], bool) or not isinstance(fields["minutes"], int | float):
        got = fields["minutes"]
        raise SourceError(file, places["minutes"], f"minutes: {got!r} is no number: write e.g. 4")
    body = [Line(line, number) for number, line in enumerate(lines[end + 1 :], start=end + 2)]
    return fields, places, body
