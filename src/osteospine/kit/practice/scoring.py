"""Scoring rules: pure functions from what was answered to points.

The rules are the three of the nursing licence examination NCLEX (0/1, plus and minus, rationale), so that
practice here counts like practice there. Which question counts by which rule stands in its kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

_ROUNDING = 1e-9  # so that 0.3 is within 0.1 of 0.2, which binary numbers do not give by themselves


def single(chosen: int, right: int) -> int:
    """Return 1 if the option chosen is the right one, else 0."""
    return int(chosen == right)


def zero_one(hits: Iterable[bool]) -> int:
    """Return one point for each part that is right; a wrong part takes nothing away.

    Fair only where the number of choices is fixed, so that nobody can choose everything.
    """
    return sum(bool(hit) for hit in hits)


def plus_minus(chosen: Collection[int], right: Collection[int]) -> int:
    """Return one point for each right choice less one for each wrong choice, never below 0.

    The most that can be had is the number of right options. Taking a point away keeps "choose all" from
    earning full marks.
    """
    hits = len(set(chosen) & set(right))
    misses = len(set(chosen) - set(right))
    return max(0, hits - misses)


def by_column(chosen: Iterable[Collection[int]], right: Iterable[Collection[int]]) -> int:
    """Return the sum of ``plus_minus`` over the columns of a table, each of which stops at 0 by itself."""
    return sum(plus_minus(each, wanted) for each, wanted in zip(chosen, right, strict=True))


def rationale(conclusion: bool, *reasons: bool) -> int:
    """Return one point for each right reason of a right conclusion.

    One reason (a dyad): 1 point when both are right. Two reasons (a triad): 2 points when all three are right,
    1 when the conclusion and one reason are. A reason for a wrong conclusion explains nothing and counts nothing.
    """
    return zero_one(reasons) if conclusion else 0


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
