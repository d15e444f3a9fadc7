"""Short labels for the picture of a sign's strength: two groups of 100 people and how many are marked."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from osteospine.assessment.red_flags.model import PEOPLE, Band, Reading, Sign

_LETTERS = 40  # of a line across the picture, at the size for a lecture


@dataclass(frozen=True)
class Side:
    """One group of 100: its title, its count in words, and who is marked."""

    title: str
    count: str
    people: Band


def heading(reading: Reading) -> str:
    """Return what the picture weighs."""
    if reading.answer is None:
        return "In general: single flags are weak"
    if reading.weighed.kind == "none":
        return "No measured strength to draw"
    name = reading.weighed.name
    return name[0].upper() + name[1:]


def sides(reading: Reading) -> tuple[Side | None, Side | None]:
    """Return the left and the right group, ``None`` where nobody was counted."""
    before, after = reading.before, reading.after
    kind = reading.weighed.kind
    titles = {
        "after": ("Before: all people seen", "After: with the sign"),
        "everyone": ("Have the sign", "Have a serious cause"),
        "carry": ("People with the cause", ""),
        "none": ("", ""),
    }[kind]
    if kind == "carry":
        before, after = after, None
    left = None
    if before is not None:
        left = Side(titles[0], exact_before(reading.weighed) if kind == "after" else counted(before), before)
    right = None if after is None else Side(titles[1], counted(after), after)
    return left, right


def note(reading: Reading) -> str:
    """Return what stands where nobody was counted."""
    sign = reading.weighed
    if sign.kind == "carry":
        return "The sign may be absent:\nthat rules nothing out."
    return "\n".join(textwrap.wrap(f"{sign.remark}.", _LETTERS)) if sign.kind == "none" else ""


def exact_before(sign: Sign) -> str:
    """Return how many had the cause before the sign was known, as printed, for example ``"0.7 to 4.5 of 100"``."""
    low, high = sign.before_low_percent, sign.before_high_percent
    return f"{high:g} of {PEOPLE}" if low == high else f"{low:g} to {high:g} of {PEOPLE}"


def counted(people: Band) -> str:
    """Return a count with its limits, for example ``"33 of 100 (10 to 67)"``, or a range."""
    low, best, high = people.surely, people.best, people.most
    if low == best == high:
        return f"{best} of {PEOPLE}"
    if not people.likely:
        return f"{low} to {high} of {PEOPLE}"
    return f"{best} of {PEOPLE} ({low} to {high})"
