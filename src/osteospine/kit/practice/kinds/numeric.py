"""Numeric: a number with a unit, right within a tolerance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import Common, Item, Note, Score, Verdict
from osteospine.kit.reading import Record


@dataclass(frozen=True)
class Slip:
    """A wrong answer that people often give, and the step that leads to it."""

    value: float
    tolerance: float
    rationale: str


@dataclass(frozen=True, kw_only=True)
class NumericItem(Item[float]):
    """A question whose answer is a number.

    Attributes
    ----------
    label
        What the number is; it stands before the field.
    answer, tolerance
        A number within ``tolerance`` of ``answer`` is right.
    unit
        Unit in which to answer, shown with the label.
    near
        Typical slips; the first that fits the learner's number is named.
    right, wrong
        How the number comes about, and what to look at again.
    """

    kind: ClassVar[str] = "numeric"
    label: str
    answer: float
    tolerance: float
    unit: str
    near: tuple[Slip, ...]
    right: str
    wrong: str

    @classmethod
    def read(cls, record: Record, common: Common) -> NumericItem:
        """Return the item that a record describes."""
        answer = record.number("answer")
        tolerance = record.number("tolerance", "a number of 0 or more", least=0)
        near = []
        for each in record.records("near", least=1, name="near answer"):
            slip = Slip(
                each.number("value"),
                each.number("tolerance", "a number of 0 or more", least=0),
                each.text("rationale"),
            )
            each.finish()
            if abs(slip.value - answer) <= slip.tolerance + tolerance:
                raise each.refuse("value", f"a wrong answer clear of {answer:g}, with both tolerances")
            near.append(slip)
        return cls(
            label=record.text("label"),
            answer=answer,
            tolerance=tolerance,
            unit=record.text("unit"),
            near=tuple(near),
            right=record.text("right"),
            wrong=record.text("wrong"),
            **common,
        )

    @property
    def points(self) -> int:
        """One."""
        return 1

    @property
    def right_answer(self) -> float:
        """The number asked for."""
        return self.answer

    def judge(self, answer: float) -> Verdict:
        """Return 1 point for a number within the tolerance; name a typical slip where one fits."""
        points = scoring.numeric(answer, self.answer, self.tolerance)
        given = f"You wrote {self._amount(answer)}"
        wanted = f"{self._amount(self.answer)} (within {self.tolerance:g})"
        if points:
            notes = [Note(True, given, f"The answer is {wanted}.", self.right)]
        else:
            why = next((s.rationale for s in self.near if scoring.within(answer, s.value, s.tolerance)), self.wrong)
            notes = [
                Note(False, given, "Another number was wanted.", why),
                Note(True, "Right answer", f"{wanted}.", self.right),
            ]
        return Verdict(Score(points, self.points), tuple(notes))

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        return isinstance(answer, (int, float)) and not isinstance(answer, bool) and math.isfinite(answer)

    def form(self) -> NumericForm:
        """Return a text field for the number."""
        return NumericForm(self)

    def _amount(self, value: float) -> str:
        return f"{value:g} {self.unit}"


class NumericForm(Form[float]):
    """A field for a number, empty at first.

    A text field rather than a number field of ipywidgets: that one cannot be empty, so it would show an
    answer of 0 before the learner has given one, and it refuses a decimal comma.
    """

    missing = "Type a number first, for example 12.5."

    def __init__(self, item: NumericItem) -> None:
        self._field = widgets.Text(
            description=f"{item.label} ({item.unit})",
            style={"description_width": "initial"},
            # Sent once, when the field is left: digits sent one by one can arrive after a quick press of the
            # button, which would judge half a number.
            continuous_update=False,
        )
        super().__init__([self._field])

    @property
    def answer(self) -> float | None:
        """The number typed, with a decimal point or comma."""
        try:
            value = float(self._field.value.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-"))
        except ValueError:
            return None
        return value if math.isfinite(value) else None

    def fill(self, answer: float | None) -> None:
        """Write a number, or nothing."""
        self._field.value = "" if answer is None else f"{answer:.12g}"
