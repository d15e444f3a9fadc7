"""Rationale: a conclusion and its reasons, chosen from drop-down lists and judged together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from osteospine.kit.practice import scoring
from osteospine.kit.practice.blanks import BlanksItem, read_blanks
from osteospine.kit.practice.items import Common, Score, Verdict
from osteospine.kit.reading import Record

_DYAD = "Counted as a pair: the point is earned only when the conclusion and its reason are both right."
_TRIAD = "Counted as a whole: one point for each right reason, and none while the conclusion in blank 1 is wrong."


@dataclass(frozen=True, kw_only=True)
class RationaleItem(BlanksItem):
    """A text with two blanks (conclusion, reason) or three (conclusion, reason, reason)."""

    kind: ClassVar[str] = "rationale"

    @classmethod
    def read(cls, record: Record, common: Common) -> RationaleItem:
        """Return the item that a record describes."""
        text, blanks = read_blanks(record, least=2, most=3)
        return cls(text=text, blanks=blanks, **common)

    @property
    def points(self) -> int:
        """One for each reason."""
        return len(self.blanks) - 1

    def judge(self, answer: tuple[int, ...]) -> Verdict:
        """Return points for the right reasons of a right conclusion, and the rationale of all options."""
        points = scoring.rationale(*self.hits(answer))
        return Verdict(Score(points, self.points), self.notes(answer), _DYAD if self.points == 1 else _TRIAD)
