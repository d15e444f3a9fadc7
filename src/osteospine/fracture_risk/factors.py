"""Relative risks that multiply the hazard: earlier vertebral fractures, glucocorticoids, three more.

The incidence is that of all people, with and without a factor. For earlier vertebral fractures, which are
common and weigh much, the ratio is therefore divided by its own mean in the population, as density is by
its centring factor. The other factors are left as published, which overstates a little.

Each row of the tables says which fracture it was measured for and whether people of the same density were
compared. Layer: beside ``model``, used by ``assess``.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from osteospine.kit import evidence
from osteospine.kit.evidence import parameters
from osteospine.kit.refusal import Refusal

NO_GLUCOCORTICOID = "none"


@dataclass(frozen=True)
class Factor:
    """One published relative risk."""

    kind: str
    key: str
    label: str
    value: float
    outcome: str
    adjusted_for_density: str
    source: str


@dataclass(frozen=True)
class _PriorRow:
    vertebral_fractures: int
    value: float
    measure: str


@dataclass(frozen=True)
class _PrevalenceRow:
    measure: str
    age_from_years: float
    age_to_years: float | None
    value_percent: float


@functools.cache
def factors(kind: str) -> dict[str, Factor]:
    """Return the factors of a kind, ``"glucocorticoid"`` or ``"further"``, by key."""
    return {row.key: row for row in evidence.read("fracture_risk/factors", Factor) if row.kind == kind}


def glucocorticoid_class(mg_per_day: float) -> str:
    """Return the dose class of milligrams of prednisolone a day: a dose on a boundary is in the higher class."""
    if not 0 <= mg_per_day < math.inf:
        raise Refusal(f"A dose of {mg_per_day:g} mg a day cannot be. Give a number that is 0 or more.")
    if mg_per_day == 0:
        return NO_GLUCOCORTICOID
    return "below_2_5" if mg_per_day < 2.5 else "from_2_5" if mg_per_day < 7.5 else "from_7_5"


def prior_fracture_ratio(vertebral_fractures: int) -> float:
    """Return the relative risk of the next vertebral fracture against people who have had none.

    One fracture: 3.2 (EPOS). More: times the ratio of the rates in the placebo group of a trial, where
    people with one, two, and three or more fractures all had osteoporosis, so that the ratio is not mostly one
    of density. (EPOS's own figures for two and three, 9.8 and 23.3, hold density in them.)
    """
    if vertebral_fractures < 0:
        raise Refusal(f"{vertebral_fractures} earlier fractures cannot be. Give 0, 1, 2, or 3 for three or more.")
    if vertebral_fractures == 0:
        return 1.0
    number = min(vertebral_fractures, most_prior_fractures())
    return unadjusted_prior_ratio(1) * _trial_rate(number) / _trial_rate(1)


def unadjusted_prior_ratio(vertebral_fractures: int) -> float:
    """Return the relative risk as EPOS published it, people of all densities together."""
    return _prior("relative risk against none")[vertebral_fractures]


def most_prior_fractures() -> int:
    """Return the highest class of earlier fractures: it stands for that many or more."""
    return max(_prior("relative risk against none"))


def share_with_prior_fracture(age_years: float) -> float:
    """Return the share (0 to 1) of people who already have a vertebral fracture on an image (NHANES).

    Straight lines join the middles of the bands; the open band of 80 and over is put at 85, an assumption.
    """
    bands = [row for row in _prevalence() if row.measure == "with a vertebral fracture"]
    open_age = parameters("fracture_risk")["open_prevalence_band_age_years"].value
    middles = [open_age if b.age_to_years is None else (b.age_from_years + b.age_to_years + 1) / 2 for b in bands]
    return float(np.interp(age_years, middles, [band.value_percent / 100 for band in bands]))


def prior_fracture_factor(vertebral_fractures: int | None, age_years: float) -> float:
    """Return the ratio against the average person of the age; 1 where it is not known (``None``).

    The average person's ratio: those without a fracture, and those with one or with two, by how common they
    are. That it keeps the mean at the incidence is algebra; that density does not change the shares is an
    assumption.
    """
    if vertebral_fractures is None:
        return 1.0
    with_one = share_with_prior_fracture(age_years)
    several = next(row.value_percent / 100 for row in _prevalence() if row.measure.startswith("more than one"))
    of_those = (1 - several) * prior_fracture_ratio(1) + several * prior_fracture_ratio(2)
    return prior_fracture_ratio(vertebral_fractures) / (1 - with_one + with_one * of_those)


def relative_risk(
    vertebral_fractures: int | None, glucocorticoid: str, further: Collection[str], age_years: float
) -> float:
    """Return the product of the chosen factors.

    Parameters
    ----------
    vertebral_fractures
        Vertebral fractures that the person already has; 3 stands for three or more, ``None`` for not known.
    glucocorticoid
        ``"none"`` or a key of ``factors("glucocorticoid")``.
    further
        Keys of ``factors("further")``.
    age_years
        Age, which says how common earlier fractures are.

    Raises
    ------
    Refusal
        For unknown factors, and for more factors at once than the product can bear.
    """
    doses, more = factors("glucocorticoid"), factors("further")
    if glucocorticoid not in (NO_GLUCOCORTICOID, *doses):
        raise Refusal(f"Unknown dose {glucocorticoid!r}. Choose one of {', '.join((NO_GLUCOCORTICOID, *doses))}.")
    for key in further:
        if key not in more:
            raise Refusal(f"Unknown factor {key!r}. Choose from {', '.join(more)}.")
    chosen = [more[key].value for key in set(further)]
    if glucocorticoid != NO_GLUCOCORTICOID:
        chosen.append(doses[glucocorticoid].value)
    most = int(parameters("fracture_risk")["most_factors"].value)
    number = len(chosen) + bool(vertebral_fractures)
    if number > most:
        raise Refusal(f"{number} factors multiplied would claim more than any study measured. Take {most} at most.")
    return math.prod(chosen) * prior_fracture_factor(vertebral_fractures, age_years)


@functools.cache
def _prior(measure: str) -> dict[int, float]:
    rows = evidence.read("fracture_risk/prior_fractures", _PriorRow)
    return {row.vertebral_fractures: row.value for row in rows if row.measure == measure}


@functools.cache
def _prevalence() -> tuple[_PrevalenceRow, ...]:
    return evidence.read("fracture_risk/prevalence", _PrevalenceRow)


def _trial_rate(vertebral_fractures: int) -> float:
    share = _prior("percent with a new vertebral fracture in the trial")[vertebral_fractures] / 100
    return -math.log1p(-share) / parameters("fracture_risk")["trial_years"].value
