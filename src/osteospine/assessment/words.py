"""Sentences about a pain pattern: what it fits, what else it can be, and how often nothing is felt."""

from __future__ import annotations

from osteospine.assessment.features import COURSES, Alternative, Feature
from osteospine.assessment.model import Judged, Pattern, fresh_until_weeks
from osteospine.kit.readout import Readout

_NAMES = {
    "fresh": "a fresh vertebral fracture",
    "healed": "a healed fracture with lasting pain",
    "other": "other back pain",
}


def describe(result: Judged) -> str:
    """Say which course the pattern fits, by count, and what else it can be."""
    silent = result.silent
    if result.painless:
        return (
            "No pain does not mean no fracture: bone loss itself does not hurt, and of 100 new vertebral fractures "
            f"on X-ray about {silent.noticed} came to attention at the time and {silent.unnoticed} did not. "
            f"What remains to be seen is height and posture: here {_height(result.pattern)}."
        )
    ranked = sorted(zip(result.counts, COURSES, strict=True), key=lambda pair: -pair[0])
    (most, first), *others = ranked
    rest = " and ".join(f"{count} of {_NAMES[course]}" for count, course in others)
    return (
        f"{_story(result.pattern)}: {most} of {len(result.features)} features are typical of {_NAMES[first]}, {rest}. "
        "Counts are no chances, and no pattern proves or rules out a fracture; "
        f"{_also(result.also[0]) if result.also else 'where it matters, an image decides'}."
    )


def readouts(result: Judged) -> tuple[Readout, ...]:
    """Return the counts, what else it can be, and how often a fracture is silent."""
    silent = Readout(
        "New fractures noticed",
        f"{result.silent.noticed} of 100",
        f"{result.silent.unnoticed} of 100 are not; 446 new ones in 330 women (Fink 2005). Others: under a third",
    )
    if result.painless:
        return (
            silent,
            Readout("Fracture and pain", "often apart", "no pain, nothing to count: look at height and posture"),
        )
    total = len(result.features)
    fits = (
        Readout(f"Fits {_NAMES[course]}", f"{count} of {total}", _reason(result.features, course))
        for course, count in zip(COURSES, result.counts, strict=True)
    )
    return (
        *fits,
        *(
            Readout(f"Or {each.condition}", "ask", f"{_look_for(each)}; RedFlagPanel weighs such signs")
            for each in result.also[:2]
        ),
        silent,
    )


def _story(p: Pattern) -> str:
    upright = "worse standing" if p.worse_upright else "no worse standing"
    lying = "eased lying" if p.eased_lying else "not eased lying"
    cough = "worse coughing" if p.worse_coughing else "no worse coughing"
    strain = "after a minor strain" if p.after_strain else "without a strain"
    place = {"mid-back": "in the mid-back", "waist": "at the waist"}.get(p.place, f"in the {p.place}")
    weeks = "1 week" if p.weeks == 1 else f"{p.weeks:g} weeks"
    return f"Pain {place} for {weeks}, {p.onset} start {strain}, {upright}, {lying}, {cough}, {_height(p)}"


def _height(p: Pattern) -> str:
    return "height lost" if p.height_lost else "no height lost"


def _also(row: Alternative) -> str:
    return f"think too of {row.condition}: ask about {_look_for(row)}"


def _look_for(row: Alternative) -> str:
    return row.look_for if row.confirmed else f"{row.look_for} (not confirmed)"


def _reason(found: tuple[Feature, ...], course: str) -> str:
    against = [each.label or _late(each) for each in found if not each.fits(course)]
    return f"not typical: {', '.join(against)}" if against else "nothing speaks against it"


def _late(each: Feature) -> str:
    side = "up to" if each.answer == "early" else "more than"
    return f"{side} {fresh_until_weeks():g} weeks"
