"""Highlight: choose the phrases of a text that matter."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.choices import check_box, tick, ticked
from osteospine.kit.practice.fitting import are_places
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import Common, Item, Option, Score, Verdict, option_notes, right_places
from osteospine.kit.practice.kinds.several import PLUS_MINUS
from osteospine.kit.reading import Record


@dataclass(frozen=True, kw_only=True)
class HighlightItem(Item[frozenset[int]]):
    """A text with phrases to choose; the answer is the set of their places, counted without the plain text.

    Attributes
    ----------
    passage
        The text in order: phrases that can be chosen, and plain text that cannot.
    """

    kind: ClassVar[str] = "highlight"
    passage: tuple[Option | str, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> HighlightItem:
        """Return the item that a record describes."""
        passage: list[Option | str] = []
        for each in record.records("passage", least=2, name="part"):
            if each.has("plain"):
                passage.append(each.text("plain"))
            else:
                passage.append(Option(each.text("text"), each.flag("right"), each.text("rationale")))
            each.finish()
        item = cls(passage=tuple(passage), **common)
        if len({phrase.right for phrase in item.phrases}) != 2:
            raise record.refuse("passage", "at least one phrase with right: true and one with right: false")
        return item

    @property
    def phrases(self) -> tuple[Option, ...]:
        """The phrases that can be chosen."""
        return tuple(part for part in self.passage if isinstance(part, Option))

    @property
    def points(self) -> int:
        """One for each right phrase."""
        return len(self.right_answer)

    @property
    def right_answer(self) -> frozenset[int]:
        """The places of the right phrases."""
        return right_places(self.phrases)

    def judge(self, answer: frozenset[int]) -> Verdict:
        """Return points for right phrases less wrong ones, and the rationale of all."""
        points = scoring.plus_minus(answer, self.right_answer)
        return Verdict(Score(points, self.points), option_notes(self.phrases, answer, lettered=False), PLUS_MINUS)

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        return are_places(answer, len(self.phrases)) and len(answer) > 0

    def form(self) -> HighlightForm:
        """Return the text with a check box before each phrase."""
        return HighlightForm(self.passage)


class HighlightForm(Form[frozenset[int]]):
    """A text in which each phrase is a check box, none ticked at first."""

    missing = "Choose at least one phrase first."

    def __init__(self, passage: tuple[Option | str, ...]) -> None:
        parts = [check_box(part.text) if isinstance(part, Option) else widgets.HTML(escape(part)) for part in passage]
        box = widgets.Box(parts)
        box.add_class("osteospine-highlight")
        super().__init__([part for part in parts if isinstance(part, widgets.Checkbox)], [box])

    @property
    def answer(self) -> frozenset[int] | None:
        """The places of the phrases ticked."""
        return ticked(self.inputs) or None

    def fill(self, answer: frozenset[int] | None) -> None:
        """Tick the phrases of an answer and no others."""
        tick(self.inputs, answer or ())
