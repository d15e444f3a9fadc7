"""Shares of a whole as counts of people, without anyone lost or counted twice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise


def whole_people(shares: Sequence[float], people: int) -> tuple[int, ...]:
    """Return counts for groups and, last, for the rest; they add up to exactly ``people``.

    Running totals are rounded, so that the first groups together are as many as their shares together say.

    Raises
    ------
    ValueError
        For negative shares, or shares that add up to more than 1.
    """
    totals = [0.0, *accumulate(shares)]
    if any(not share >= 0 for share in shares) or totals[-1] > 1 + 1e-9:
        raise ValueError(f"Shares {tuple(shares)} are not parts of one whole. Give shares of 0 or more, 1 at most.")
    marks = [*(min(math.floor(total * people + 0.5), people) for total in totals), people]
    return tuple(b - a for a, b in pairwise(marks))
