"""Where answers live while a notebook runs: by topic and item id, in this process only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kept:
    """An answer, and whether it has been checked since it was last changed."""

    answer: Any
    checked: bool


Key = tuple[str, str]
"""Topic and item id."""

Store = dict[Key, Kept]

ANSWERS: Store = {}
"""The answers of this kernel, by topic and item id. ``Practice.reset`` takes those of its items out."""

FREE_TEXT = "finish"
"""The id of a text in the learner's own words, such as the end of a case: it has no item and earns no points."""
