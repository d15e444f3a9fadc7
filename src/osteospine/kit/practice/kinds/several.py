"""Several choices: every option may be right or wrong by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from osteospine.kit.practice import scoring
from osteospine.kit.practice.choices import check_box, tick, ticked
from osteospine.kit.practice.fitting import are_places
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import (
    Common,
    Item,
    Option,
    Score,
    Verdict,
    letter,
    option_notes,
    read_options,
    right_places,
)
from osteospine.kit.reading import Record

PLUS_MINUS = (
    "Counted plus and minus: one point for each right choice, one point off for each wrong choice, never below 0."
)


@dataclass(frozen=True, kw_only=True)
class SeveralItem(Item[frozenset[int]]):
    """A question with one or more right options; the answer is the set of places chosen."""

    kind: ClassVar[str] = "several"
    options: tuple[Option, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> SeveralItem:
        """Return the item that a record describes."""
        options = read_options(record)
        if len({option.right for option in options}) != 2:
            raise record.refuse("options", "at least one option with right: true and one with right: false")
        return cls(options=options, **common)

    @property
    def points(self) -> int:
        """One for each right option."""
        return len(self.right_answer)

    @property
    def right_answer(self) -> frozenset[int]:
        """The places of the right options."""
        return right_places(self.options)

    def judge(self, answer: frozenset[int]) -> Verdict:
        """Return points for right choices less wrong ones, and the rationale of all."""
        points = scoring.plus_minus(answer, self.right_answer)
        return Verdict(Score(points, self.points), option_notes(self.options, answer), PLUS_MINUS)

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        return are_places(answer, len(self.options)) and len(answer) > 0

    def form(self) -> SeveralForm:
        """Return check boxes."""
        return SeveralForm(self.options)


class SeveralForm(Form[frozenset[int]]):
    """Check boxes, none ticked at first."""

    missing = "Choose at least one answer first."

    def __init__(self, options: tuple[Option, ...]) -> None:
        super().__init__([check_box(f"{letter(place)}. {option.text}") for place, option in enumerate(options)])

    @property
    def answer(self) -> frozenset[int] | None:
        """The places ticked."""
        return ticked(self.inputs) or None

    def fill(self, answer: frozenset[int] | None) -> None:
        """Tick the places of an answer and no others."""
        tick(self.inputs, answer or ())
