"""A pain pattern held against three courses: how many of its features are typical of each.

Counts of features are no probabilities: nobody has published how much each answer weighs together with the
others, so none is weighted. Without pain nothing is counted; that is the commonest course of all.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.assessment.features import (
    COURSES,
    Alternative,
    Feature,
    alternatives,
    features,
    recognised_percent,
)
from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal

ONSETS = ("sudden", "slow")
NO_PAIN = "no pain"
PLACES = ("mid-back", "waist", "low back", "leg", NO_PAIN)
PEOPLE = 100


@dataclass(frozen=True)
class Pattern:
    """What a person tells about the pain."""

    onset: str
    place: str
    worse_upright: bool
    eased_lying: bool
    worse_coughing: bool
    weeks: float
    after_strain: bool
    height_lost: bool


@dataclass(frozen=True)
class Silent:
    """Of 100 new vertebral fractures on X-ray, how many came to attention at the time."""

    noticed: int
    unnoticed: int


@dataclass(frozen=True)
class Judged:
    """A pattern with its features, the courses they are typical of, and what else it can be."""

    pattern: Pattern
    features: tuple[Feature, ...]
    counts: tuple[int, ...]
    also: tuple[Alternative, ...]
    silent: Silent

    @property
    def painless(self) -> bool:
        """Whether there is no pain to judge."""
        return self.pattern.place == NO_PAIN

    @property
    def best(self) -> tuple[str, ...]:
        """The courses with the most fitting features; several where they tie, none without pain."""
        if self.painless:
            return ()
        return tuple(c for c, count in zip(COURSES, self.counts, strict=True) if count == max(self.counts))


def fresh_until_weeks() -> float:
    """Return for how long the pain of a fresh fracture goes on improving."""
    return _constant("fresh_until_weeks")


def longest_weeks() -> float:
    """Return how long the time line is."""
    return _constant("longest_weeks")


@functools.cache
def silent_fractures() -> Silent:
    """Return how many of 100 new fractures on X-ray were noticed and how many were not."""
    noticed = round(recognised_percent("clinical_of_new") * PEOPLE / 100)
    return Silent(noticed, PEOPLE - noticed)


def judge(pattern: Pattern) -> Judged:
    """Hold a pattern against the three courses.

    Raises
    ------
    Refusal
        For an unknown onset or place, and for times off the time line.
    """
    if pattern.onset not in ONSETS or pattern.place not in PLACES:
        raise Refusal(
            f"Pain with the onset {pattern.onset!r} and the place {pattern.place!r} is not known here. "
            f"Choose an onset of {', '.join(ONSETS)} and a place of {', '.join(PLACES)}."
        )
    if not 0 <= pattern.weeks <= longest_weeks():
        raise Refusal(f"{pattern.weeks:g} weeks are off the time line. Give 0 to {longest_weeks():g} weeks.")
    if pattern.place == NO_PAIN:
        return Judged(pattern, (), (0, 0, 0), (), silent_fractures())
    answers = {
        "onset": pattern.onset,
        "place": pattern.place,
        "upright": _yes(pattern.worse_upright),
        "lying": _yes(pattern.eased_lying),
        "cough": _yes(pattern.worse_coughing),
        "weeks": "early" if pattern.weeks <= fresh_until_weeks() else "late",
        "strain": _yes(pattern.after_strain),
        "height": _yes(pattern.height_lost),
    }
    found = tuple(features()[pair] for pair in answers.items())
    counts = tuple(sum(each.fits(course) for each in found) for course in COURSES)
    also = tuple(row for row in alternatives() if answers[row.feature] == row.answer)
    return Judged(pattern, found, counts, also, silent_fractures())


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _constant(name: str) -> float:
    return evidence.parameters("assessment")[name].value
