"""What both kinds of table questions share: named columns, and how a row is shown."""

from __future__ import annotations

from osteospine.kit.reading import Record


def read_columns(record: Record) -> tuple[str, ...]:
    """Return the names of the columns, at least two and all different."""
    columns = record.texts("columns", least=2)
    if len(set(columns)) != len(columns):
        raise record.refuse("columns", "names that all differ")
    return columns


def cell_label(row: str, column: str) -> str:
    """Return the label of one cell's control: the row on the first line, the column on the second.

    The style sheet shows the second line only, for the row stands beside it; a screen reader says both.
    """
    return f"{row}:\n{column}"
