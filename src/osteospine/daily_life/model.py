"""Load on the third lumbar vertebra (L3) against its strength: a teaching model of statics.

With the mass above L3 ``k m``, the load in the hands ``L`` at distance ``d`` and the lean of the trunk ``t``::

    W = k m g
    F = (W + L) cos t + (M0 + W h sin t + L d) / r
    E = -34.7 + 3230 v        (MPa, v = density of the whole vertebra in g/cm3)
    S = 0.0068 E A            (N, A = cross-section in mm2)
    phi = F / S               (factor of risk)

It overstates heavy lifts by about 30 % against disc pressure in one man, and holds the trunk as stiff.
Ways that were measured and cannot be reckoned (sitting, lying, turning) use the measured multiple of standing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from osteospine.daily_life.activities import Activity, activities, constant
from osteospine.daily_life.statics import trunk_load_n, within
from osteospine.kit.refusal import Refusal

CM_PER_M = 100
MG_PER_G = 1000

Zone = Literal["below", "zone", "above"]


@dataclass(frozen=True)
class Task:
    """An activity as done by one person: the load on L3 and its ratio to strength."""

    activity: Activity
    load_n: float
    ratio: float
    times_standing: float


@dataclass(frozen=True)
class Load:
    """Everything that the panel shows for one set of choices."""

    body_mass_kg: float
    age_years: float
    density_mg_cm3: float
    usual_density_mg_cm3: float
    box_kg: float
    distance_cm: float
    strength_n: float
    task: Task
    partner: Task | None
    standing: Task

    @property
    def zone(self) -> Zone:
        """Where the ratio lies: below, in or above the transition zone."""
        return zone(self.task.ratio)


def compressive_load_n(
    activity: str, body_mass_kg: float, box_kg: float = 0.0, distance_cm: float | None = None
) -> float:
    """Return the compressive force on L3 in newtons during an everyday activity.

    Parameters
    ----------
    activity
        One of ``daily_life.activities.ACTIVITIES``.
    body_mass_kg
        Mass of the person.
    box_kg
        Mass carried; no part in activities without a box.
    distance_cm
        How far in front of L3 the box is held; the usual distance of the activity if left out.

    Raises
    ------
    Refusal
        For an unknown activity, and for masses and distances that cannot be.
    """
    if activity not in activities():
        raise Refusal(f"No load is known for {activity!r}. Choose one of {', '.join(activities())}.")
    row = activities()[activity]
    within("A body mass", body_mass_kg, constant("lightest_person_kg"), constant("heaviest_person_kg"), "kg")
    within("A load in the hands", box_kg, 0.0, constant("heaviest_box_kg"), "kg")
    standing = trunk_load_n(body_mass_kg, 0.0)
    ratio = row.ratio or 0.0
    if row.trunk_deg is None:
        return ratio * standing
    distance = 0.0
    if row.box == "front":
        distance = (row.default_distance_cm or 0.0) if distance_cm is None else distance_cm
        within("A distance", distance, constant("nearest_box_cm"), constant("farthest_box_cm"), "cm in front of L3")
    force = trunk_load_n(body_mass_kg, row.trunk_deg, box_kg if row.with_box else 0.0, distance / CM_PER_M)
    if row.basis == "scaled":
        return ratio * force
    if row.basis == "part":
        return standing + ratio * (force - standing)
    return force + ratio * standing if row.basis == "added" else force


def vertebral_strength_n(density_mg_cm3: float, area_mm2: float) -> float:
    """Return the compressive strength of L3 in newtons, by beam theory.

    Never to be compared with strengths by finite elements or of bones in a press: other scales.

    Raises
    ------
    Refusal
        For a density or cross-section outside what the straight line for the modulus was made for.
    """
    low, high = constant("thinnest_density_mg_cm3"), constant("densest_density_mg_cm3")
    within("A density", density_mg_cm3, low, high, "mg/cm³")
    if not area_mm2 > 0:
        raise Refusal(f"A cross-section of {area_mm2:g} mm² cannot be. Give more than 0.")
    modulus = constant("modulus_offset_mpa") + constant("modulus_slope_mpa_per_g_cm3") * density_mg_cm3 / MG_PER_G
    return constant("strength_share") * modulus * area_mm2


def factor_of_risk(load_n: float, strength_n: float) -> float:
    """Return load divided by strength; in theory a fracture comes above 1.

    Raises
    ------
    Refusal
        For a negative load, or a strength of nothing.
    """
    if load_n < 0 or not strength_n > 0:
        raise Refusal(f"{load_n:g} N on a strength of {strength_n:g} N cannot be. Give a strength above 0.")
    return load_n / strength_n


def zone(ratio: float) -> Zone:
    """Return where a ratio lies; both edges belong to the transition zone."""
    if ratio < constant("zone_low_ratio"):
        return "below"
    return "zone" if ratio <= constant("zone_high_ratio") else "above"


def usual_density_mg_cm3(age_years: float) -> float:
    """Return the usual density of L3 of a woman of this age: a straight line, a teaching assumption."""
    return _line(age_years, "reference_density_mg_cm3", "older_density_mg_cm3")


def area_mm2(age_years: float) -> float:
    """Return the cross-section of L3 of a woman of this age: a straight line, a teaching assumption."""
    return _line(age_years, "reference_area_mm2", "older_area_mm2")


def assess(
    activity: str,
    *,
    body_mass_kg: float,
    age_years: float,
    density_mg_cm3: float,
    box_kg: float = 0.0,
    distance_cm: float = 35.0,
) -> Load:
    """Return load, strength and their ratio for an activity, its partner and quiet standing.

    Raises
    ------
    Refusal
        For choices that cannot be.
    """
    strength = vertebral_strength_n(density_mg_cm3, area_mm2(age_years))
    upright = trunk_load_n(body_mass_kg, 0.0)

    def do(each: str) -> Task:
        load = compressive_load_n(each, body_mass_kg, box_kg, distance_cm)
        return Task(activities()[each], load, factor_of_risk(load, strength), load / upright)

    task = do(activity)
    return Load(
        body_mass_kg=body_mass_kg,
        age_years=age_years,
        density_mg_cm3=density_mg_cm3,
        usual_density_mg_cm3=usual_density_mg_cm3(age_years),
        box_kg=box_kg if task.activity.with_box else 0.0,
        distance_cm=distance_cm,
        strength_n=strength,
        task=task,
        partner=do(task.activity.partner) if task.activity.partner else None,
        standing=do("stand"),
    )


def _line(age_years: float, young: str, old: str) -> float:
    within("An age", age_years, constant("youngest_years"), constant("oldest_years"), "years")
    start, end = constant("reference_age_years"), constant("older_age_years")
    return constant(young) + (constant(old) - constant(young)) * (age_years - start) / (end - start)
