"""Taking a saved answer back: where an answer has its place, and what becomes of it there."""

from __future__ import annotations

import enum
import math
from typing import Any, Protocol

import ipywidgets as widgets

from osteospine.kit.progress.store import Kept, Key, Store


class Taken(enum.Enum):
    """What became of a saved answer."""

    BROUGHT = "brought back"
    SAME = "was there already"
    OWN = "the answer given here was kept"
    UNFIT = "does not fit its question"


class Place(Protocol):
    """Where a saved answer belongs: a question on screen, one not yet on screen, or a text of one's own."""

    def take(self, kept: Kept) -> Taken:
        """Take a saved answer; an answer given here stays, and one that does not fit is left out."""


class Judged(Protocol):
    """An item, as far as it matters here."""

    def fits(self, answer: Any) -> bool:
        """Tell whether its form could give this answer."""


def same(one: Any, other: Any) -> bool:
    """Tell whether two answers are equal; a number may differ where a form no longer writes its digits."""
    if isinstance(one, float) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-9)
    return bool(one == other)


class Unseen:
    """The place of an item that is not on screen now, such as one of a later stage of a case."""

    def __init__(self, item: Judged, key: Key, store: Store) -> None:
        self._item, self._key, self._store = item, key, store

    def take(self, kept: Kept) -> Taken:
        """Put the answer into the store, from which the question is filled when it comes on screen."""
        here = self._store.get(self._key)
        if here is not None:
            return Taken.SAME if same(here.answer, kept.answer) else Taken.OWN
        if not self._item.fits(kept.answer):
            return Taken.UNFIT
        self._store[self._key] = kept
        return Taken.BROUGHT


class FreeText:
    """The place of a text in the learner's own words.

    Parameters
    ----------
    field
        The text field; it must itself keep in the store what is typed.
    """

    def __init__(self, field: widgets.Textarea) -> None:
        self._field = field

    def take(self, kept: Kept) -> Taken:
        """Show the text where the field is empty."""
        if not isinstance(kept.answer, str):
            return Taken.UNFIT
        if self._field.value.strip():
            return Taken.SAME if self._field.value == kept.answer else Taken.OWN
        self._field.value = kept.answer
        return Taken.BROUGHT
