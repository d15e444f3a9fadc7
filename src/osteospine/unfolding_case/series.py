"""What the four curves show: the measures of the visits so far, within the room that the whole case needs.

Part of the picture's layer, below the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from osteospine.unfolding_case.measures import PEOPLE, YEARS, Score
from osteospine.unfolding_case.model import Case, Walk
from osteospine.unfolding_case.numbers import written

_NOT_KNOWN = "not at this visit"


@dataclass(frozen=True)
class Series:
    """One measure at the visits so far.

    Attributes
    ----------
    name, value
        What it is, and its present value.
    share
        Where each visit lies between the first (0) and the last of the case (1).
    values, low, high
        Its value at each visit, and the ends of its margin; None where it was not measured.
    room
        Lowest and highest value to draw.
    limit
        A value to compare with.
    """

    name: str
    value: str
    share: Sequence[float]
    values: Sequence[float | None]
    low: Sequence[float | None]
    high: Sequence[float | None]
    room: tuple[float, float]
    limit: float | None = None


def series_of(walk: Walk) -> tuple[Series, ...]:
    """Return height, angle, score and risk as far as the learner has come."""
    share = [moment.visit.months / _months(walk.case) for moment in walk.moments]
    found = [moment.measures for moment in walk.moments]
    now = found[-1]
    heights, angles = [m.height_cm for m in found], [m.cobb_deg for m in found]
    scores, risks = [m.score for m in found], [m.risk_of_1000 for m in found]
    values = [None if s is None else s.value for s in scores]
    low = [None if s is None else s.low for s in scores]
    high = [None if s is None else s.high for s in scores]
    room = _room(walk.case)
    height = _NOT_KNOWN if now.height_cm is None else f"{written(now.height_cm, 1).text} cm"
    angle = _NOT_KNOWN if now.cobb_deg is None else f"{written(now.cobb_deg, 0).text}°"
    risk = _NOT_KNOWN if now.risk_of_1000 is None else f"{now.risk_of_1000} of {PEOPLE:,}"
    none: list[float | None] = [None] * len(found)
    return (
        Series("Height", height, share, heights, none, none, room[0]),
        Series("Cobb angle", angle, share, angles, none, none, room[1]),
        Series(now.score_name, _score(now.score), share, values, low, high, room[2], now.score_limit),
        Series(f"{YEARS}-year risk", risk, share, risks, none, none, room[3]),
    )


def _score(score: Score | None) -> str:
    if score is None:
        return _NOT_KNOWN
    margin = f" ± {written((score.high - score.low) / 2, 1).text}" if score.high > score.low else ""
    return written(score.value, 1).text + margin


def _months(case: Case) -> float:
    return max(moment.visit.months for moment in case.moments.values())


def _room(case: Case) -> tuple[tuple[float, float], ...]:
    """Return the range of each curve over all stages and paths, so that nothing jumps as the story goes on."""
    found = [moment.measures for moment in case.moments.values()]
    ends = [end for m in found if m.score for end in (m.score.low, m.score.high, m.score_limit)]
    return (
        _range((m.height_cm for m in found), least=3.0),
        _range((m.cobb_deg for m in found), least=10.0),
        _range(ends, least=1.0),
        _range([0.0, *(m.risk_of_1000 for m in found)], least=100.0),
    )


def _range(values: Iterable[float | None], *, least: float) -> tuple[float, float]:
    """Return the range of the known values, at least so wide, about their middle."""
    known = [value for value in values if value is not None] or [0.0]
    low, high = min(known), max(known)
    short = max(0.0, least - (high - low)) / 2
    return low - short, high + short
