"""Rows of ``data/medicines/stopping_*.csv``, and straight lines between their points."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from osteospine.kit.evidence import read
from osteospine.kit.refusal import Refusal


@dataclass(frozen=True)
class Medicine:
    """Time between doses and what is known of long courses."""

    medicine: str
    dose_interval_months: float
    longest_course_years: float
    limit_reason: str
    evidence_after_years: float


@dataclass(frozen=True)
class Gain:
    """Density gained at the spine after some years."""

    medicine: str
    years: float
    gain_pct: float
    against: str


@dataclass(frozen=True)
class CoursePoint:
    """Share of the gain kept some months after the last dose."""

    medicine: str
    exit_medicine: str
    months_after_last_dose: float
    kept_low_pct: float
    kept_pct: float
    kept_high_pct: float
    how_known: str
    in_a_word: str
    what_happens: str
    source: str

    @property
    def measured(self) -> bool:
        """Whether the size was measured, not only the direction known."""
        return self.how_known == "measured"


@dataclass(frozen=True)
class Delay:
    """A group of the cohort study of late doses."""

    group: str
    from_weeks_late: float
    label: str
    any_fracture_per_1000_in_6_months: float
    vertebral_hazard_ratio: float
    hazard_ratio_low: float | None
    hazard_ratio_high: float | None


@dataclass(frozen=True)
class Outcome:
    """A count per 1,000 for a group."""

    case: str
    order: int
    label: str
    per_1000: float
    counted: str
    outcome: str
    shown_choice: bool
    study: str

    @property
    def with_it(self) -> int:
        """Whole number per 1,000."""
        return round(self.per_1000)

    @property
    def without(self) -> int:
        """The others of 1,000; has no meaning for a rate."""
        return 1000 - self.with_it


@dataclass(frozen=True)
class _Parameter:
    name: str
    value: float


@functools.cache
def medicines() -> Mapping[str, Medicine]:
    """Return the medicines of the panel by name."""
    return {row.medicine: row for row in read("medicines/stopping_medicines", Medicine)}


@functools.cache
def parameters() -> Mapping[str, float]:
    """Return the further numbers by name."""
    return {row.name: row.value for row in read("medicines/stopping_parameters", _Parameter)}


def delays() -> tuple[Delay, ...]:
    """Return the groups of the study of late doses, earliest first."""
    return read("medicines/stopping_delays", Delay)


def delay_group(weeks_late: float) -> Delay:
    """Return the group of a dose so many weeks after its due date; a limit belongs to the earlier group.

    Raises
    ------
    Refusal
        For a time that cannot be.
    """
    if not 0 <= weeks_late < math.inf:
        raise Refusal(f"A dose cannot be {weeks_late:g} weeks late. Give 0 weeks or more.")
    return [each for each in delays() if each.from_weeks_late < weeks_late or each.from_weeks_late == 0][-1]


def gain(medicine: str, years: float) -> float:
    """Return the density gained at the spine, percent: straight lines from 0 through the published points."""
    return between([(0.0, 0.0), *((g.years, g.gain_pct) for g in _gains(medicine))], years)


def gain_against(medicine: str) -> str:
    """Return what the gains of a medicine are measured against."""
    return _gains(medicine)[0].against


@functools.cache
def _gains(medicine: str) -> tuple[Gain, ...]:
    return tuple(row for row in read("medicines/stopping_gains", Gain) if row.medicine == medicine)


@functools.cache
def course(medicine: str, exit_medicine: str) -> tuple[CoursePoint, ...]:
    """Return the points of the share kept, earliest first; empty where no source describes the change."""
    rows = read("medicines/stopping_courses", CoursePoint)
    return tuple(row for row in rows if (row.medicine, row.exit_medicine) == (medicine, exit_medicine))


def between(points: list[tuple[float, float]], x: float) -> float:
    """Return the value at x on straight lines through the points; level before the first and after the last."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if x <= x1:
            return y0 + (y1 - y0) * max(x - x0, 0.0) / (x1 - x0)
    return points[-1][1]


def outcomes(case: str) -> tuple[Outcome, ...]:
    """Return the counts for a case."""
    return tuple(row for row in read("medicines/stopping_outcomes", Outcome) if row.case == case)


def next_name(exit_medicine: str) -> str:
    """Return the name of what follows, ``"nothing"`` for none."""
    return "nothing" if exit_medicine == "none" else exit_medicine
