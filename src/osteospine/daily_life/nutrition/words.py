"""Sentences about a day of food and pills, and what trials of the pills found, in both frames."""

from __future__ import annotations

from osteospine.daily_life.nutrition.model import PEOPLE, Bar, Day, Person, content, usable
from osteospine.daily_life.nutrition.published import Outcome, labels
from osteospine.kit.readout import Readout

NAMES = {"calcium": "calcium", "vitamin_d": "vitamin D", "protein": "protein", "magnesium": "magnesium"}
UNITS = {"calcium": "mg", "vitamin_d": "IU", "protein": "g", "magnesium": "mg"}
_SUPPLEMENT = {
    "calcium_d": "Calcium with vitamin D",
    "vitamin_d": "Vitamin D alone",
    "calcium": "Calcium alone",
}
_NO_TRIAL = {
    "none": "No pills are taken, so no trial of pills applies.",
    "magnesium": "No trial has counted fractures with magnesium pills; they can cause diarrhoea.",
}


def describe(result: Day) -> str:
    """Say what the day brings, what passes a limit, and what trials of the pills found."""
    amounts = ", ".join(amount(bar) for bar in result.bars)
    eaten = ", ".join(f"{labels()[food]} {count}" for food, count in result.portions.items() if count) or "no portions"
    parts = [f"For {person(result.person)} ({eaten}{_pills(result)}): {amounts}.", *_limits(result)]
    if result.bar("calcium").unabsorbed:
        parts.append(_spinach(result))
    return " ".join([*parts, trials(result)])


def person(who: Person) -> str:
    """Say for whom, for example ``"a woman of 72 and 60 kg"``."""
    return f"a {'woman' if who.sex == 'female' else 'man'} of {who.age_years:g} and {who.weight_kg:g} kg"


def amount(bar: Bar) -> str:
    """Say an amount against its allowance."""
    return f"{NAMES[bar.nutrient]} {bar.total:,.0f} of {bar.allowance:,.0f} {UNITS[bar.nutrient]}"


def trials(result: Day) -> str:
    """Say benefit and harm among the same 1,000 people, or why there is no such count."""
    kind = result.pills.kind
    if kind in _NO_TRIAL:
        return _NO_TRIAL[kind]
    counted = [row for row in result.found if row.extra_per_1000 is not None]
    if not counted:
        return (
            f"{_SUPPLEMENT[kind]}: hip fractures did not become fewer (risk ratio 1.53, not significant), and heart "
            "attacks rose in one review (hazard ratio 1.31, disputed)."
        )
    years = f" in {counted[0].years:g} years" if counted[0].years else ""
    same = ", ".join(f"{PEOPLE - round(abs(row.extra_per_1000 or 0)):,}" for row in counted)
    said = f"{_SUPPLEMENT[kind]}, of {PEOPLE:,}{years}: {', '.join(count(row) for row in counted)}; "
    said += f"for {same} nothing changes."
    if kind == "vitamin_d":
        said += " A huge dose once a year: 15 % more falls, 26 % more fractures."
    return said


def count(row: Outcome) -> str:
    """Say how many more or fewer people of 1,000 have an outcome, and whether it may be none."""
    extra, low, high = row.extra_per_1000 or 0.0, row.extra_low or 0.0, row.extra_high or 0.0
    if not round(abs(extra)):
        return f"no change with {row.outcome} ({abs(low):.0f} fewer to {high:.0f} more)"
    may = "" if low * high > 0 else " (may be none)"
    return f"{abs(extra):.0f} {'more' if extra > 0 else 'fewer'} with {row.outcome}{may}"


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _pills(result: Day) -> str:
    p = result.pills
    taken = [
        text
        for value, text in (
            (p.calcium_mg, f"calcium {p.calcium_mg:,.0f} mg"),
            (p.vitamin_d_iu, f"vitamin D {p.vitamin_d_iu:,.0f} IU"),
            (p.magnesium_mg, f"magnesium {p.magnesium_mg:,.0f} mg"),
        )
        if value
    ]
    return f"; pills: {', '.join(taken)}" if taken else ""


