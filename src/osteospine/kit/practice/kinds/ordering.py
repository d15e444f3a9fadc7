"""Ordering: give each entry its place. Numbers instead of dragging, so that a keyboard is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import ipywidgets as widgets

from osteospine.kit.practice import scoring
from osteospine.kit.practice.fitting import is_place, is_row
from osteospine.kit.practice.form import Form
from osteospine.kit.practice.items import Common, Item, Note, Score, Verdict
from osteospine.kit.reading import Record

_NONE = 0  # no place chosen yet


@dataclass(frozen=True)
class Entry:
    """Something to be put in order, its right place (1 comes first), and why it stands there."""

    text: str
    place: int
    rationale: str


@dataclass(frozen=True, kw_only=True)
class OrderingItem(Item[tuple[int, ...]]):
    """A question that asks for an order; the answer is the place of each entry as listed."""

    kind: ClassVar[str] = "ordering"
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, record: Record, common: Common) -> OrderingItem:
        """Return the item that a record describes."""
        entries = []
        for each in record.records("entries", least=3, name="entry"):
            entries.append(Entry(each.text("text"), each.whole("place"), each.text("rationale")))
            each.finish()
        places = [entry.place for entry in entries]
        if sorted(places) != list(range(1, len(places) + 1)):
            raise record.refuse("entries", f"each place from 1 to {len(places)} once; places are {places}")
        if places == sorted(places):
            raise record.refuse("entries", "entries listed in another order than the right one")
        return cls(entries=tuple(entries), **common)

    @property
    def points(self) -> int:
        """One: all or nothing."""
        return 1

    @property
    def right_answer(self) -> tuple[int, ...]:
        """The right place of each entry."""
        return tuple(entry.place for entry in self.entries)

    def judge(self, answer: tuple[int, ...]) -> Verdict:
        """Return 1 point if every place is right, and for each entry its place and why."""
        pairs = sorted(zip(self.entries, answer, strict=True), key=lambda pair: pair[0].place)
        return Verdict(
            Score(scoring.ordering(answer, self.right_answer), self.points),
            tuple(_note(entry, place) for entry, place in pairs),
            "Counted all or nothing: the point is earned when every place is right.",
        )

    def fits(self, answer: Any) -> bool:
        """Tell whether the form could give this answer."""
        count = len(self.entries)
        whole = is_row(answer, count) and all(is_place(place, count + 1) for place in answer)
        return whole and sorted(answer) == list(range(1, count + 1))

    def form(self) -> OrderingForm:
        """Return a list of places for each entry."""
        return OrderingForm(self)


def _note(entry: Entry, place: int) -> Note:
    right = entry.place == place
    mark = "Right place" if right else f"You gave it place {place}"
    return Note(right, mark, f"{entry.place}. {entry.text}", entry.rationale)


class OrderingForm(Form[tuple[int, ...]]):
    """A drop-down list of places beside each entry, none chosen at first."""

    missing = "Give every entry a place of its own first; no place may be used twice."

    def __init__(self, item: OrderingItem) -> None:
        places = [("Place", _NONE), *((str(n), n) for n in range(1, len(item.entries) + 1))]
        super().__init__(
            [
                widgets.Dropdown(options=places, description=entry.text, style={"description_width": "initial"})
                for entry in item.entries
            ]
        )

    @property
    def answer(self) -> tuple[int, ...] | None:
        """The place given to each entry, once all differ."""
        places = [each.value for each in self.inputs]
        return tuple(places) if _NONE not in places and len(set(places)) == len(places) else None

    def fill(self, answer: tuple[int, ...] | None) -> None:
        """Set the places of an answer, or none."""
        for each, place in zip(self.inputs, answer or (_NONE,) * len(self.inputs), strict=True):
            each.value = place
