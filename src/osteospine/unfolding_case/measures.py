"""What is measured at a visit, by the same models as the other panels: height, angle, scores, risk.

Layer: below ``model``; it knows nothing of stages and decisions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from osteospine.compression.model import Fracture, genant_grade
from osteospine.fracture_risk import assess as fracture_risk
from osteospine.fracture_risk.factors import NO_GLUCOCORTICOID
from osteospine.kyphosis.model import Spine
from osteospine.t_score import assess as t_score
from osteospine.t_score.model import band_limits, expected_from_z

PEOPLE = fracture_risk.PEOPLE
YEARS = 5
_MM_PER_CM = 10


@dataclass(frozen=True)
class Person:
    """The invented person; ``height_cm`` is the height before any fracture, ``age_years`` that of the first stage."""

    called: str
    sex: str
    age_years: float
    height_cm: float
    weight_kg: float
    about: str = ""
    postmenopausal: bool = True
    compensation: float = 0.5


@dataclass(frozen=True)
class Density:
    """One measured bone density (Hologic scale)."""

    site: str
    bmd_g_cm2: float


@dataclass(frozen=True)
class RiskFactors:
    """What the risk of the next fracture depends on besides age, sex, density and known fractures.

    ``ratio`` is the relative risk of a treatment; ``counted_fractures`` stands for the number of known ones.
    """

    glucocorticoid: str = NO_GLUCOCORTICOID
    further: tuple[str, ...] = ()
    ratio: float = 1.0
    counted_fractures: int | None = None


@dataclass(frozen=True)
class Visit:
    """What is true at a visit: the body, what an image has shown, the density, and further factors of risk."""

    months: float
    fractures: tuple[Fracture, ...]
    imaged: bool
    density: Density | None = None
    risk: RiskFactors = field(default_factory=RiskFactors)


@dataclass(frozen=True)
class Score:
    """A T- or Z-score with the ends of its 95 % measurement interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Measures:
    """The numbers of one visit; what was not measured is missing.

    ``score`` is the T-score where its bands apply, otherwise the Z-score.
    """

    age_years: float
    height_cm: float | None = None
    cobb_deg: float | None = None
    t: Score | None = None
    z: Score | None = None
    uses_z: bool = False
    risk_of_1000: int | None = None

    @property
    def score(self) -> Score | None:
        """The score that counts for this person."""
        return self.z if self.uses_z else self.t

    @property
    def score_name(self) -> str:
        """The name of the score that counts."""
        return "Z-score" if self.uses_z else "T-score"

    @property
    def score_limit(self) -> float:
        """The score at and under which a density counts as osteoporosis, or as below the range for age."""
        return expected_from_z() if self.uses_z else band_limits()[1]


def body_of(person: Person, fractures: tuple[Fracture, ...]) -> Spine:
    """Return the person's spine with these fractures."""
    return Spine(person.sex, fractures, person.compensation)


def measure(person: Person, visit: Visit, *, body: bool, given: Mapping[str, float | None]) -> Measures:
    """Return the numbers of a visit.

    Parameters
    ----------
    person, visit
        Who, and what is true.
    body
        Whether the model of the spine stands for this person: then it gives height and angle.
    given
        Numbers that the case brings itself, by name; None says that it was not measured.

    Raises
    ------
    Refusal
        For what the models do not know, such as a risk outside the ages studied.
    """
    age = person.age_years + visit.months / 12
    found = Measures(age)
    if body:
        bent = body_of(person, visit.fractures)
        change_cm = bent.stature_change_mm(body_of(person, ())) / _MM_PER_CM
        found = replace(found, height_cm=person.height_cm + change_cm, cobb_deg=bent.cobb_deg())
    found = _with_density(found, person, visit.density)
    if "height_cm" in given:
        found = replace(found, height_cm=given["height_cm"])
    if "cobb_deg" in given:
        found = replace(found, cobb_deg=given["cobb_deg"])
    if "t_score" in given:
        found = replace(found, t=_without_margin(given["t_score"]))
    if "z_score" in given:
        found = replace(found, z=_without_margin(given["z_score"]))
    if "risk_of_1000" in given:
        risk = given["risk_of_1000"]
        return replace(found, risk_of_1000=None if risk is None else round(risk))
    if visit.density is not None and visit.density.site == fracture_risk.SITE and found.z is not None:
        return replace(found, risk_of_1000=_risk(person.sex, age, found.z.value, visit))
    return found


def known_fractures(visit: Visit) -> int | None:
    """Return how many fractures are known: those that an image has shown, or None before it."""
    if visit.risk.counted_fractures is not None:
        return visit.risk.counted_fractures
    return sum(genant_grade(f.height_loss) > 0 for f in visit.fractures) if visit.imaged else None


def _with_density(found: Measures, person: Person, density: Density | None) -> Measures:
    if density is None:
        return found
    scores = t_score.assess(
        density.bmd_g_cm2, density.site, sex=person.sex, age_years=found.age_years, postmenopausal=person.postmenopausal
    )
    z = None if scores.z is None or scores.z_interval is None else Score(scores.z, *scores.z_interval)
    return replace(found, t=Score(scores.t, *scores.t_interval), z=z, uses_z=not scores.bands)


def _without_margin(value: float | None) -> Score | None:
    return None if value is None else Score(value, value, value)


def _risk(sex: str, age_years: float, z: float, visit: Visit) -> int:
    """Return the people of 1,000 with a new vertebral fracture on X-ray; a treatment multiplies the hazard."""
    factors = visit.risk
    group = fracture_risk.assess(
        age_years,
        sex,
        z=z,
        prior_fractures=known_fractures(visit),
        glucocorticoid=factors.glucocorticoid,
        further=factors.further,
    )
    people = next(each.on_xray for each in group.horizons if each.years == YEARS)
    spared = 1 - people / PEOPLE
    return round(PEOPLE * (1 - spared**factors.ratio))
