"""The chain in sentences: density and strength, what happens in the story, and the honest count beside it."""

from __future__ import annotations

from collections.abc import Sequence

from osteospine.daily_life.activities import constant
from osteospine.fracture_risk.assess import PEOPLE
from osteospine.kit.readout import Readout
from osteospine.kit.units import degrees, length, percent
from osteospine.start.model import Chain
from osteospine.t_score.numbers import t_text


def describe(r: Chain) -> str:
    """Say what one T-score means for bone, load, back and risk, in three sentences."""
    return (
        f"T-score {t_text(r.t)}, {r.category}: this vertebra can carry what {_mass(r.strength_n)} weigh. {_load(r)} "
        f"Of {PEOPLE:,} women of {r.age_years:.0f} with this density, about {r.people.on_xray} have a new broken "
        f"vertebra on X-ray within {r.people.years} years, and about {r.people.without} do not."
    )


def readouts(r: Chain) -> Sequence[Readout]:
    """Return each link of the chain as a number, with what it rests on and where it is taught."""
    back = "Cobb angle T4–T12; low density alone bends no back"
    if r.fractures:
        back = f"Cobb angle T4–T12; {percent(r.fractures[0].height_loss)} of each broken front is our choice"
    return (
        Readout("Bone density of the spine", f"{r.density_g_cm2:.2f} g/cm²", f"{r.category}; lesson 04"),
        Readout(
            "Bone in each cubic centimetre",
            percent(round(r.volume_share, 2)),
            "of a young woman’s; what the drawn bone shows; lessons 01 and 09",
        ),
        Readout(
            "Load and strength",
            f"{r.load_n:,.0f} and {r.strength_n:,.0f} N",
            f"newtons at the third lumbar vertebra; ratio {r.ratio:.2f}; a constant of the strength is not confirmed; "
            "lesson 09",
        ),
        Readout(
            "Upper back and height",
            f"{degrees(r.cobb_deg)}, {length(r.stature_change_mm, sign=True)}",
            f"{back}; lessons 02 and 03",
        ),
        Readout(
            f"New in {r.people.years} years, of {PEOPLE:,}",
            f"{r.people.on_xray} ({r.people.low} to {r.people.high})",
            f"{r.people.without} not; {r.people.diagnosed} of the {r.people.on_xray} diagnosed; lesson 05",
        ),
    )


def _load(r: Chain) -> str:
    lift = f"Lifting a box of {r.box_kg:.0f} kg with a bent back presses on it like {_mass(r.load_n)}"
    if not r.fractures:
        return f"{lift}: it holds{'' if r.zone == 'below' else ', but only just'}, and the back stays as it was."
    levels = [each.level for each in r.fractures]
    named = " and ".join([", ".join(levels[:-1]), levels[-1]] if levels[1:] else levels)
    return (
        f"{lift}: in our story {named} break{'' if levels[1:] else 's'}, the upper back rounds from "
        f"{degrees(r.normal.cobb_deg())} to {degrees(r.cobb_deg)}, and the woman is {length(-r.stature_change_mm)} "
        "shorter."
    )


def _mass(newtons: float) -> str:
    """Return the mass that weighs as much: most readers know no newtons."""
    return f"{newtons / constant('gravity_m_s2'):.0f} kg"
