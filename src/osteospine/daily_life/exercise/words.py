"""Sentences about an exercise: alt text, status line and handout all say the same."""

from __future__ import annotations

from osteospine.daily_life.exercise.model import Choice
from osteospine.daily_life.exercise.published import Finding, groups
from osteospine.kit.readout import Readout

PERSONS = {
    "no_fracture": "a person with no fracture",
    "low_density": "a person with low bone density",
    "recent_fracture": "a person with a recent vertebral fracture",
}
_ADVICE = {"do": "do it", "adapt": "adapt it", "avoid": "avoid it"}


def describe(c: Choice) -> str:
    """Say the judgement, why, how to adapt, and what the nearest group of the study shows."""
    led = ", with a specialist leading" if c.led else ""
    first = f"{c.exercise.label} for {PERSONS[c.person]}{led}: {_ADVICE[c.chosen]}. {c.exercise.reason}"
    return f"{first} {c.exercise.adapt} {_group(c)}"


def _group(c: Choice) -> str:
    g = c.group
    if g is None:
        return "The study of 1984 below had no such group."
    return (
        f"Nearest group of the study of 1984, {g.label.lower()}: {g.new_fractures} of {g.people} women had a new "
        f"fracture and {g.people - g.new_fractures} did not; groups were not drawn by lot."
    )


def readouts(c: Choice) -> tuple[Readout, ...]:
    """Return judgement, evidence, benefit and harm."""
    extension, flexion = groups()["extension"], groups()["flexion"]
    return (
        Readout("Judgement", _ADVICE[c.chosen], "of experts, not of trials; after a fracture ask a physiotherapist"),
        Readout("This exercise", _number(c.finding), c.finding.finding),
        Readout("Any exercise, falls", _number(c.general), c.general.finding + "; older people in general"),
        Readout("After a spine fracture", "movement better", c.after_fracture.finding),
        Readout("New fracture: extension", f"{extension.new_fractures} of {extension.people}",
                f"{extension.people - extension.new_fractures} had none; mean follow-up 1.4 to 2 years"),
        Readout("New fracture: flexion", f"{flexion.new_fractures} of {flexion.people}",
                f"{flexion.people - flexion.new_fractures} had none; too few to trust the percentage"),
    )  # fmt: skip


def _number(f: Finding) -> str:
    if f.value is None:
        return "no own estimate"
    if f.ci_low is not None and f.ci_high is not None:
        return f"falls × {f.value:g} ({f.ci_low:.2f} to {f.ci_high:.2f})"
    return _PLAIN.get(f.id, f"{f.value:g}")


_PLAIN = {
    "heavy": "density +2.9 %",
    "extension": "4 of 25 fractured",
    "flexion": "8 of 9 fractured",
    "yoga": "9 people reported",
    "bands": "2 days a week",
    "vibration": "force +24 %",
    "lifting": "load ÷ strength 1.10",
}
