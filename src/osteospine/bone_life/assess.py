"""What a life of bone comes to: its density at an age, and when it passes the marks of the T-score."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from osteospine.bone_life.courses import Values, constant
from osteospine.bone_life.model import Life, check_age, strength_left
from osteospine.kit import evidence
from osteospine.t_score.model import t_score
from osteospine.t_score.reference import Reference, usual_reference

SITE = "lumbar_spine"
_STEP_YEARS = 0.1
_LOW, _LOWEST = -1.0, -2.5
_ADULT_YEARS = 20


@dataclass(frozen=True)
class Measured:
    """Mean density of the people of one band of age in a survey."""

    site: str
    sex: str
    middle_age_years: int
    mean_bmd_g_cm2: float
    sd_bmd_g_cm2: float


@dataclass(frozen=True)
class Crossing:
    """Where the line passes a mark of the T-score for the first time after the peak.

    ``age_years`` is nothing where it never does; ``from_peak`` says that the peak itself lies below.
    """

    t: float
    density_g_cm2: float
    age_years: float | None
    from_peak: bool


@dataclass(frozen=True, eq=False)
class BoneLife:
    """Everything the picture and the words need."""

    life: Life
    age_years: float
    ages: Values
    densities: Values
    average: Values
    sd_g_cm2: float
    density_g_cm2: float
    t: float | None
    """T-score at the age; nothing before 20, where it is not used."""
    lost_share: float
    """Share of the own peak that is missing at the age."""
    strength_lost_share: float
    below_minus_1: Crossing
    at_minus_2_5: Crossing
    measured: tuple[Measured, ...]

    @property
    def growing(self) -> bool:
        """Whether the peak still lies ahead."""
        return self.age_years < self.life.peak_age_years


def assess(life: Life, age_years: float) -> BoneLife:
    """Follow a life from 10 to 90 and look at one age.

    Raises
    ------
    Refusal
        For an age outside the model.
    """
    check_age(age_years)
    ages = _ages()
    densities = life.densities_g_cm2(ages)
    density = life.density_g_cm2(age_years)
    left = density / life.peak_g_cm2
    reference = young_reference()
    return BoneLife(
        life=life,
        age_years=age_years,
        ages=ages,
        densities=densities,
        average=_average(life.sex),
        sd_g_cm2=constant(f"{life.sex}_peak_sd_g_cm2"),
        density_g_cm2=density,
        t=t_score(density, SITE, reference) if age_years >= _ADULT_YEARS else None,
        lost_share=1 - left,
        strength_lost_share=1 - strength_left(left),
        below_minus_1=_crossing(life, ages, densities, _LOW, reference),
        at_minus_2_5=_crossing(life, ages, densities, _LOWEST, reference),
        measured=measured(life.sex),
    )


def young_reference() -> Reference:
    """Return the young women that T-scores of the spine are counted from in this collection."""
    return usual_reference(SITE)


@functools.cache
def measured(sex: str) -> tuple[Measured, ...]:
    """Return the survey means of the lumbar spine for a sex, by age."""
    rows = evidence.read("t_score/bmd_by_age", Measured)
    return tuple(row for row in rows if row.site == SITE and row.sex == sex)


def average_life(sex: str) -> Life:
    """Return the life of the average person of a sex: mean peak, usual menopause, nothing added."""
    return Life(
        sex="male" if sex == "male" else "female",
        menopause_age_years=constant("average_menopause_years"),
    )


@functools.cache
def _average(sex: str) -> Values:
    return average_life(sex).densities_g_cm2(_ages())


@functools.cache
def _ages() -> Values:
    first, last = constant("first_age_years"), constant("last_age_years")
    return np.linspace(first, last, round((last - first) / _STEP_YEARS) + 1)


def _crossing(life: Life, ages: Values, densities: Values, t: float, reference: Reference) -> Crossing:
    """Find the first age after the peak below T -1 (exactly -1 is normal) or at T -2.5 (exactly -2.5 counts)."""
    mark = reference.bmd_at(t)
    grown = ages >= life.peak_age_years
    past = grown & ((densities < mark) if t == _LOW else (densities <= mark))
    if not past.any():
        return Crossing(t, mark, None, from_peak=False)
    index = int(np.argmax(past))
    first = int(np.argmax(grown))
    if index == first:
        return Crossing(t, mark, life.peak_age_years, from_peak=True)
    before, now = float(densities[index - 1]), float(densities[index])
    back = (mark - now) / (before - now) * (float(ages[index]) - float(ages[index - 1]))
    return Crossing(t, mark, float(ages[index]) - back, from_peak=False)
