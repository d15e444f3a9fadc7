"""Matrix with several answers a row: a row may belong to more than one column, or to none."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.choices import check_box, tick, ticked
from osteospine.kit.practice.fitting import are_places, is_row
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import Common, Item, Note, Score, Verdict
from osteospine.kit.practice.table import cell_label, read_columns
from osteospine.kit.reading import Record

Ticks = tuple[frozenset[int], ...]
"""The places of the columns ticked in each row."""


@dataclass(frozen=True)
class Row:
    """A row, the places of its right columns, and why."""

    text: str
    right: frozenset[int]
    rationale: str


@dataclass(frozen=True, kw_only=True)
class MatrixMultipleItem(Item[Ticks]):
    """A table question; the answer is the set of columns chosen in each row."""

    kind: ClassVar[str] = "matrix_multiple"
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> MatrixMultipleItem:
        """Return the item that a record describes."""
        columns = read_columns(record)
        rows = []
        for each in record.records("rows", least=2, name="row"):
            right = each.value("right")
            if not isinstance(right, list) or any(name not in columns for name in right):
                raise each.refuse("right", f"a list, empty or with some of {', '.join(columns)}")
            places = frozenset(columns.index(name) for name in right)
            rows.append(Row(each.text("text"), places, each.text("rationale")))
            each.finish()
        for place, column in enumerate(columns):
            if not any(place in row.right for row in rows):
                raise record.refuse("columns", f"only columns that are right in some row; {column!r} is in none")
        if all(len(row.right) == len(columns) for row in rows):
            raise record.refuse("rows", "at least one row in which a column is not right")
        return cls(columns=columns, rows=tuple(rows), **common)

    @property
    def points(self) -> int:
        """One for each right cell."""
        return sum(len(row.right) for row in self.rows)

    @property
    def right_answer(self) -> Ticks:
        """The right columns of each row."""
        return tuple(row.right for row in self.rows)

    def judge(self, answer: Ticks) -> Verdict:
        """Return points for right ticks less wrong ones, column by column, and why each row is as it is."""
        points = scoring.by_column(self._by_column(answer), self._by_column(self.right_answer))
        return Verdict(
            Score(points, self.points),
            tuple(self._note(row, chosen) for row, chosen in zip(self.rows, answer, strict=True)),
            "Counted plus and minus, each column by itself: one point for each right tick, one point off for each "
            "wrong tick, no column below 0.",
        )

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        count = len(self.columns)
        whole = is_row(answer, len(self.rows)) and all(are_places(each, count) for each in answer)
        return whole and len(frozenset().union(*answer)) == count

    def form(self) -> MatrixMultipleForm:
        """Return check boxes in each row."""
        return MatrixMultipleForm(self)

    def _by_column(self, ticks: Ticks) -> list[set[int]]:
        return [{row for row, columns in enumerate(ticks) if place in columns} for place in range(len(self.columns))]

    def _note(self, row: Row, chosen: frozenset[int]) -> Note:
        given, right = self._names(chosen), self._names(row.right)
        hit = row.right == chosen
        mark = f"Right, you chose {given}" if hit else f"You chose {given}; right is {right}"
        return Note(hit, mark, row.text, row.rationale)

    def _names(self, places: frozenset[int]) -> str:
        return " and ".join(f"“{self.columns[place]}”" for place in sorted(places)) or "nothing"


class MatrixMultipleForm(Form[Ticks]):
    """Check boxes in each row, none ticked at first."""

    missing = "Tick at least one box in every column first."

    def __init__(self, item: MatrixMultipleItem) -> None:
        self._rows = [[check_box(cell_label(row.text, column)) for column in item.columns] for row in item.rows]
        lines = []
        for row, boxes in zip(item.rows, self._rows, strict=True):
            line = widgets.Box([widgets.HTML(escape(row.text)), *boxes])
            line.add_class("osteospine-matrix-row")
            lines.append(line)
        table = widgets.VBox(lines)
        table.add_class("osteospine-matrix")
        super().__init__([box for boxes in self._rows for box in boxes], [table])

    @property
    def answer(self) -> Ticks | None:
        """The columns ticked in each row, once each column has a tick."""
        ticks = tuple(ticked(boxes) for boxes in self._rows)
        return ticks if len(frozenset().union(*ticks)) == len(self._rows[0]) else None

    def fill(self, answer: Ticks | None) -> None:
        """Tick the columns of an answer and no others."""
        for boxes, places in zip(self._rows, answer or (frozenset(),) * len(self._rows), strict=True):
            tick(boxes, places)
