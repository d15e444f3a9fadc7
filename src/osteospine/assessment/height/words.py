"""Sentences about lost height: which rules it meets, and what one sign says for 100 people."""

from __future__ import annotations

from osteospine.assessment.height.model import PEOPLE, Chance, Measured
from osteospine.kit.evidence import sources
from osteospine.kit.readout import Readout
from osteospine.kit.units import length

SIGN_NAMES = {
    "past_loss": "loss from tallest",
    "recent_loss": "loss since earlier",
    "rib_pelvis": "ribs to pelvis",
    "wall_occiput": "wall to head",
    "arm_span": "arm span over height",
}
_BODIES = (
    "ISCD: International Society for Clinical Densitometry; NOF: National Osteoporosis Foundation, United States, now "
    "BHOF; NOGG: National Osteoporosis Guideline Group, United Kingdom; Canada: a clinic form. All read second-hand"
)


def describe(result: Measured) -> str:
    """Say how much height is lost, which rules lead to an image, and what the chosen sign changes."""
    body, chance = result.body, result.chance
    reach = body.measure("arm_span")
    return (
        f"Height is {_cm(body.measure('past_loss'))} below the tallest of {length(body.tallest_cm * 10, both=False)}, "
        f"{_cm(body.measure('recent_loss'))} of it since the earlier measurement; arm span "
        f"{_cm(abs(reach))} {'above' if reach >= 0 else 'below'} height, ribs to pelvis {fingers(result)}, "
        f"wall to head {_cm(body.wall_occiput_cm)}. {_rules(result)} {_people(chance)}"
    )


def readouts(result: Measured) -> tuple[Readout, ...]:
    """Return the losses, the ratio, both chances in both frames, and the rules."""
    body, chance = result.body, result.chance
    sign = chance.sign
    before, now = chance.of_100(chance.before), chance.of_100(chance.after)
    size = f", {sign.n} people" if sign.n else ""
    met = "; ".join(f"{each.body}: {each.rule.reads}" for each in result.met if each.rule)
    return (
        Readout(
            "Lost from the tallest", _cm(body.measure("past_loss")), "a tallest height is often remembered wrongly"
        ),
        Readout("Likelihood ratio", ratio(chance), f"{sign.outcome}; {sign.population}{size}; {_study(chance)}"),
        Readout("Fracture before the sign", f"{before} of 100", f"{PEOPLE - before} have none; set by you"),
        Readout("Fracture after it", f"{now} of 100{_range(chance)}", f"{PEOPLE - now} have none"),
        Readout("Rules met", f"{len(result.met)} of {len(result.verdicts)}", f"{met or 'none'}. {_BODIES}"),
        Readout("Signs used", "one", "signs of one bent spine depend on each other: never multiply their ratios"),
    )


def ratio(chance: Chance) -> str:
    """Return a likelihood ratio with its interval where one is published, for example ``"9.8 (3.0 to 31.8)"``."""
    sign = chance.sign
    printed = f"{sign.ratio:.1f}" if sign.ratio >= 1 else f"{sign.ratio:.2f}"
    return printed if sign.ci_low is None else f"{printed} ({sign.ci_low:.1f} to {sign.ci_high:.1f})"


def fingers(result: Measured) -> str:
    """Return the gap between ribs and pelvis in finger breadths."""
    count = result.body.rib_pelvis_fingers
    return "1 finger" if count == 1 else f"{count:g} fingers"


def _rules(result: Measured) -> str:
    named = {
        answer: _and([each.body for each in result.verdicts if each.answer == answer])
        for answer in ("met", "open", "not met", "for others")
    }
    said = (
        named["met"] and f"advised by {named['met']}",
        named["open"] and f"advised by {named['open']} if the T-score is low",
        named["not met"] and f"not by {named['not met']}",
        named["for others"] and f"{named['for others']} is for others",
    )
    return f"An image of the spine: {'; '.join(filter(None, said))}."


def _people(chance: Chance) -> str:
    before, now = chance.of_100(chance.before), chance.of_100(chance.after)
    return (
        f"Of 100 people {before} have a vertebral fracture and {PEOPLE - before} do not; with this one finding "
        f"({SIGN_NAMES[chance.sign.sign]}, {chance.sign.threshold}) {now}{_range(chance)} have one "
        f"and {PEOPLE - now} do not."
    )


def _range(chance: Chance) -> str:
    if chance.low is None or chance.high is None:
        return ""
    return f" ({chance.of_100(chance.low)} to {chance.of_100(chance.high)})"


def _study(chance: Chance) -> str:
    label = sources()[chance.sign.source].label
    if chance.sign.value is not None:
        return label
    return (
        f"{label}; from sensitivity {chance.sign.sensitivity_pct:g} % and specificity "
        f"{chance.sign.specificity_pct:g} %, no interval published"
    )


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _cm(cm: float) -> str:
    return length(cm * 10)
