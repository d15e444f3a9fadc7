"""Pain in the year after a vertebral fracture, and what cement adds to it.

The natural course is a teaching model, not a published fit: two groups of people start alike and their pain
falls exponentially, ``floor + (start - floor) * 2 ** (-weeks / half_time)``. One group comes down to 3 or
less; in the other it lasts at 4 or more. How many people are in each is published, as are the edges of both
bands; the half-time is an assumption. Trials of cement are never modelled: their differences are taken as
printed, with their intervals, and put below the mean of the course.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal
from osteospine.procedures.published import PEOPLE, TRIALS, Difference, trials

Entry = Literal["entry_5", "entry_7"]
ENTRIES: tuple[Entry, ...] = get_args(Entry)
Reading = Literal["A", "B"]
READINGS: tuple[Reading, ...] = get_args(Reading)
DAYS_PER_WEEK = 7


@dataclass(frozen=True)
class Course:
    """The natural course of pain in two groups of people; points are 0 to 10."""

    start: float
    lasting_share: float
    half_time_weeks: float
    recovering_edges: tuple[float, float]
    lasting_edges: tuple[float, float]

    def toward(self, floor: float, weeks: float) -> float:
        """Return the pain after some weeks of someone whose pain falls to ``floor`` in the end."""
        if not weeks >= 0:
            raise Refusal(f"Pain {weeks:g} weeks after the fracture cannot be shown. Give 0 weeks or more.")
        return float(floor + (self.start - floor) * 2.0 ** (-weeks / self.half_time_weeks))

    def recovering(self, weeks: float) -> tuple[float, float]:
        """Return the band of those who come down to 3 or less."""
        low, high = (self.toward(edge, weeks) for edge in self.recovering_edges)
        return low, high

    def lasting(self, weeks: float) -> tuple[float, float]:
        """Return the band of those in whom 4 or more lasts."""
        low, high = (self.toward(edge, weeks) for edge in self.lasting_edges)
        return low, high

    def mean(self, weeks: float) -> float:
        """Return the mean of all people: of the middles of both bands, by their share."""
        share = self.lasting_share
        return (1 - share) * sum(self.recovering(weeks)) / 2 + share * sum(self.lasting(weeks)) / 2

    def still(self, weeks: float) -> float:
        """Return the mean pain lying still: a fixed part of that on movement."""
        return self.mean(weeks) * _constant("rest_share_of_movement")

    @property
    def lasting_of_1000(self) -> int:
        """People of 1,000 in whom 4 or more lasts for a year."""
        return round(PEOPLE * self.lasting_share)


@dataclass(frozen=True)
class WithCement:
    """A difference of a trial, put below the mean course: pain with cement and its interval."""

    difference: Difference
    points: float
    low: float
    high: float


@dataclass(frozen=True)
class PainCourse:
    """Everything that the panel shows for one set of choices."""

    entry: Entry
    course: Course
    week: float
    at_rest: bool
    reading: Reading
    trial: str
    measured: tuple[WithCement, ...]

    @property
    def last(self) -> Difference:
        """The latest result of the chosen trial."""
        return self.measured[-1].difference


def natural_course(entry: str, half_time_weeks: float) -> Course:
    """Return the course of people who enter with this much pain.

    Raises
    ------
    Refusal
        For an unknown group, and for half-times outside what was seen.
    """
    if entry not in ENTRIES:
        raise Refusal(f"No course is known for {entry!r}. Choose one of {', '.join(ENTRIES)}.")
    low, high = _constant("shortest_half_time_weeks"), _constant("longest_half_time_weeks")
    if not low <= half_time_weeks <= high:
        raise Refusal(
            f"A half-time of {half_time_weeks:g} weeks is not what was seen: most of the fall is over by 12 weeks. "
            f"Give {low:g} to {high:g} weeks."
        )
    return Course(
        start=_constant(f"start_points_{entry}"),
        lasting_share=_constant(f"lasting_share_{entry}"),
        half_time_weeks=half_time_weeks,
        recovering_edges=(0.0, _constant("recovered_to_points")),
        lasting_edges=(_constant("lasting_from_points"), _constant("lasting_mean_points")),
    )


def usual_half_time_weeks() -> float:
    """Return the half-time that the panel starts with: an assumption."""
    return _constant("half_time_weeks")


def course_weeks() -> float:
    """Return how long the course is followed."""
    return _constant("course_weeks")


def follow(
    entry: Entry, half_time_weeks: float, week: float, trial: str, reading: Reading, *, at_rest: bool = False
) -> PainCourse:
    """Return the natural course and a trial of cement against it.

    Raises
    ------
    Refusal
        For an unknown group, trial or reading, and for times outside the course.
    """
    if not 0 <= week <= course_weeks():
        raise Refusal(f"Week {week:g} is outside the course. Give a week from 0 to {course_weeks():g}.")
    if trial not in TRIALS or reading not in READINGS:
        raise Refusal(f"No trial {trial!r} under reading {reading!r}. Choose a trial of {', '.join(TRIALS)}.")
    course = natural_course(entry, half_time_weeks)
    measured = []
    for row in trials()[trial]:
        without = course.mean(row.day / DAYS_PER_WEEK)
        with_cement, low, high = (without - each for each in (row.value, row.ci_high, row.ci_low))
        measured.append(WithCement(row, with_cement, low, high))
    return PainCourse(entry, course, week, at_rest, reading, trial, tuple(measured))


def _constant(name: str) -> float:
    return evidence.parameters("procedures")[name].value
