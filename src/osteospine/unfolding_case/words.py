"""Sentences about where a case stands: alt text, status line and handout all say the same."""

from __future__ import annotations

from osteospine.kit.units import length
from osteospine.unfolding_case.measures import PEOPLE, YEARS
from osteospine.unfolding_case.model import Moment, Walk
from osteospine.unfolding_case.numbers import written

_CM = 10


def describe(walk: Walk) -> str:
    """Say the stage, what is measured now and at the start, and what was decided."""
    now, case = walk.now, walk.case
    head = f"{case.person.called}, {when(now)} (stage {now.number} of {case.stages}): {now.title}."
    return " ".join(part for part in (head, _measured(walk), _decided(walk)) if part)


def when(moment: Moment) -> str:
    """Return the time of a stage, for example ``"after 6 months"``."""
    months = round(moment.visit.months)
    return "at the start" if months == 0 else f"after {months} month{'' if months == 1 else 's'}"


def _measured(walk: Walk) -> str:
    """Say height, angle, score and risk, as far as they are known."""
    first, now = walk.moments[0].measures, walk.now.measures
    parts = []
    if now.height_cm is not None:
        since = (
            f" ({_than(now.height_cm, first.height_cm)})" if first.height_cm is not None and walk.now.number > 1 else ""
        )
        parts.append(f"height {length(now.height_cm * _CM)}{since}")
    if now.cobb_deg is not None:
        parts.append(f"thoracic Cobb angle {now.cobb_deg:.0f}°")
    if now.score is not None:
        margin = (
            f", 95 % margin {minus(now.score.low)} to {minus(now.score.high)}" if now.score.low < now.score.high else ""
        )
        parts.append(f"{now.score_name} {minus(now.score.value)}{margin}")
    if now.risk_of_1000 is not None:
        parts.append(
            f"{now.risk_of_1000} of {PEOPLE:,} people like this have a new vertebral fracture on X-ray "
            f"in {YEARS} years, {PEOPLE - now.risk_of_1000} have none"
        )
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}." if said else "Nothing is measured yet."


def _than(now_cm: float, first_cm: float) -> str:
    change = round(now_cm - first_cm, 1)
    if abs(change) < 0.05:
        return "as at the first visit"
    return f"{length(abs(change) * _CM, both=False)} {'less' if change < 0 else 'more'} than at the first visit"


def _decided(walk: Walk) -> str:
    """Say which options were taken by number: their texts are long and stand beside the picture."""
    taken = [f"option {place} at stage {stage}" for stage, place in enumerate(walk.path, 1) if place]
    return f"Decided: {', '.join(taken)}." if taken else ""


def minus(value: float) -> str:
    """Return a score with one decimal and a typographic minus."""
    return written(value, 1).text
