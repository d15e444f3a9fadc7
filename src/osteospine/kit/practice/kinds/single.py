"""Single choice: one option is right."""

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
class SingleItem(Item[int]):
    """A question with exactly one right option; the answer is the option's place, 0 for A."""

    kind: ClassVar[str] = "single"
    options: tuple[Option, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> SingleItem:
        """Return the item that a record describes."""
        options = read_options(record)
        if sum(option.right for option in options) != 1:
            raise record.refuse("options", "exactly one option with right: true")
        return cls(options=options, **common)

    @property
    def points(self) -> int:
        """One."""
        return 1

    def judge(self, answer: int) -> Verdict:
        """Return 1 point for the right option, and the rationale of all."""
        right = next(place for place, option in enumerate(self.options) if option.right)
        return Verdict(
            Score(scoring.single(answer, right), self.points),
            tuple(option_note(place, option, place == answer) for place, option in enumerate(self.options)),
        )

    def form(self) -> SingleForm:
        """Return radio buttons."""
        return SingleForm(self)


class SingleForm(Form[int]):
    """Radio buttons, none chosen at first."""

    missing = "Choose one answer first."

    def __init__(self, item: SingleItem) -> None:
        self._buttons = widgets.RadioButtons(
            options=[(f"{letter(place)}. {option.text}", place) for place, option in enumerate(item.options)],
            value=None,
            description="Choose one answer",
            style={"description_width": "initial"},
        )
        super().__init__([self._buttons])

    @property
    def answer(self) -> int | None:
        """The place of the option chosen."""
        chosen: int | None = self._buttons.value
        return chosen

    def fill(self, answer: int | None) -> None:
        """Choose an option, or none."""
        self._buttons.value = answer
