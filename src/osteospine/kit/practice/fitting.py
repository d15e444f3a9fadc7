"""Whether a saved answer can be an answer at all: what the kinds share. A file may hold anything."""

from __future__ import annotations

from typing import Any


def is_place(answer: Any, count: int) -> bool:
    """Tell whether it is the place of one of so many options, 0 for the first."""
    return isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer < count


def are_places(answer: Any, count: int) -> bool:
    """Tell whether it is a set of such places; it may be empty."""
    return isinstance(answer, frozenset) and all(is_place(each, count) for each in answer)


def is_row(answer: Any, length: int) -> bool:
    """Tell whether it is a tuple with so many entries."""
    return isinstance(answer, tuple) and len(answer) == length
