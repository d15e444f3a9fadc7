"""Matrix with one answer a row: each row belongs to one column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.choices import RowsForm
from osteospine.kit.practice.fitting import is_place, is_row
from osteospine.kit.practice.items import Common, Item, Note, Score, Verdict
from osteospine.kit.practice.table import cell_label, read_columns
from osteospine.kit.reading import Record


@dataclass(frozen=True)
class Row:
    """A row, the place of its right column, and why."""

    text: str
    right: int
    rationale: str


@dataclass(frozen=True, kw_only=True)
class MatrixSingleItem(Item[tuple[int, ...]]):
    """A table question; the answer is the place of the column chosen in each row."""

    kind: ClassVar[str] = "matrix_single"
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> MatrixSingleItem:
        """Return the item that a record describes."""
        columns = read_columns(record)
        rows = []
        for each in record.records("rows", least=2, name="row"):
            right = each.text("right", f"one of {', '.join(columns)}")
            if right not in columns:
                raise each.refuse("right", f"one of {', '.join(columns)}")
            rows.append(Row(each.text("text"), columns.index(right), each.text("rationale")))
            each.finish()
        return cls(columns=columns, rows=tuple(rows), **common)

    @property
    def points(self) -> int:
        """One for each row."""
        return len(self.rows)

    @property
    def right_answer(self) -> tuple[int, ...]:
        """The right column of each row."""
        return tuple(row.right for row in self.rows)

    def judge(self, answer: tuple[int, ...]) -> Verdict:
        """Return a point for each right row, and why it is right."""
        pairs = list(zip(self.rows, answer, strict=True))
        return Verdict(
            Score(scoring.zero_one(row.right == chosen for row, chosen in pairs), self.points),
            tuple(self._note(row, chosen) for row, chosen in pairs),
            "Counted 0 or 1: one point for each right row.",
        )

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        return is_row(answer, len(self.rows)) and all(is_place(each, len(self.columns)) for each in answer)

    def form(self) -> MatrixSingleForm:
        """Return a row of radio buttons for each row."""
        return MatrixSingleForm(self)

    def _note(self, row: Row, chosen: int) -> Note:
        right, given = self.columns[row.right], self.columns[chosen]
        hit = row.right == chosen
        mark = f"Right, you chose “{given}”" if hit else f"You chose “{given}”; right is “{right}”"
        return Note(hit, mark, row.text, row.rationale)


class MatrixSingleForm(RowsForm):
    """Radio buttons in each row, none chosen at first."""

    missing = "Choose one answer in every row first."

    def __init__(self, item: MatrixSingleItem) -> None:
        rows = [
            widgets.RadioButtons(
                options=[(cell_label(row.text, column), place) for place, column in enumerate(item.columns)],
                value=None,
                description=row.text,
                style={"description_width": "initial"},
            )
            for row in item.rows
        ]
        box = widgets.VBox(rows)
        box.add_class("osteospine-matrix")
        super().__init__(rows, [box])
