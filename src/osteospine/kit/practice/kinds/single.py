"""Single choice: one option is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.fitting import is_place
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


@dataclass(frozen=True, kw_only=True)
class SingleItem(Item[int]):
    """A question with exactly one right option; the answer is the option's place, 0 for A."""

    kind: ClassVar[str] = "single"
    options: tuple[Option, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> SingleItem:
        """Return the item that a record describes."""
        options = read_options(record)
        if len(right_places(options)) != 1:
            raise record.refuse("options", "exactly one option with right: true")
        return cls(options=options, **common)

    @property
    def points(self) -> int:
        """One."""
        return 1

    @property
    def right_answer(self) -> int:
        """The place of the right option."""
        return next(iter(right_places(self.options)))

    def judge(self, answer: int) -> Verdict:
        """Return 1 point for the right option, and the rationale of all."""
        points = scoring.single(answer, self.right_answer)
        return Verdict(Score(points, self.points), option_notes(self.options, {answer}))

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        return is_place(answer, len(self.options))

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
