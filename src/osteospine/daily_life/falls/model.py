"""What making a home safer does to falls, and how much of the spine's fractures a fall could explain.

Only whole programmes were measured: with some places safer the result is a range from no change to the
programme's effect. Ratios of falls, of people and of odds are kept apart and never multiplied.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from osteospine.daily_life.falls.published import (
    GROUPS,
    MEDICINES,
    PLACES,
    STEPS,
    Estimate,
    Place,
    estimates,
    numbers,
    places,
)
from osteospine.kit.refusal import Refusal
from osteospine.kit.whole_people import whole_people

PEOPLE = 1000
SPINE = 100
LOOKS = (*PLACES, "home", "fractures", *STEPS, "medicine")


@dataclass(frozen=True)
class Falls:
    """Falls of every 100 that would have happened: the best that is known and the worst."""

    fewest: float
    most: float

    @property
    def certain(self) -> bool:
        """Whether a whole programme was carried out, so that there is one figure."""
        return self.fewest == self.most


@dataclass(frozen=True)
class OfThousand:
    """People of 1,000 who fall in a year without and with a medicine."""

    without: int
    with_it: int


@dataclass(frozen=True)
class Spine:
    """Of 100 clinical fractures of the spine: at most avoided, others after a fall, and without a fall."""

    avoided_at_most: int
    after_fall: int
    without_fall: int


@dataclass(frozen=True)
class Walk:
    """A home with some places made safer."""

    fixed: tuple[str, ...]
    who: str
    medicine: str
    age_85: bool
    look: str
    falls: Falls
    rate_before: float | None
    spine: Spine

    @property
    def waiting(self) -> tuple[Place, ...]:
        """The places not yet made safer."""
        return tuple(place for key, place in places().items() if key not in self.fixed)

    @property
    def programme(self) -> Estimate:
        """The effect of making the whole home safer for these people."""
        return estimates()[f"home_{self.who}"]

    @property
    def drug(self) -> Estimate | None:
        """How the medicine goes with falls."""
        return None if self.medicine == "none" else estimates()[self.medicine]

    @property
    def focus(self) -> Estimate | Place:
        """What the learner looks at: an estimate, or a place without an estimate of its own."""
        if self.look in PLACES:
            return places()[self.look]
        if self.look == "medicine":
            return estimates()[self.medicine]
        return {"home": self.programme, "fractures": estimates()["home_fracture"]}.get(self.look) or estimates()[
            self.look
        ]

    @property
    def rate_after(self) -> tuple[float, float] | None:
        """Falls a year among 1,000 people afterwards, fewest and most; nothing where the rate was not read."""
        if self.rate_before is None:
            return None
        return self.rate_before * self.falls.fewest / 100, self.rate_before * self.falls.most / 100


def walk(fixed: Collection[str], who: str, medicine: str, look: str, *, age_85: bool) -> Walk:
    """Return what is known about a home with the ``fixed`` places made safer.

    Raises
    ------
    Refusal
        For an unknown place, group, medicine or look, or a look at a medicine where none is taken.
    """
    for name, given, known in (
        ("group", who, GROUPS),
        ("medicine", medicine, MEDICINES),
        ("look", look, LOOKS),
        *(("place", place, PLACES) for place in fixed),
    ):
        if given not in known:
            raise Refusal(f"There is no {name} {given!r}. Choose one of {', '.join(known)}.")
    if look == "medicine" and medicine == "none":
        raise Refusal("No medicine is chosen, so there is no effect to look at. Choose a medicine first.")
    done = tuple(place for place in PLACES if place in fixed)
    after = falls_left(len(done), estimates()[f"home_{who}"].value)
    rate = None if who == "other" else numbers()[f"baseline_{who}"]
    return Walk(done, who, medicine, age_85, look, after, rate, spine(after, age_85=age_85))


def falls_left(safer: int, ratio: float) -> Falls:
    """Return how many of 100 falls remain with so many of the seven places made safer.

    A part of the programme was never measured: it may do nothing, or as much as the whole.
    """
    whole = 100 * ratio
    if safer == len(PLACES):
        return Falls(whole, whole)
    return Falls(min(whole, 100.0), max(whole, 100.0)) if safer else Falls(100.0, 100.0)


def spine(after: Falls, *, age_85: bool) -> Spine:
    """Return how 100 clinical fractures of the spine divide; avoided: if they dropped as much as falls do."""
    share = numbers()["spine_fall_share_85" if age_85 else "spine_fall_share"]
    saved = share * max(0.0, 1 - after.fewest / 100) * numbers()["spine_follows_falls"]
    return Spine(*whole_people((saved, share - saved), SPINE))


def fallers(odds_ratio: float) -> OfThousand:
    """Return how many of 1,000 people of 65 and over fall in a year without and with a medicine."""
    if not odds_ratio > 0:
        raise Refusal(f"An odds ratio of {odds_ratio:g} cannot be. Give a number above 0.")
    base = numbers()["fallers_per_1000"] / PEOPLE
    odds = odds_ratio * base / (1 - base)
    return OfThousand(round(base * PEOPLE), round(PEOPLE * odds / (1 + odds)))
