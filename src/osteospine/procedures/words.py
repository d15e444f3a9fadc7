"""Sentences about pain after a fracture and what cement adds: both frames, the same 1,000 people."""

from __future__ import annotations

from osteospine.kit.readout import Readout
from osteospine.procedures.model import PainCourse, usual_half_time_weeks
from osteospine.procedures.published import PEOPLE, Difference, counts, worthwhile_points

READINGS = {
    "A": "cement itself adds little: people given a sham procedure improve about as much, many recover anyway, "
    "and people in open trials know what they had",
    "B": "cement helps some people: the sham put local anaesthetic at the bone, and several trials treated older or "
    "milder fractures",
}


def describe(result: PainCourse) -> str:
    """Say how pain goes without cement, what the chosen trial found, and what cement can cost."""
    course, week = result.course, result.week
    lasting = course.lasting_of_1000
    still = f", {course.still(week):.1f} lying still" if result.at_rest else ""
    leak = counts()["canal_leak"].with_cement_per_1000
    return (
        f"Without cement pain starts at {course.start:.1f} of 10, and half of the fall is over after "
        f"{course.half_time_weeks:g} weeks: in week {week:g} it is {course.mean(week):.1f} on average{still}. "
        f"In time {PEOPLE - lasting} of 1,000 people come down to 3 or less and {lasting} do not. "
        f"{result.last.label} (cement against {result.last.comparison}, {result.last.n} people"
        f"{'' if result.last.confirmed else '; not confirmed'}): {finding(result.last)}. "
        f"Reading {result.reading}: {READINGS[result.reading]}. "
        f"Of 1,000 people given cement, about {leak} have a leak into the spinal canal and {PEOPLE - leak} do not."
    )


def finding(row: Difference) -> str:
    """Say the difference with its interval, and whether the whole interval is worth having."""
    limit = f"the {worthwhile_points()} points taken as worth having"
    if row.ci_high < worthwhile_points():
        verdict = f"the whole interval lies below {limit}"
    elif row.ci_low > worthwhile_points():
        verdict = f"the whole interval lies above {limit}"
    else:
        verdict = f"it may or may not reach {limit}"
    none = "there may be no difference, and " if row.could_be_none else ""
    return f"{_points(row)} at {_days(row)} (95 % interval {span(row)}); {none}{verdict}"


def _points(row: Difference) -> str:
    return f"{abs(row.value):g} points {'less' if row.value >= 0 else 'more'} pain"


def _days(row: Difference) -> str:
    return f"{row.day} day{'' if row.day == 1 else 's'}"


def _earlier(result: PainCourse) -> str:
    """Say what the trial found before its last time."""
    rows = [each.difference for each in result.measured[:-1]]
    said = "; ".join(
        f"{row.value:g} at {_days(row)} ({span(row)}{'' if row.confirmed else ', not confirmed'})".replace("-", "−")
        for row in rows
    )
    return f"; before: {said}" if said else ""


def span(row: Difference) -> str:
    """Return the interval with true minus signs."""
    return f"{row.ci_low:g} to {row.ci_high:g}".replace("-", "−")


def of_1000(number: int | None) -> str:
    """Return both frames, for example ``"7 have, 993 do not"``."""
    return "not compared" if number is None else f"{number} have, {PEOPLE - number} do not"


def readouts(result: PainCourse) -> tuple[Readout, ...]:
    """Return the numbers beside the picture: the course, the trial, and benefit and harm on the same 1,000."""
    course, table = result.course, counts()
    relief, new = table["below_4_at_14_days"], table["new_fracture"]
    sizes = [table[f"embolism_{size}"].with_cement_per_1000 for size in ("small", "middle", "large")]
    last = result.last
    return (
        Readout(
            "Without cement, in time",
            f"{PEOPLE - course.lasting_of_1000} of 1,000 at 3 or less",
            f"{course.lasting_of_1000} of 1,000 are not ({_followed(result)}). The curve is a teaching model, "
            f"half-time {usual_half_time_weeks():g} weeks unless you change it",
        ),
        Readout(
            "Lying still",
            f"{course.still(result.week):.1f} against {course.mean(result.week):.1f} moving",
            "3.4 and 8.5 at the start in 70 people; score both",
        ),
        Readout(
            f"{last.label}, {_days(last)}",
            _points(last),
            f"95 % interval {span(last)}; {last.n} people"
            f"{'' if last.confirmed else '; from memory, not confirmed'}{_earlier(result)}; trial scores do not part "
            "moving from rest",
        ),
        Readout(
            "Benefit: pain below 4 at 14 days",
            f"{relief.with_cement_per_1000} of 1,000",
            f"{PEOPLE - relief.with_cement_per_1000} not; with sham {relief.without_cement_per_1000} of 1,000 and "
            f"{PEOPLE - (relief.without_cement_per_1000 or 0)} not; VAPOUR, {relief.n} people, early and severe",
        ),
        Readout(
            "Harm: leak into the canal",
            f"{table['canal_leak'].with_cement_per_1000} of 1,000",
            f"{of_1000(table['canal_leak'].with_cement_per_1000)}; {table['canal_surgery'].with_cement_per_1000} of "
            f"1,000 needs an operation; a series of {table['canal_leak'].n:,}",
        ),
        Readout(
            "Harm: cement in the lung, felt",
            f"{sizes[0]} to {sizes[2]} of 1,000",
            f"{PEOPLE - sizes[2]:,} to {PEOPLE - sizes[0]:,} not; under 3.5 mL {sizes[0]}, to 7 mL {sizes[1]}, "
            f"over 7 mL {sizes[2]}",
        ),
        Readout(
            "New spine fracture in a year",
            f"{new.with_cement_per_1000} of 1,000",
            f"usual care {new.without_cement_per_1000} of 1,000 (VERTOS II, may be chance); Blasco 2012 found more, "
            "not fewer: both directions are published",
        ),
    )


def _followed(result: PainCourse) -> str:
    if result.entry == "entry_5":
        return "95 people of VERTOS II, one year"
    return "59 people of VAPOUR, six months"
