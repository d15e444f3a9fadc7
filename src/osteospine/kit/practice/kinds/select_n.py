"""Select N: as many options are right as the question says, and as many must be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from osteospine.kit.practice import scoring
from osteospine.kit.practice.fitting import are_places
from osteospine.kit.practice.items import (
    Common,
    Item,
    Option,
    Score,
    Verdict,
    option_notes,
    read_options,
    right_places,
)
from osteospine.kit.practice.kinds.several import SeveralForm
from osteospine.kit.reading import Record


@dataclass(frozen=True, kw_only=True)
class SelectNItem(Item[frozenset[int]]):
    """A question with ``choose`` right options; the answer is the set of that many places."""

    kind: ClassVar[str] = "select_n"
    choose: int
    options: tuple[Option, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> SelectNItem:
        """Return the item that a record describes."""
        choose = record.whole("choose")
        options = read_options(record)
        if len(right_places(options)) != choose:
            raise record.refuse("options", f"exactly {choose} options with right: true, as 'choose' says")
        if len(options) == choose:
            raise record.refuse("options", "at least one option with right: false")
        return cls(choose=choose, options=options, **common)

    @property
    def points(self) -> int:
        """One for each option to choose."""
        return self.choose

    @property
    def right_answer(self) -> frozenset[int]:
        """The places of the right options."""
        return right_places(self.options)

    def judge(self, answer: frozenset[int]) -> Verdict:
        """Return a point for each right choice, and the rationale of all."""
        return Verdict(
            Score(scoring.zero_one(place in self.right_answer for place in answer), self.points),
            option_notes(self.options, answer),
            "Counted 0 or 1: one point for each right choice; a wrong choice takes nothing away.",
        )

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        return are_places(answer, len(self.options)) and len(answer) == self.choose

    def form(self) -> SelectNForm:
        """Return check boxes."""
        return SelectNForm(self.options, self.choose)


class SelectNForm(SeveralForm):
    """Check boxes; the answer is whole when exactly so many are ticked."""

    def __init__(self, options: tuple[Option, ...], choose: int) -> None:
        super().__init__(options)
        self._choose = choose
        self.missing = f"Choose exactly {choose} {'answer' if choose == 1 else 'answers'} first, no fewer and no more."

    @property
    def answer(self) -> frozenset[int] | None:
        """The places ticked, once there are as many as asked for."""
        places = super().answer
        return places if places is not None and len(places) == self._choose else None
