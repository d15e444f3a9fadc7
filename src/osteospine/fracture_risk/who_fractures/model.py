"""A thousand people of an age by T-score, and which of them fracture before a number of years is over.

The thousand stand at the quantiles of the normal curve of spine density at their age: nobody is drawn by
lot. Each has the risk of the ratio method (``fracture_risk.model``). Going up from the lowest density, the
next person is marked whenever the risks added up so far pass the next half: so the number marked below any
T-score is the number expected there, rounded, and it can only grow as the T-score does.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from osteospine.fracture_risk.model import (
    centring_factor,
    gradient,
    incidence_per_year,
    share_below_cut,
)
from osteospine.kit import evidence
from osteospine.kit.evidence import parameters
from osteospine.kit.refusal import Refusal
from osteospine.t_score.model import age_mean_sd, reference

PEOPLE = 1000
SITE = "lumbar_spine"
_EXACT = 1e-9  # a T-score that stands exactly on the line is treated, whatever binary fractions make of it


@dataclass(frozen=True, eq=False)
class Crowd:
    """A thousand people in order of T-score, and who of them has a new vertebral fracture on X-ray.

    ``share_above_cut`` is the share (0 to 1) of new fractures above ``cut_t`` by the theorem of the ratio
    method, free of rounding to whole people.
    """

    sex: str
    age_years: float
    years: float
    reference_label: str
    reference_confirmed: bool
    t: NDArray[np.float64]
    fractures: NDArray[np.bool_]
    cut_t: float
    share_above_cut: float


@dataclass(frozen=True)
class Treatment:
    """A line on the T-score, and who stands on which side of it. It says nothing of what a treatment does."""

    threshold_t: float
    treated: int
    treated_fractures: int
    fractures: int

    @property
    def missed(self) -> int:
        """Number of fractures above the line."""
        return self.fractures - self.treated_fractures

    @property
    def sensitivity(self) -> float:
        """Share (0 to 1) of those who fracture that stands at or below the line."""
        return self.treated_fractures / self.fractures

    @property
    def specificity(self) -> float:
        """Share (0 to 1) of those who do not fracture that stands above the line."""
        return 1 - (self.treated - self.treated_fractures) / (PEOPLE - self.fractures)

    @property
    def treated_per_fracture(self) -> float | None:
        """Number of people at or below the line for each fracture there; none where there is no fracture."""
        return self.treated / self.treated_fractures if self.treated_fractures else None


@dataclass(frozen=True)
class Observed:
    """The share of real fractures above T −2.5 in one study, in percent, and where density was measured."""

    name: str
    study: str
    label: str
    sex: str
    age_from_years: int
    measured_at: str
    fracture: str
    share_above_cut_pct: float


@dataclass(frozen=True)
class Watched:
    """What the model's view shows: a thousand people, a line, and real studies beside them."""

    crowd: Crowd
    treatment: Treatment
    observed: tuple[Observed, ...]


@functools.lru_cache(maxsize=64)
def crowd(sex: str, age_years: float, years: float, reference_key: str) -> Crowd:
    """Return a thousand people of a sex and age, seen for some years.

    Raises
    ------
    Refusal
        For an age that no table covers, or a time of 0 or less.
    """
    if not years > 0:
        raise Refusal(f"Nobody can be watched for {years:g} years. Give a time above 0.")
    rate = incidence_per_year(age_years, sex)
    people = age_mean_sd(SITE, sex, age_years)
    young = reference(SITE, reference_key)
    z, g = _quantiles(), gradient().value
    bmd = people.mean_bmd_g_cm2 + z * people.sd_bmd_g_cm2
    expected = np.cumsum(-np.expm1(-rate * centring_factor(g) * g**-z * years))
    cut = parameters("t_score")["osteoporosis_to_t"].value
    z_cut = (young.bmd_at(cut) - people.mean_bmd_g_cm2) / people.sd_bmd_g_cm2
    return Crowd(
        sex=sex,
        age_years=age_years,
        years=years,
        reference_label=young.label,
        reference_confirmed=young.confirmed,
        t=(bmd - young.mean_bmd_g_cm2) / young.sd_bmd_g_cm2,
        fractures=np.diff(np.floor(expected + 0.5), prepend=0.0) > 0,
        cut_t=cut,
        share_above_cut=1 - share_below_cut(z_cut, g),
    )


def treat(people: Crowd, threshold_t: float) -> Treatment:
    """Return who would be treated if everyone at or below a T-score were."""
    treated = people.t <= threshold_t + _EXACT
    return Treatment(
        threshold_t, int(treated.sum()), int((treated & people.fractures).sum()), int(people.fractures.sum())
    )


@functools.cache
def observed() -> tuple[Observed, ...]:
    """Return the published shares of fractures above T −2.5."""
    return evidence.read("fracture_risk/observed_shares", Observed)


def watch(sex: str, age_years: float, years: float, reference_key: str, threshold_t: float) -> Watched:
    """Return a thousand people, who is treated by a line on the T-score, and the studies of the same sex."""
    people = crowd(sex, age_years, years, reference_key)
    own = "women" if sex == "female" else "men"
    beside = tuple(row for row in observed() if row.sex in (own, "both"))
    return Watched(people, treat(people, threshold_t), beside)


@functools.cache
def _quantiles() -> NDArray[np.float64]:
    normal = NormalDist()
    return np.array([normal.inv_cdf((number + 0.5) / PEOPLE) for number in range(PEOPLE)])
