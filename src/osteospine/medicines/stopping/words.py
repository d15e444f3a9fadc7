"""Sentences about a late or last dose: what covers the person, what is known, and how many have a fracture."""

from __future__ import annotations

from osteospine.medicines.stopping.model import NO_EXIT, Stopping
from osteospine.medicines.stopping.tables import Delay, Outcome, gain_against, next_name, parameters


def describe(s: Stopping) -> str:
    """Say what was gained, what happens after the last dose, and the counts on 1,000 people, both ways."""
    return " ".join(part for part in (_course(s), _counts(s)) if part)


def caption(s: Stopping) -> str:
    """Return what covers the time after the last dose, for the readouts."""
    months = f"{s.covered_months:g} months" if s.covered_months >= 1 else "days"
    months = months.replace("1 months", "1 month") if s.covered_months == 1 else months
    if s.plan == "stop" and s.exit_medicine != NO_EXIT:
        return f"{months}, then {s.exit_medicine}"
    if s.plan == "stop" and s.outlasts:
        return f"{months}; the effect outlasts it by years"
    return months


def hazard(group: Delay) -> str:
    """Return the hazard ratio of a vertebral fracture with its interval and what it says."""
    if group.hazard_ratio_low is None or group.hazard_ratio_high is None:
        return "the group to compare with"
    sure = "shows more" if group.hazard_ratio_low > 1 else "cannot tell more from fewer"
    return f"{group.vertebral_hazard_ratio:g} times ({group.hazard_ratio_low:g} to {group.hazard_ratio_high:g}): {sure}"


def _course(s: Stopping) -> str:
    years = f"{s.years:g} year{'s' if s.years != 1 else ''}"
    start = (
        f"After {years} of {s.medicine}, spine density is about {s.gained:.1f} % above {gain_against(s.medicine)} (a "
        "schematic between published points)."
    )
    if s.plan == "next dose in time":
        return f"{start} Each dose comes in time, so the cover has no gap."
    if (group := s.delay) is not None:
        return (
            f"{start} The next dose comes {s.weeks_late:g} week{'s' if s.weeks_late != 1 else ''} late "
            f"({group.label} in the study); vertebral fractures: {hazard(group)}."
        )
    last = s.course[-1]
    low, middle, high = s.density(s.followed_months)
    then = "Without a next medicine" if s.exit_medicine == NO_EXIT else f"With {s.exit_medicine} next"
    size = f"about {middle:.1f} % at month {last.months_after_last_dose:g}"
    if s.only_direction:
        size = "only the direction is known, not the size"
    elif high > low:
        size += f" ({low:.1f} to {high:.1f})"
    early = ""
    if s.earlier_than_studied:
        early = f" This was studied after {s.known.evidence_after_years:g} years; shorter use may act differently."
    return f"{start} {then}, {last.what_happens}: {size}.{early}"


def _counts(s: Stopping) -> str:
    rows = s.outcomes
    if not rows:
        kept = "; ".join(f"{next_name(point.exit_medicine)}: {point.in_a_word}" for point in s.choices_after)
        by_choice = f" Share of the gain kept, by next medicine ({kept})." if kept else ""
        later = ""
        if s.medicine == "teriparatide" and s.plan == "stop":
            fewer = parameters()["teriparatide_later_reduction_pct"]
            later = (
                f" In one trial vertebral fractures stayed {fewer:g} % fewer than after placebo for 18 months; about "
                "half of the women took another medicine by then."
            )
        return f"No source here counts fractures for this choice.{by_choice}{later}"
    if s.delay is not None:
        shown = next(row for row in rows if row.shown_choice)
        return (
            f"Any fracture in 6 months, {shown.label}: {_both(shown)}; {rows[0].label}: {_both(rows[0])} "
            f"({rows[0].study})."
        )
    parts = []
    for outcome in dict.fromkeys(row.outcome for row in rows):
        pair = [row for row in rows if row.outcome == outcome]
        parts.append(f"{outcome}: {'; '.join(f'{row.label} {_both(row)}' for row in pair)}.")
    if s.medicine == "denosumab" and s.plan == "stop" and s.exit_medicine == NO_EXIT:
        p = parameters()
        stopped, placebo = (
            p[f"multiple_of_fractured_stopped_{group}_per_1000"] / 10 for group in ("denosumab", "placebo")
        )
        parts.append(
            f"The rate goes back to that of untreated women; what is in excess is several fractures at once "
            f"({stopped:g} % against {placebo:g} % of those who had a fracture)."
        )
    return f"{' '.join(parts)} ({rows[0].study[0].upper()}{rows[0].study[1:]}.)"


def _both(row: Outcome) -> str:
    if row.counted == "rate":
        return f"{row.with_it}"
    return f"{row.with_it} of 1,000 have, {row.without} do not"
