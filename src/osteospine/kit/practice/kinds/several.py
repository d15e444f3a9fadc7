"""Several choices: every option may be right or wrong by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import (
    Common,
    Item,
    Option,
    Score,
    Verdict,
    letter,
    option_note,
    read_options,
)
from osteospine.kit.practice.reading import Record


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
        return sum(option.right for option in self.options)

    def judge(self, answer: frozenset[int]) -> Verdict:
        """Return points for right choices less wrong ones, and the rationale of all."""
        right = {place for place, option in enumerate(self.options) if option.right}
        return Verdict(
            Score(scoring.several(answer, right), self.points),
            tuple(option_note(place, option, place in answer) for place, option in enumerate(self.options)),
        )

    def form(self) -> SeveralForm:
        """Return check boxes."""
        return SeveralForm(self)


class SeveralForm(Form[frozenset[int]]):
    """Check boxes, none ticked at first."""

    missing = "Choose at least one answer first."

    def __init__(self, item: SeveralItem) -> None:
        super().__init__(
            [
                widgets.Checkbox(description=f"{letter(place)}. {option.text}", indent=False)
                for place, option in enumerate(item.options)
            ]
        )

    @property
    def answer(self) -> frozenset[int] | None:
        """The places ticked."""
        return frozenset(place for place, box in enumerate(self.inputs) if box.value) or None

    def fill(self, answer: frozenset[int] | None) -> None:
        """Tick the places of an answer and no others."""
        for place, box in enumerate(self.inputs):
            box.value = place in (answer or ())
