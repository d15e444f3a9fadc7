"""The whole chain for one spine density: bone, strength against a load, the back, and the risk of a group.

Nothing is modelled anew; each link is asked of its own lesson::

    density    = that of the T-score among young women                      (t_score)
    strength   = a young woman's L3 (daily_life) * strength left (bone_life)
    ratio      = load of lifting a box with a bent back / strength          (daily_life)
    back       = the spine with the fractures of the story                  (kyphosis)
    risk       = new fractures among 1,000 women with this density          (fracture_risk)

Low density bends no back. The fractures are a story with labelled assumptions
(``data/start/model_parameters.csv``): where the load exceeds the strength, vertebrae give way one after the
other, in the order in which a survey saw most fractures. The load on L3 stands for all of them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.bone_life.model import strength_left
from osteospine.compression.model import Fracture, Vertebra
from osteospine.daily_life.activities import constant
from osteospine.daily_life.model import (
    Zone,
    area_mm2,
    compressive_load_n,
    factor_of_risk,
    usual_density_mg_cm3,
    vertebral_strength_n,
    zone,
)
from osteospine.fracture_risk import assess as fracture_risk
from osteospine.fracture_risk.who_fractures.asked import level_counts
from osteospine.kit.evidence import parameters
from osteospine.kyphosis.model import Spine
from osteospine.t_score import model as t_score

SITE = fracture_risk.SITE
SEX = "female"
ACTIVITY = "lift_bent"


@dataclass(frozen=True)
class Chain:
    """Everything that follows from one T-score of the spine."""

    t: float
    density_g_cm2: float
    category: t_score.Category
    volume_density_mg_cm3: float
    volume_share: float
    """Bone in each cubic centimetre as a share of that of a young woman; what the drawn bone shows."""
    strength_n: float
    load_n: float
    fractures: tuple[Fracture, ...]
    spine: Spine
    normal: Spine
    people: fracture_risk.Horizon
    age_years: float
    box_kg: float

    @property
    def ratio(self) -> float:
        """Load divided by strength."""
        return factor_of_risk(self.load_n, self.strength_n)

    @property
    def zone(self) -> Zone:
        """Where the ratio lies: below, in or above the zone in which a fracture becomes likely."""
        return zone(self.ratio)

    @property
    def vertebra(self) -> Vertebra:
        """The vertebra under the lens as it is now: the first that gives way."""
        return self.spine.piece(break_order()[0]).vertebra

    @property
    def cobb_deg(self) -> float:
        """Rounding of the upper back, Cobb T4 to T12."""
        return self.spine.cobb_deg()

    @property
    def stature_change_mm(self) -> float:
        """Change of standing height (loss negative)."""
        return self.spine.stature_change_mm(self.normal)


def chain(t: float) -> Chain:
    """Return what follows from a T-score of the spine.

    Raises
    ------
    Refusal
        For a T-score that a link of the chain does not reach.
    """
    reference = t_score.usual_reference(SITE)
    density = reference.bmd_at(t)
    strength = _young_strength_n() * strength_left(density / reference.mean_bmd_g_cm2)
    age = _constant("age_years")
    load = compressive_load_n(ACTIVITY, _constant("body_mass_kg"), _constant("box_kg"))
    volume_density = _density_for(strength)
    broken = fractures(factor_of_risk(load, strength))
    risk = fracture_risk.assess(age, SEX, t=t)
    return Chain(
        t=t,
        density_g_cm2=density,
        category=t_score.classify(t),
        volume_density_mg_cm3=volume_density,
        volume_share=volume_density / _young_density_mg_cm3(),
        strength_n=strength,
        load_n=load,
        fractures=broken,
        spine=_spine(broken),
        normal=_spine(()),
        people=next(each for each in risk.horizons if each.years == _constant("years_ahead")),
        age_years=age,
        box_kg=_constant("box_kg"),
    )


@functools.cache
def break_order() -> tuple[str, ...]:
    """Return the vertebrae in the order of the story: most moderate and severe fractures first (NHANES)."""
    counted = sorted(level_counts(), key=lambda row: -(row.grade2_moderate_n + row.grade3_severe_n))
    return tuple(row.level for row in counted)


def fractures(ratio: float) -> tuple[Fracture, ...]:
    """Return what has given way in the story at a ratio of load to strength: a teaching assumption.

    The first vertebra breaks above the ratio at which, in theory, a fracture comes; each further one when
    the ratio has risen by the same step.
    """
    beyond = (ratio - constant("fracture_ratio")) / _constant("further_break_ratio")
    count = 0 if beyond <= 0 else min(1 + int(beyond), round(_constant("most_breaks")))
    return tuple(Fracture(level, "wedge", _constant("height_loss")) for level in break_order()[:count])


@functools.lru_cache(maxsize=16)
def _spine(broken: tuple[Fracture, ...]) -> Spine:
    """Return one spine object for the same fractures, because what is drawn of it is kept with it."""
    return Spine(SEX, broken, _constant("compensation"))


def _constant(name: str) -> float:
    return parameters("start")[name].value


def _young_density_mg_cm3() -> float:
    return usual_density_mg_cm3(_constant("young_age_years"))


@functools.cache
def _young_strength_n() -> float:
    """Return the strength of L3 at a T-score of 0, with the cross-section of the age that is drawn."""
    return vertebral_strength_n(_young_density_mg_cm3(), area_mm2(_constant("age_years")))


def _density_for(strength_n: float) -> float:
    """Return the density per volume at which the load lesson finds this strength: its line, read backward."""
    low, high = constant("thinnest_density_mg_cm3"), constant("densest_density_mg_cm3")
    area = area_mm2(_constant("age_years"))
    weak, strong = vertebral_strength_n(low, area), vertebral_strength_n(high, area)
    return low + (high - low) * (strength_n - weak) / (strong - weak)
