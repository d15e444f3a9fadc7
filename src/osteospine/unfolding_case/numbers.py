"""The numbers of a visit as they are written in texts: ``{height}``, ``{t_score}`` and the rest."""

from __future__ import annotations

import math

from osteospine.kit.reading import Number
from osteospine.unfolding_case.measures import PEOPLE, Measures, Person, Visit, body_of

RESERVED = (
    "age", "months", "height", "height_lost", "cobb", "cobb_more", "t_score", "t_low", "t_high",
    "z_score", "z_low", "z_high", "risk", "no_risk",
)  # fmt: skip
"""Names that every stage offers, where they were measured; live numbers bear other names."""


def numbers_of(found: Measures, person: Person, visit: Visit, *, body: bool) -> dict[str, Number]:
    """Return the numbers that were measured, by the name that stands in texts."""
    listed: dict[str, tuple[float | None, int]] = {
        "age": (math.floor(found.age_years), 0),
        "months": (visit.months, 0),
        "height": (found.height_cm, 1),
        "height_lost": (None if found.height_cm is None else person.height_cm - found.height_cm, 1),
        "cobb": (found.cobb_deg, 0),
        "cobb_more": (found.cobb_deg - body_of(person, ()).cobb_deg() if body and found.cobb_deg else None, 0),
        "risk": (found.risk_of_1000, 0),
        "no_risk": (None if found.risk_of_1000 is None else PEOPLE - found.risk_of_1000, 0),
    }
    for letter, score in (("t", found.t), ("z", found.z)):
        if score is not None:
            listed |= {f"{letter}_score": (score.value, 1), f"{letter}_low": (score.low, 1)}
            listed |= {f"{letter}_high": (score.high, 1)}
    return {name: written(value, digits) for name, (value, digits) in listed.items() if value is not None}


def written(value: float, digits: int) -> Number:
    """Return a number with so many decimals and a typographic minus; its value is what the text says."""
    value = round(value, digits) + 0.0  # no "-0.0"
    return Number(value, f"{value:,.{digits}f}".replace("-", "−"))
