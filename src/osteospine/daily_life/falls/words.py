"""Sentences about a home made safer: each measure by its name, both frames, and the spine."""

from __future__ import annotations

from osteospine.daily_life.falls.model import SPINE, Walk, fallers
from osteospine.daily_life.falls.published import PLACES, Estimate, Place, places
from osteospine.kit.readout import Readout

MEASURES = {"rate_ratio": "rate ratio", "risk_ratio": "risk ratio", "odds_ratio": "odds ratio"}
WHO = {
    "mixed": "people of 60 and over",
    "high_risk": "people at high risk of falling",
    "other": "people not chosen for their risk",
}
LOOK = {"home": "whole home", "fractures": "fractures of any bone", "medicine": "the medicine"}


def describe(result: Walk) -> str:
    """Say how far the home is, what that does to falls, and what it leaves for the spine."""
    return " ".join(part for part in (_home(result), _focus(result), _medicine(result), _spine(result)) if part)


def ratio(row: Estimate) -> str:
    """Say a ratio with its measure and interval."""
    said = f"{MEASURES[row.measure]} {row.value:.2f}, {row.ci_low:.2f} to {row.ci_high:.2f}"
    return said if row.confirmed else f"{said}, not confirmed"


def of_hundred(row: Estimate) -> str:
    """Say a rate ratio in both frames, of 100 falls."""
    left = round(100 * row.value)
    if row.ci_low <= 1 <= row.ci_high:
        return f"of 100 falls about {left} remain, and no change is within the interval"
    return f"of 100 falls {100 - left} are spared and {left} still happen"


def _home(w: Walk) -> str:
    done = len(w.fixed)
    if not done:
        return f"None of {len(PLACES)} places is made safer yet."
    if done == len(PLACES):
        return f"All {done} places are safer. For {WHO[w.who]}, {of_hundred(w.programme)} ({ratio(w.programme)})."
    names = ", ".join(places()[key].label for key in w.fixed)
    fewest, most = sorted((round(w.falls.fewest), round(w.falls.most)))
    return (
        f"Safer: {done} of {len(PLACES)} places ({names}). For {WHO[w.who]}, {fewest} to {most} of 100 falls remain: "
        "a part of the programme has no own estimate."
    )


def _focus(w: Walk) -> str:
    row = w.focus
    if isinstance(row, Place):
        state = row.fix if row.key in w.fixed else row.hazard
        return f"{row.label.capitalize()}: {state}; no own estimate."
    name = f"{row.name[0].upper()}{row.name[1:]}"
    if row.group == "medicine":
        return ""
    if row.group == "fracture":
        return f"Fractures of any bone did not become fewer ({ratio(row)})."
    if row.group == "home" and len(w.fixed) == len(PLACES):
        return ""
    return f"{name}: {of_hundred(row)} ({ratio(row)}; {row.measured_in})."


def _medicine(w: Walk) -> str:
    if w.drug is None:
        return ""
    count = fallers(w.drug.value)
    looked = " (looked at closely)" if w.look == "medicine" else ""
    return (
        f"With {w.drug.name}{looked}, {count.with_it} of 1,000 fall in a year, {1000 - count.with_it} do not; "
        f"without, {count.without} and {1000 - count.without} ({ratio(w.drug)}, association)."
    )


def _spine(w: Walk) -> str:
    s = w.spine
    fell = SPINE - s.without_fall
    said = (
        f"Of 100 felt spine fractures in women {'of 85 and over' if w.age_85 else 'under 85'}, {fell} follow a fall, "
    )
    said += f"{s.without_fall} do not"
    if s.avoided_at_most:
        said += (
            f"; at most {s.avoided_at_most} might be spared and {SPINE - s.avoided_at_most} not (no trial has shown it)"
        )
    return said + "."


def readouts(result: Walk) -> tuple[Readout, ...]:
    """Return the numbers beside the picture."""
    return (
        _focus_readout(result),
        _rate(result),
        *_drug(result),
        Readout(
            "Fractures of any bone",
            "not shown to drop",
            "risk ratio 1.00 (0.98 to 1.02) with home programmes (Clemson 2023)",
        ),
        Readout(
            "Spine fractures after a fall",
            f"{SPINE - result.spine.without_fall} of {SPINE}",
            f"{result.spine.without_fall} come without a fall: in bending, lifting, coughing, even in bed "
            "(Costa 2013; Old 2004); 61 of 100 happen inside the home, in women of 55 and over",
        ),
        Readout(
            "Spared, at most",
            f"{result.spine.avoided_at_most} of {SPINE}",
            "an upper limit assumed for teaching: as if these fractures dropped as much as falls; trials have not "
            "shown it, and in people with vertebral fracture fewer falls are not shown (Ebeling 2019)",
        ),
    )


def _focus_readout(w: Walk) -> Readout:
    row = w.focus
    if isinstance(row, Place):
        return Readout(row.label.capitalize(), "no own estimate", f"{row.hazard} → {row.fix}; part of home programmes")
    value = f"{row.value:.2f}" + ("" if row.confirmed else " (not confirmed)")
    return Readout(f"{row.label.capitalize()}: {MEASURES[row.measure]}", value, _note(row))


def _note(row: Estimate) -> str:
    kind = "trials" if row.design == "trials" else "people were only watched"
    note = f"; {row.note}" if row.note else ""
    return f"{row.ci_low:.2f} to {row.ci_high:.2f}; {row.measured_in}; {kind}{note}"


def _rate(w: Walk) -> Readout:
    if w.rate_before is None or w.rate_after is None:
        return Readout("Falls a year, 1,000 people", "not read", "the trials' own rate for this group was not read")
    low, high = w.rate_after
    after = f"{round(low):,}" if w.falls.certain else f"{round(low):,} to {round(high):,}"
    fewer = "the whole programme" if len(w.fixed) == len(PLACES) else "a part was never measured: a range"
    return Readout("Falls a year, 1,000 people", f"{w.rate_before:,.0f} → {after}", fewer)


def _drug(w: Walk) -> tuple[Readout, ...]:
    if w.drug is None:
        return ()
    count = fallers(w.drug.value)
    return (
        Readout(
            f"Fall with {w.drug.label}",
            f"{count.with_it} of 1,000",
            f"{count.without} without; {ratio(w.drug)}; association. Stopping at once can harm: changes are made "
            "with the prescriber",
        ),
    )
