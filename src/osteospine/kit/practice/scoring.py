"""Scoring rules: pure functions from what was answered to points.

The rules are those of the nursing licence examination NCLEX, so that practice here counts like practice
there: one right answer 0/1, several right answers plus and minus, ordering all or nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

_ROUNDING = 1e-9  # so that 0.3 is within 0.1 of 0.2, which binary numbers do not give by themselves


def single(chosen: int, right: int) -> int:
    """Return 1 if the option chosen is the right one, else 0."""
    return int(chosen == right)


def several(chosen: Collection[int], right: Collection[int]) -> int:
    """Return one point for each right choice less one for each wrong choice, never below 0.

    The most that can be had is the number of right options. Taking a point away keeps "choose all" from
    earning full marks.
    """
    hits = len(set(chosen) & set(right))
    misses = len(set(chosen) - set(right))
    return max(0, hits - misses)


def within(value: float, target: float, tolerance: float) -> bool:
    """Tell whether a number lies within the tolerance of the target; the edge itself counts as within."""
    return abs(value - target) <= tolerance + _ROUNDING


def numeric(value: float, answer: float, tolerance: float) -> int:
    """Return 1 if the number lies within the tolerance of the answer, else 0."""
    return int(within(value, answer, tolerance))


def ordering(places: Sequence[int], right: Sequence[int]) -> int:
    """Return 1 if every entry has its right place, else 0.

    All or nothing, because a chain of causes or steps with one link out of place is a different chain;
    points for neighbouring pairs would reward a list that starts with its end. The feedback still says which
    places are right.
    """
    return int(list(places) == list(right))
