"""From a learner's choices to counts of 1,000 people: what the fracture risk panel shows.

Layer: beside ``model`` and ``factors``; words, picture and panel read its result.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from osteospine.fracture_risk.factors import NO_GLUCOCORTICOID, relative_risk
from osteospine.fracture_risk.model import (
    clinical_share,
    gradient,
    hazard_interval,
    incidence_per_year,
    multiplier,
    risk,
    vertebral_hazard_per_year,
)
from osteospine.kit.evidence import parameters
from osteospine.kit.refusal import Refusal
from osteospine.kit.whole_people import whole_people
from osteospine.t_score import model as t_score

PEOPLE = 1000
HORIZONS_YEARS = (1, 5, 10)
SITE = "lumbar_spine"


@dataclass(frozen=True)
class Horizon:
    """People of 1,000 after some years; the diagnosed are among those with a fracture on X-ray."""

    years: int
    on_xray: int
    diagnosed: int
    low: int
    high: int

    @property
    def xray_only(self) -> int:
        """People whose fracture shows only on X-ray."""
        return self.on_xray - self.diagnosed

    @property
    def without(self) -> int:
        """People without a new vertebral fracture."""
        return PEOPLE - self.on_xray


@dataclass(frozen=True)
class FractureRisk:
    """A group of people and what happens to 1,000 of them."""

    age_years: float
    sex: str
    z: float
    t: float | None
    prior_fractures: int | None
    glucocorticoid: str
    further: tuple[str, ...]
    average_per_1000_years: float
    density_multiplier: float
    relative_risk: float
    horizons: tuple[Horizon, ...]


def highest_rate_per_year() -> float:
    """Return the rate above which no count is given: far beyond any group that was studied."""
    return parameters("fracture_risk")["highest_rate_per_year"].value


def z_from_t(t: float, sex: str, age_years: float) -> float:
    """Return the Z-score of the spine that goes with a T-score at an age (Hologic scale).

    Raises
    ------
    Refusal
        Where no table by age reaches: then only a Z-score can be entered.
    """
    try:
        return t_score.z_score(t_score.usual_reference(SITE).bmd_at(t), SITE, sex, age_years)
    except Refusal as refusal:
        raise Refusal(f"{refusal} A Z-score can be entered instead of a T-score.") from refusal


def assess(
    age_years: float,
    sex: str,
    *,
    z: float | None = None,
    t: float | None = None,
    prior_fractures: int | None = None,
    glucocorticoid: str = NO_GLUCOCORTICOID,
    further: Collection[str] = (),
) -> FractureRisk:
    """Return the counts of 1,000 people for a Z-score or a T-score of the spine, and further factors.

    Raises
    ------
    Refusal
        For anything that cannot be, or that the figures do not reach.
    """
    average = incidence_per_year(age_years, sex)
    if z is not None and t is None:
        score = z
    elif t is not None and z is None:
        score = z_from_t(t, sex, age_years)
    else:
        raise Refusal("Give the density once: as a Z-score or as a T-score.")
    ratio = relative_risk(prior_fractures, glucocorticoid, further, age_years)
    hazard = vertebral_hazard_per_year(age_years, sex, score, relative_risk=ratio)
    if hazard > highest_rate_per_year():
        raise Refusal(
            f"Multiplied together, these would mean a new fracture for {risk(hazard, 1) * PEOPLE:,.0f} of "
            f"{PEOPLE:,} people within a year. No such group was studied. Choose a higher score or fewer factors."
        )
    ends = hazard_interval(age_years, sex, score, relative_risk=ratio)
    return FractureRisk(
        age_years,
        sex,
        score,
        t,
        prior_fractures,
        glucocorticoid,
        tuple(further),
        average * 1000,
        multiplier(score, gradient().value),
        ratio,
        tuple(_horizon(years, hazard, ends) for years in HORIZONS_YEARS),
    )


def _horizon(years: int, hazard: float, ends: tuple[float, float]) -> Horizon:
    on_xray = risk(hazard, years)
    diagnosed = risk(hazard * clinical_share(), years)
    noticed, unnoticed, _ = whole_people((diagnosed, on_xray - diagnosed), PEOPLE)
    low, high = (whole_people((risk(end, years),), PEOPLE)[0] for end in ends)
    return Horizon(years, noticed + unnoticed, noticed, low, high)
