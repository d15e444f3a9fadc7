"""The force on L3 by statics: the weight of the upper body, and the pull of the back muscles that hold it.

Layer: below ``model``, above ``activities``.
"""

from __future__ import annotations

import math

from osteospine.daily_life.activities import constant
from osteospine.kit.refusal import Refusal


def trunk_load_n(body_mass_kg: float, trunk_deg: float, box_kg: float = 0.0, distance_m: float = 0.0) -> float:
    """Return the compressive force on L3 in newtons, by statics.

    Parameters
    ----------
    body_mass_kg
        Mass of the person.
    trunk_deg
        Lean of the trunk from upright.
    box_kg, distance_m
        Mass in the hands, and how far in front of L3 it is held.
    """
    g, arm = constant("gravity_m_s2"), constant("muscle_arm_m")
    weight, box = constant("upper_body_share") * body_mass_kg * g, box_kg * g
    lean = math.radians(trunk_deg)
    moment = (
        constant("standing_moment_nm") + weight * constant("upper_body_height_m") * math.sin(lean) + box * distance_m
    )
    return (weight + box) * math.cos(lean) + moment / arm


def within(what: str, value: float, low: float, high: float, unit: str) -> None:
    """Refuse a value outside the limits of the model, in a plain sentence."""
    if not low <= value <= high:
        raise Refusal(f"{what} of {value:g} {unit} is outside this model. Give {low:g} to {high:g} {unit}.")
