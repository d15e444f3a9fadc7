"""Sentences about pain relief: benefit and harm, both frames, and what a nurse checks."""

from __future__ import annotations

from osteospine.kit.readout import Readout
from osteospine.procedures.analgesics.model import Person, Relief, Verdict
from osteospine.procedures.analgesics.published import PEOPLE, Method, harms

SAYS = {"use": "can be used", "check": "check first", "avoid": "avoid"}
_PROOF = {
    "counted": "",
    "association": " (an association, not proof that it is the cause)",
    "long_use": " (long use; a short course was not measured)",
}
_KIDNEY = {"reduced": "kidney filtration of 30 to 59", "low": "kidney filtration below 30"}
_HISTORY = (
    ("ulcer_bleed", "a past stomach bleed"),
    ("falls", "falls"),
    ("constipation", "constipation"),
    ("blood_thinner", "a blood thinner"),
)


def describe(result: Relief) -> str:
    """Say what the chosen method gives and costs, and how all methods sort for people like this."""
    v = result.focus
    low, high = result.bone_lost_percent
    lists = "; ".join(
        f"{SAYS[advice]}: {', '.join(each.method.label for each in found) or 'none'}"
        for advice in ("avoid", "check", "use")
        if (found := result.advised(advice)) or advice != "use"
    )
    return (
        f"{v.method.name[0].upper()}{v.method.name[1:]}: {benefit(v.method)} ({v.method.measured_in}); "
        f"{harm(v)}. For {people(result.person)}, {lists}. "
        f"{result.bed_days:g} days in bed cost {low:.1f} to {high:.1f} % of the bone mineral of the lower spine "
        "in short studies of younger people."
    )


def people(person: Person) -> str:
    """Say who is meant, for example ``"people of 72 with falls"``."""
    parts = [name for key, name in _HISTORY if getattr(person, key)]
    if person.kidney in _KIDNEY:
        parts.append(_KIDNEY[person.kidney])
    return f"people of {person.age_years:g}{' with ' + ', '.join(parts) if parts else ''}"


def benefit(method: Method) -> str:
    """Say the benefit in points of 10 with its interval, or why there is none."""
    if method.value is None:
        return f"no number for the gain{f', {method.instead}' if method.instead else ''}"
    amount = f"{abs(method.value):.1f} points {'less' if method.value >= 0 else 'more'} pain of 10"
    if method.ci_low is None or method.ci_high is None:
        return f"{amount}, interval not seen"
    return f"{amount}, 95 % interval {method.ci_low:.1f} to {method.ci_high:.1f}".replace("-", "−")


def harm(v: Verdict) -> str:
    """Say the harm of a method in both frames, and what kind of proof it is."""
    row = v.harm
    if row is None:
        only = f"{v.method.ratio_harm}, not counted in people" if v.method.ratio_harm else ""
        return only or "no harm has been counted for people like this, which is not the same as none"
    more = " more" if row.is_extra else ""
    verb = "has" if row.count == 1 else "have"
    rest = PEOPLE - row.count
    other = " have this extra harm" if row.is_extra else ""
    return f"{row.count}{more} of 1,000 {verb} {row.harm} {row.period} and {rest} do not{other}{_PROOF[row.proof]}"


def readouts(result: Relief) -> tuple[Readout, ...]:
    """Return the card of the chosen method."""
    v = result.focus
    return (
        Readout(v.method.label.capitalize() if v.method.key != "nsaid" else "NSAIDs", SAYS[v.advice], _reasons(v)),
        Readout("Expected benefit", _short(v.method), f"{benefit(v.method)}; {v.method.measured_in}"),
        Readout(
            "How sure",
            {"fracture": "direct", "other": "indirect", "none": "not measured"}[v.method.directness],
            v.method.certainty,
        ),
        *_counted(v),
        Readout("Nurse checks", "each time", v.method.nursing_check),
        Readout(
            f"{result.bed_days:g} days in bed",
            "{:.1f} to {:.1f} % bone".format(*result.bone_lost_percent),
            "0.03 to 0.13 % a day in studies of a few weeks: healthy men, and people of 18 to 60 with a disc problem; "
            "older people not measured",
        ),
    )


def _reasons(v: Verdict) -> str:
    return "; ".join(
        f"{row.reason}{' (teaching judgement)' if row.status == 'assumption' else ''}" for row in v.reasons
    )


def _short(method: Method) -> str:
    return method.instead or "no number" if method.value is None else f"{method.value:+.1f} of 10".replace("-", "−")


def _counted(v: Verdict) -> list[Readout]:
    """Return the harms counted for these people, what is known only as a ratio, and further counts."""
    shown = list(v.harms)
    shown += [row for row in harms() if row.method == v.method.key and row.applies_when == "never"]
    made = []
    for row in shown:
        extra = "" if row.low_per_1000 is None else f"; range {row.low_per_1000:g} to {row.high_per_1000:g}"
        against = "" if row.without_per_1000 is None else f"; without it {row.without_per_1000:g}"
        made.append(
            Readout(
                f"Harm: {row.harm}",
                f"{'+' if row.is_extra else ''}{row.count} of 1,000",
                f"{PEOPLE - row.count} not; {row.period}{against}{extra}; {row.basis}",
            )
        )
    if v.method.ratio_harm:
        made.append(Readout("Harm known as a ratio", v.method.ratio_word or "", v.method.ratio_harm))
    return made or [Readout("Harm", "not counted", "that is not the same as none")]
