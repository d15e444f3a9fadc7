"""Sentences about load and strength: alt text, status line and handout all say the same."""

from __future__ import annotations

from osteospine.daily_life.activities import checks
from osteospine.daily_life.model import Load, Task
from osteospine.kit.readout import Readout
from osteospine.kit.units import length

_ZONES = {
    "below": "below the transition zone of 0.8 to 1.2",
    "zone": "in the transition zone of 0.8 to 1.2, where a fracture may come in theory",
    "above": "above the transition zone of 0.8 to 1.2: in theory too much for this bone",
}


def describe(r: Load) -> str:
    """Say task, load, strength and their ratio, and how the other way compares."""
    basis = "" if r.task.activity.confirmed else " (from memory, not confirmed)"
    return (
        f"{r.task.activity.label}{_carried(r)}: at {r.body_mass_kg:g} kg of body mass the third lumbar vertebra (L3) "
        f"carries {r.task.load_n:,.0f} newtons (N){basis}, {r.task.times_standing:.1f} times standing. "
        f"Its strength is {r.strength_n:,.0f} N (woman of {r.age_years:g}, density {r.density_mg_cm3:g} mg/cm³); "
        f"load divided by strength is {r.task.ratio:.2f}, {_ZONES[r.zone]}. {_other(r)}"
    )


def _carried(r: Load) -> str:
    if r.task.activity.box == "front":
        return f", {r.box_kg:g} kg held {length(r.distance_cm * 10)} in front"
    return f", {r.box_kg:g} kg in two halves" if r.task.activity.with_box else ""


def _other(r: Load) -> str:
    other = r.partner
    if other is None:
        return "All other loads are compared with this one."
    told = f"The other way ({other.activity.short}) gives {other.load_n:,.0f} N and {other.ratio:.2f}"
    if r.task.activity.box == "front" and other.activity.box == "front":
        return f"{told} here; but in 30 people a squat compressed more."
    return f"{told}."


def readouts(r: Load) -> tuple[Readout, ...]:
    """Return the numbers beside the picture, with the caveats as notes."""
    usual = r.usual_density_mg_cm3
    other = checks()["vonarx_lift"]
    low, high = (abs(each or 0.0) for each in (other.value_high, other.value_low))
    return (
        Readout("Load on L3", f"{r.task.load_n:,.0f} N", _how(r.task)),
        Readout("Strength of L3", f"{r.strength_n:,.0f} N", "beam theory, its constant not confirmed; other scales of "
                "strength (bones in a press, finite elements) must not be mixed with it"),
        Readout("Load ÷ strength", f"{r.task.ratio:.2f}", "0.8 to 1.2 is the transition zone, shown for the hip; a "
                "model of a typical person, never a forecast for one"),
        Readout("Usual density at this age", f"{usual:.0f} mg/cm³", "whole L3 of a woman, chosen for teaching; 90 "
                "stands for osteoporosis at 75"),
        Readout("What helps", r.task.activity.tip, f"distance, weight and slowness first: in {other.people} people "
                f"a bent back gave {low:g} to {high:g} body weights less compression than a squat, more shear"),
    )  # fmt: skip


def _how(task: Task) -> str:
    basis = task.activity.basis
    if basis == "measured":
        return "as a multiple of standing, from disc pressure in one man"
    if basis == "added":
        return "posture reckoned, and the push of breath added from memory: not confirmed"
    if basis in ("scaled", "part"):
        return "posture reckoned, and the relief measured on spinal implants in 5 people"
    return "reckoned by statics; heavy lifts come out about 30 % too high against disc pressure in one man"
