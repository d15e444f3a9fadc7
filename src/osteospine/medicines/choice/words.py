"""Sentences about a choice of medicine: what falls away, what leads, and whether other answers stand as well."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from osteospine.medicines.choice.model import Option, Reason
from osteospine.medicines.choice.order import Choice

CIRCUMSTANCES = {
    "cannot_sit_upright": "Cannot sit up for 30 minutes",
    "swallowing_problem": "Narrow or slow gullet",
    "low_calcium": "Low blood calcium",
    "tooth_extraction": "Tooth to be taken out",
    "radiotherapy": "Jaw or bone radiotherapy",
    "previous_clot": "Past clot in a vein",
    "immobile": "Bed rest or surgery ahead",
    "needles_difficult": "Injections are difficult",
    "breast_cancer_risk": "Breast cancer risk raised",
    "late_menopause": "60 or older, or over 10 years after menopause",
}
WISH_LETTERS = dict(
    zip(
        ("spine", "hip", "no_needles", "few_doses", "no_visits", "stop_freely", "no_jaw_thigh", "no_clot_warning"),
        "ABCDEFGH",
        strict=True,
    )
)
WISH_LABELS = {
    "spine": "Fewer spine fractures shown",
    "hip": "Fewer hip fractures shown",
    "no_needles": "No needles",
    "few_doses": "At most one dose a month",
    "no_visits": "No visits for doses",
    "stop_freely": "Can be paused",
    "no_jaw_thigh": "No jaw or thigh-bone harm listed",
    "no_clot_warning": "No clot, stroke or heart warning",
}
WISH_NAMES = {
    "spine": "spine",
    "hip": "hip",
    "no_needles": "no needles",
    "few_doses": "few doses",
    "no_visits": "no visits",
    "stop_freely": "can pause",
    "no_jaw_thigh": "jaw, thigh",
    "no_clot_warning": "clot, heart",
}
"""Short names for the controls; ``WISH_LABELS`` say what exactly is counted."""
PLACE_NAMES = {"US": "the US", "EU and UK": "the EU and UK"}


def describe(c: Choice) -> str:
    """Say what falls away, what needs a check, what leads by the weights, and what else could lead."""
    return f"{_left(c)} {_order(c)}"


def why(option: Option) -> str:
    """Return the reasons of a medicine with jurisdiction, and say if a rule is borrowed or not confirmed."""
    return "; ".join(_reason(reason) for reason in option.reasons)


def _reason(reason: Reason) -> str:
    where = reason.rule.jurisdiction
    if reason.borrowed:
        where += ", no rule found for the chosen place"
    if not reason.confirmed:
        where = "not confirmed"
    return f"{reason.rule.reason} ({where})"


def _left(c: Choice) -> str:
    gone = [option.medicine for option in c.gone]
    check = [option.medicine for option in c.possible if option.verdict == "check first"]
    open_count = len(c.possible) - len(check)
    order = [option.medicine for option in c.options]
    parts = []
    if gone:
        parts.append(f"{_and(sorted(gone, key=order.index))} {'falls' if len(gone) == 1 else 'fall'} away")
    if check:
        parts.append(f"{_and(sorted(check, key=order.index))} {'needs' if len(check) == 1 else 'need'} a check first")
    rest = "all" if open_count == len(order) else "the other" if open_count else "none of the others"
    number = {0: "", 1: " one"}.get(open_count, f" {open_count}")
    parts.append(f"{rest}{number} {'is' if open_count in (0, 1) else 'are'} open")
    return f"By the rules for {PLACE_NAMES[c.person.place]}, for a woman after menopause: {'; '.join(parts)}."


def _order(c: Choice) -> str:
    if not c.ordered:
        return "No wish has a weight, so there is no order: what matters to this person decides."
    if not c.possible:
        return f"Nothing is left for the {c.total} points to order: ask a specialist."
    if not c.open:
        return f"Nothing is open without a check; once checked, of {c.total} points: {_groups(c.to_check)}."
    others = [name for name in c.possible_leaders if name not in c.leaders]
    if others:
        last = f"If one weight moves by one, {_and(others)} can lead: several answers are defensible."
    elif len(c.leaders) > 1:
        last = "The first place is a tie: several answers are defensible."
    else:
        last = "The first place stands when any one weight moves by one; other weights give other orders."
    check = f" Once checked: {_groups(c.to_check)}." if c.to_check else ""
    return f"Points of {c.total} by these weights: {_groups(c.open)}.{check} {last}"


def _groups(options: Sequence[Option]) -> str:
    """Return medicines with their points, those with as many together."""
    tied = ((points, list(group)) for points, group in groupby(options, key=lambda o: o.points))
    return "; ".join(f"{_and([o.medicine for o in group])} {points}" for points, group in tied)


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