def _limits(result: Day) -> list[str]:
    over = [
        f"{NAMES[bar.nutrient]} {bar.upper:,.0f} {UNITS[bar.nutrient]}{' from pills' if bar.upper_pills_only else ''}"
        for bar in result.bars
        if bar.over and bar.upper is not None
    ]
    said = [f"Above the upper limit: {', '.join(over)}."] if over else []
    d = result.bar("vitamin_d")
    if d.over:
        said.append("In a trial, 4,000 IU a day left less dense bone than 400.")
    elif d.old_upper is not None and d.total > d.old_upper:
        said.append("Vitamin D is above the old limit of 2,000 IU (1997), replaced in 2011 by 4,000 IU.")
    return said


def _spinach(result: Day) -> str:
    portions = result.portions["spinach"]
    listed, worth = (portions * each("spinach", "calcium") for each in (content, usable))
    return f"Spinach: {listed:,.0f} mg of calcium on paper, worth {worth:,.0f} mg from milk."


def readouts(result: Day) -> tuple[Readout, ...]:
    """Return the nutrients that pills mostly bring, what trials of pills found, and the other nutrients."""
    # A projector shows the first rows only: gain and harm stand side by side there.
    nutrients = [_nutrient(bar) for bar in result.bars]
    return (*nutrients[:2], _benefit(result), _harm(result), *nutrients[2:])


def _nutrient(bar: Bar) -> Readout:
    unit = UNITS[bar.nutrient]
    notes = [f"allowance {bar.allowance:,.0f} {unit}"]
    if bar.upper is not None:
        notes.append(f"upper limit {bar.upper:,.0f} {unit}{' from pills' if bar.upper_pills_only else ''}")
    if bar.old_upper is not None:
        notes.append(f"the limit of {bar.old_upper:,.0f} {unit} in older texts was replaced in 2011")
    if bar.target is not None:
        notes.append(f"experts advise at least {bar.target:,.0f} {unit} over 65, less in severe kidney disease")
    if bar.unabsorbed:
        notes.append(f"{bar.unabsorbed:,.0f} {unit} of it stay bound in spinach")
    if bar.nutrient == "vitamin_d":
        notes.append("IU: international units; sunlight is not counted")
    state = "above limit" if bar.over else "reached" if bar.met else "not reached"
    return Readout(_heading(bar), f"{bar.total:,.0f} {unit}, {state}", "; ".join(notes))


def _heading(bar: Bar) -> str:
    name = NAMES[bar.nutrient]
    return name[0].upper() + name[1:]


def _benefit(result: Day) -> Readout:
    rows = [row for row in result.found if row.kind == "benefit"]
    if not rows:
        return Readout("Pills: hoped-for gain", "no trial applies", _NO_TRIAL[result.pills.kind])
    first = rows[0]
    value = "not shown" if first.extra_per_1000 is None else f"{_signed(first.extra_per_1000)} hip fractures of 1,000"
    return Readout("Pills: hoped-for gain", value, "; ".join(_row(row) for row in rows))


def _harm(result: Day) -> Readout:
    rows = [row for row in result.found if row.kind == "harm"]
    if not rows:
        return Readout(
            "Pills: harm", "none taken" if result.pills.kind == "none" else "diarrhoea", "above 350 mg a day"
        )
    first = rows[0]
    uncounted = f"less bone {first.word}" if first.measure == "mg_per_cm3" else first.word
    value = uncounted if first.extra_per_1000 is None else f"{_signed(first.extra_per_1000)} {first.word}s of 1,000"
    return Readout("Pills: harm", value, "; ".join(_row(row) for row in rows))


def _row(row: Outcome) -> str:
    name = {"hazard_ratio": "hazard ratio ", "risk_ratio": "risk ratio ", "mg_per_cm3": ""}.get(row.measure)
    if name is None:
        return f"{row.outcome}: {_signed(row.extra_per_1000 or 0)} of 1,000; {row.people}"
    unit = " mg per cm³" if row.measure == "mg_per_cm3" else ""
    span = ", interval not read" if row.ci_low is None else f" ({row.ci_low:g} to {row.ci_high:g})"
    note = f"; {row.note}" if row.note else ""
    return f"{row.outcome}: {name}{row.value:g}{unit}{span}, {row.people}{note}".replace("-", "−")
