"""Sentences about cement in a vertebra: always people of 1,000, those with and those without."""

from __future__ import annotations

from osteospine.kit.units import degrees, percent
from osteospine.procedures.cement.harms import Counted, Outcome
from osteospine.procedures.cement.model import Cemented
from osteospine.procedures.cement.published import parameters

PROCEDURE_WORDS = {
    "none": "no procedure",
    "vertebroplasty": "vertebroplasty (cement alone)",
    "kyphoplasty": "kyphoplasty (balloon, then cement)",
}
"""How each procedure is named for learners."""

COUNTED_WORDS: dict[Counted, str] = {
    "new_fracture": "new spine fractures",
    "collapse": "the bone sinks further",
    "leak": "cement leaks",
    "embolism": "cement in the lung",
    "nerve": "leaks near the nerves",
}
"""How each outcome is named in the list."""

_HAVE: dict[Counted, str] = {
    "new_fracture": "have a new spine fracture within about 11 months",
    "collapse": "have the broken bone sink further within about 11 months",
    "leak": "have a cement leak",
    "embolism": "have cement carried to the lung",
    "nerve": "have cement reach the spinal canal or nerves",
}


def describe(bone: Cemented, outcome: Outcome) -> str:
    """Say what is given back, and what happens to 1,000 people without and with cement."""
    return f"{_bone(bone)} {_people(bone, outcome)}"


def new_curve(bone: Cemented) -> str:
    """Return the curve over the neighbours before and after."""
    before, after = bone.local_deg
    return f"{degrees(before, digits=1)} → {degrees(after, digits=1)}"


def _bone(bone: Cemented) -> str:
    c = bone.choices
    age = f"{c.age_weeks:.0f} week{'' if round(c.age_weeks) == 1 else 's'}"
    fracture = f"{c.level}, {percent(c.height_loss)} of front height lost {age} ago"
    if c.procedure == "none":
        return f"{fracture}, no procedure: shape and spine stay as they are."
    done = (
        f"{fracture}, {'still moving' if c.mobile else 'no longer moving'}; "
        f"{PROCEDURE_WORDS[c.procedure]}, {c.cement_ml:.1f} mL"
    )
    if bone.front_gain_mm <= 0:
        return f"{done}: without cement nothing holds the height, so shape and spine stay as they are."
    cause = ", mostly because lying down opens the cleft" if c.mobile else ""
    return (
        f"{done}: the front rises {bone.front_gain_mm:.1f} mm to {bone.after.anterior_mm:.1f} mm "
        f"(normal {bone.normal.anterior_mm:.1f} mm){cause}, the curve over its neighbours goes from "
        f"{' to '.join(degrees(angle, digits=1) for angle in bone.local_deg)}, and the whole spine stands "
        f"{bone.stature_gain_mm:.1f} mm taller."
    )


def _people(bone: Cemented, outcome: Outcome) -> str:
    o = outcome
    without = f"Of 1,000 people without cement, {o.without.people:,} {_HAVE[o.key]} and {o.without.spared:,} do not."
    if bone.choices.procedure == "none":
        return without
    first = f"With cement, {o.fewer.people:,} do and {o.fewer.spared:,} do not ({o.fewer.study})"
    borrowed = bone.choices.procedure == "kyphoplasty" and o.key in ("collapse", "embolism", "nerve")
    only = ", counted after vertebroplasty" if borrowed else ""
    if o.more is None:
        return f"{without} {first}, in one open trial{only}."
    second = f"{o.more.people:,} do and {o.more.spared:,} do not ({o.more.study})"
    tail = (
        "studies point both ways, so neither help nor harm is settled"
        if o.key == "new_fracture"
        else f"the count depends on how one looks{', and most leaks are not felt' if o.key == 'leak' else ''}"
    )
    return f"{without} {first}, or {second}{only}: {tail}."


def mobile_note() -> str:
    """Say how often a broken bone still moves."""
    p = parameters()
    return (
        f"in {percent(p['mobile_people_share'])} of people referred it did, always with a cleft; front "
        f"+{p['mobile_front_gain_mm']:.1f} mm there, so any rise must be compared with lying down (McKiernan 2003)"
    )
