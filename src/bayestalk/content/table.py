"""A table of numbers as HTML: heads over columns, heads over rows, errors that step back."""

from html import escape
from itertools import accumulate

from bayestalk.drawing import Table


def html(table: Table, caption: str) -> str:
    """The table, which may scroll sideways, and its note."""
    note = f'<p class="bt-table__note">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<div class="bt-table" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f"<table><thead>{_heads(table)}</thead>{_bodies(table)}</table></div>{note}"
    )


def _heads(table: Table) -> str:
    cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.columns)
    if not table.spans:
        return f"<tr>{cells}</tr>"
    over = "".join(
        f'<th scope="colgroup" colspan="{count}">{escape(words)}</th>' if words else "<td></td>"
        for words, count in table.spans
    )
    return f'<tr class="bt-spans">{over}</tr><tr>{cells}</tr>'


def _bodies(table: Table) -> str:
    rows = [_row(table, number) for number in range(len(table.rows))]
    if not table.sections:
        return f"<tbody>{''.join(rows)}</tbody>"
    ends = list(accumulate(count for _, count in table.sections))
    parts = []
    for (words, count), end in zip(table.sections, ends, strict=True):
        head = (
            f'<tr class="bt-section"><th scope="rowgroup" colspan="{len(table.columns)}">'
            f"{escape(words)}</th></tr>"
        )
        parts.append(f"<tbody>{head}{''.join(rows[end - count : end])}</tbody>")
    return "".join(parts)


def _row(table: Table, number: int) -> str:
    first, *others = table.rows[number]
    cells = "".join(
        _cell(cell, best=(number, column) in table.best)
        for column, cell in enumerate(others, start=1)
    )
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'


def _cell(text: str, *, best: bool) -> str:
    value, mark, error = text.partition(" ± ")
    shown = f"<strong>{escape(value)}</strong>" if best else escape(value)
    if mark:
        shown += f'<span class="bt-error"> ± {escape(error)}</span>'
    return f"<td>{shown}</td>"
