"""Cloze: fill the blanks of a text from drop-down lists; each blank counts by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from osteospine.kit.practice import scoring
from osteospine.kit.practice.blanks import BlanksItem, read_blanks
from osteospine.kit.practice.items import Common, Score, Verdict
from osteospine.kit.reading import Record

_MOST = 8  # more blanks than this in one text are no longer read as sentences


@dataclass(frozen=True, kw_only=True)
class ClozeItem(BlanksItem):
    """A text with blanks, each worth one point."""

    kind: ClassVar[str] = "cloze"

    @classmethod
    def read(cls, record: Record, common: Common) -> ClozeItem:
        """Return the item that a record describes."""
        text, blanks = read_blanks(record, least=1, most=_MOST)
        return cls(text=text, blanks=blanks, **common)

    @property
    def points(self) -> int:
        """One for each blank."""
        return len(self.blanks)

    def judge(self, answer: tuple[int, ...]) -> Verdict:
        """Return a point for each right blank, and the rationale of all options."""
        points = scoring.zero_one(self.hits(answer))
        return Verdict(
            Score(points, self.points), self.notes(answer), "Counted 0 or 1: one point for each right blank."
        )
