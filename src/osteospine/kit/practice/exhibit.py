"""An exhibit: a table that a question is about, such as what was charted on several days."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from osteospine.kit.reading import Record


@dataclass(frozen=True)
class Exhibit:
    """A table with a title; ``trend`` says that its columns are points in time."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    trend: bool

    @property
    def html(self) -> str:
        """The table; its first column names the rows."""
        first, *others = self.columns
        head = f"<td>{escape(first)}</td>" if not first.strip() else f'<th scope="col">{escape(first)}</th>'
        head += "".join(f'<th scope="col">{escape(each)}</th>' for each in others)
        body = "".join(
            f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'
            for name, *cells in self.rows
        )
        note = '<p class="osteospine-small">Trend: read the table over time.</p>' if self.trend else ""
        return (
            f'<table class="osteospine-exhibit"><caption>{escape(self.title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
        )


def read_exhibit(record: Record) -> Exhibit:
    """Return the exhibit that a record describes."""
    columns = record.value("columns")
    # The corner above the names of the rows may be empty.
    if not isinstance(columns, list) or len(columns) < 2 or not all(isinstance(each, str) for each in columns):
        raise record.refuse("columns", "a list of at least 2 texts; the first stands above the names of the rows")
    if not all(each.strip() for each in columns[1:]):
        raise record.refuse("columns", "a text above each column but the first")
    rows = record.value("rows")
    if not isinstance(rows, list) or not rows:
        raise record.refuse("rows", "a list of rows")
    lines = []
    for number, row in enumerate(rows, 1):
        line = Record(f"{record.where}, row {number}", {"cells": row})
        cells = line.texts("cells")
        if len(cells) != len(columns):
            raise line.refuse("cells", f"{len(columns)} texts, one for each column")
        lines.append(cells)
    exhibit = Exhibit(
        record.text("title"), tuple(columns), tuple(lines), record.flag("trend") if record.has("trend") else False
    )
    record.finish()
    return exhibit
