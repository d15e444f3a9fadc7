"""The risk of a new vertebral fracture by the ratio method: incidence, density and risk factors.

``hazard = incidence(age, sex) * g**(-Z) * exp(-(ln g)**2 / 2) * relative risks``

``g`` is the relative risk for each standard deviation of lower density, ``Z`` the density against people of
the same age and sex. The last but one term is the *centring factor*: as the mean of ``g**(-Z)`` over a
standard normal ``Z`` is ``exp((ln g)**2 / 2)``, it keeps the mean of a population at its incidence.
``risk = 1 - exp(-hazard * years)``. Incidence times gradient goes back to De Laet 1997 and Kanis 2000; the
centring factor is plain algebra. Only published figures are used; this is neither FRAX nor a copy of it.

Left out: death from other causes (which overstates above about 80), and that factors go together.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.evidence import parameters
from osteospine.kit.refusal import Refusal

Sex = Literal["female", "male"]
SEXES: tuple[Sex, ...] = get_args(Sex)

_NORMAL = NormalDist()


@dataclass(frozen=True)
class _IncidenceRow:
    kind: str
    sex: str
    age_from_years: float
    age_to_years: float | None
    new_fractures_per_1000_person_years: float


@dataclass(frozen=True)
class Gradient:
    """Relative risk for each standard deviation of lower spine density, with its 95 % interval."""

    value: float
    low: float
    high: float


def gradient() -> Gradient:
    """Return the gradient of vertebral fracture on spine density (Marshall 1996: women, 11 cohorts)."""
    value, low, high = (_constant(f"gradient_per_sd{end}") for end in ("", "_low", "_high"))
    return Gradient(value, low, high)


def centring_factor(g: float) -> float:
    """Return ``exp(-(ln g)**2 / 2)``, which keeps the mean risk of a population at its incidence.

    Raises
    ------
    Refusal
        For a gradient below 1: lower density would then protect.
    """
    if not 1 <= g < math.inf:
        raise Refusal(f"A gradient of {g:g} for each standard deviation cannot be used. Give 1 or more.")
    return math.exp(-(math.log(g) ** 2) / 2)


def multiplier(z: float, g: float) -> float:
    """Return how many times the average risk of the age a person with this Z-score has."""
    if not _constant("lowest_z") <= z <= _constant("highest_z"):
        raise Refusal(
            f"A Z-score of {_signed(z)} is outside what people have. "
            f"Give one from {_signed(_constant('lowest_z'))} to {_signed(_constant('highest_z'))}."
        )
    return centring_factor(g) * math.exp(-z * math.log(g))


def incidence_per_year(age_years: float, sex: str) -> float:
    """Return the yearly rate of new vertebral fractures seen on X-ray, all people of that age together.

    Two bands are published for each sex (Rotterdam: 55 to 65, and 75 and over). The first is put at 60, its
    middle; the second at 80, a teaching assumption. Between them, and out to 50 and 90, the rate follows the
    straight line through both on a logarithmic scale: the same percentage is added each year of age.

    Raises
    ------
    Refusal
        For ages outside 50 to 90, and for a sex without figures.
    """
    youngest, oldest = _constant("youngest_years"), _constant("oldest_years")
    if not youngest <= age_years <= oldest:
        raise Refusal(
            f"No incidence is known here for {age_years:g} years. Choose an age from {youngest:g} to {oldest:g}."
        )
    (age_a, rate_a), (age_b, rate_b) = _anchors(sex)
    share = (age_years - age_a) / (age_b - age_a)
    return rate_a * math.exp(share * math.log(rate_b / rate_a))


def vertebral_hazard_per_year(
    age_years: float, sex: str, z: float, *, g: float | None = None, relative_risk: float = 1.0
) -> float:
    """Return the yearly rate of a new vertebral fracture seen on X-ray.

    Parameters
    ----------
    age_years, sex
        50 to 90; ``"female"`` or ``"male"``.
    z
        Z-score of the spine. Never a T-score: age is already in the incidence.
    g
        Relative risk for each standard deviation of lower density; the published 2.3 if left out.
    relative_risk
        Product of the relative risks of further factors, 0 or more.
    """
    if not 0 <= relative_risk < math.inf:
        raise Refusal(f"A relative risk of {relative_risk:g} cannot be. Give a number that is 0 or more.")
    gradient_used = gradient().value if g is None else g
    return incidence_per_year(age_years, sex) * multiplier(z, gradient_used) * relative_risk


def hazard_interval(age_years: float, sex: str, z: float, *, relative_risk: float = 1.0) -> tuple[float, float]:
    """Return the lowest and highest rate over all gradients in the 95 % interval.

    As a function of ``ln g`` the multiplier has one peak, at ``ln g = -Z``: so where that gradient lies
    inside the interval, the highest rate is there and not at an end.
    """
    ends = gradient()
    tried = [ends.low, ends.value, ends.high]
    if math.log(ends.low) < -z < math.log(ends.high):
        tried.append(math.exp(-z))
    rates = [vertebral_hazard_per_year(age_years, sex, z, g=g, relative_risk=relative_risk) for g in tried]
    return min(rates), max(rates)


def risk(hazard_per_year: float, years: float) -> float:
    """Return the share (0 to 1) of people with at least one new fracture after some years.

    Raises
    ------
    Refusal
        For a negative rate or time.
    """
    if not (0 <= hazard_per_year < math.inf and 0 <= years < math.inf):
        raise Refusal(f"A rate of {hazard_per_year:g} over {years:g} years cannot be. Give numbers of 0 or more.")
    return -math.expm1(-hazard_per_year * years)


@functools.cache
def clinical_share() -> float:
    """Return the share of new fractures that come to a doctor's notice: 5.3 of 17.8 (Rochester, women)."""
    rates = {row.kind: row.new_fractures_per_1000_person_years for row in _rows()}
    return rates["clinical_all_ages"] / rates["radiographic_all_ages"]


def share_below_cut(z_cut: float, g: float) -> float:
    """Return the share of fractures that people with a Z-score of ``z_cut`` or less have.

    In this model the Z-scores of those who fracture are normal with mean ``-ln g`` and standard deviation 1.
    """
    centring_factor(g)
    return _NORMAL.cdf(z_cut + math.log(g))


def _signed(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def _constant(name: str) -> float:
    return parameters("fracture_risk")[name].value


@functools.cache
def _rows() -> tuple[_IncidenceRow, ...]:
    return evidence.read("fracture_risk/incidence", _IncidenceRow)


@functools.cache
def _anchors(sex: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (age, yearly rate) of the two published bands."""
    bands = [row for row in _rows() if row.kind == "radiographic" and row.sex == sex]
    if not bands:
        raise Refusal(f"No incidence is known here for sex={sex!r}. Choose one of {', '.join(SEXES)}.")
    first, second = (
        (
            _constant("open_band_age_years")
            if row.age_to_years is None
            else (row.age_from_years + row.age_to_years) / 2,
            row.new_fractures_per_1000_person_years / 1000,
        )
        for row in bands
    )
    return first, second
