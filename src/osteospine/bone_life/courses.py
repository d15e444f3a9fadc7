"""What medicines do to the bone of the spine: a course of glucocorticoid tablets, an antiresorptive.

Lowest layer of this topic: it also reads the constants.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from osteospine.kit.evidence import parameters
from osteospine.kit.refusal import Refusal

Values: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Course:
    """A course of glucocorticoid tablets; a dose or length of 0 is none."""

    start_age_years: float
    years: float
    dose_mg_per_day: float
    """Prednisolone or its equal."""

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.years < 0 or self.dose_mg_per_day < 0:
            raise Refusal("A course of tablets needs a length and a dose of 0 or more.")

    @property
    def taken(self) -> bool:
        """Whether any tablets are taken."""
        return self.years > 0 and self.dose_mg_per_day > 0


@dataclass(frozen=True)
class Treatment:
    """Years on an antiresorptive, a medicine that slows the taking away of bone; 0 years is none."""

    start_age_years: float
    years: float

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.years < 0:
            raise Refusal("A treatment needs a length of 0 years or more.")


def course_loss_pct(course: Course | None, ages: Values) -> Values:
    """Return what a glucocorticoid has taken, less what has come back, in percent of the peak.

    The first year takes most. Half-effect dose, later years and return are teaching assumptions.
    """
    if course is None or not course.taken:
        return np.zeros_like(ages)
    half, trial = constant("glucocorticoid_half_dose_mg"), constant("glucocorticoid_trial_dose_mg")
    dose = course.dose_mg_per_day
    effect = (dose / (dose + half)) / (trial / (trial + half))
    taken = np.clip(ages - course.start_age_years, 0, course.years)
    later = constant("glucocorticoid_later_loss_share") * after(taken, 1)
    lost = constant("glucocorticoid_first_year_loss_pct") * effect * (np.minimum(taken, 1) + later)
    stopped = after(ages, course.start_age_years + course.years)
    back = constant("glucocorticoid_regained_share") * np.clip(stopped / constant("glucocorticoid_regain_years"), 0, 1)
    return np.asarray(lost * (1 - back))


def treatment_gain_pct(treatment: Treatment | None, ages: Values) -> Values:
    """Return what an antiresorptive has brought against no treatment, in percent of the peak."""
    if treatment is None or treatment.years == 0:
        return np.zeros_like(ages)
    on = np.clip(ages - treatment.start_age_years, 0, treatment.years)
    gained = constant("antiresorptive_gain_pct") * np.minimum(on / constant("antiresorptive_full_years"), 1)
    off = after(ages, treatment.start_age_years + treatment.years)
    return np.asarray(gained * (1 - np.minimum(off / constant("antiresorptive_fade_years"), 1)))


def constant(name: str) -> float:
    """Return a constant of this topic's model."""
    return _constants()[name]


@functools.cache
def _constants() -> Mapping[str, float]:
    return {name: each.value for name, each in parameters("bone_life").items()}


def after(values: Values, start: float) -> Values:
    """Return how far values lie above a start, never below 0."""
    return np.asarray(np.maximum(values - start, 0))
