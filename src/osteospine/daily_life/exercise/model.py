"""Which exercises to do, adapt or avoid, for three people.

The judgement is that of experts and of this collection, not of trials: in people with a vertebral fracture
trials have shown better movement, not fewer falls or fractures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.daily_life.exercise.published import Advice, Exercise, Finding, Group, exercises, findings, groups
from osteospine.kit.refusal import Refusal

Person = Literal["no_fracture", "low_density", "recent_fracture"]
PERSONS: tuple[Person, ...] = get_args(Person)


@dataclass(frozen=True)
class Choice:
    """Everything that the panel shows for one set of choices."""

    exercise: Exercise
    person: Person
    led: bool
    advice: dict[Person, Advice]
    finding: Finding
    general: Finding
    after_fracture: Finding
    group: Group | None

    @property
    def chosen(self) -> Advice:
        """The judgement for the chosen person."""
        return self.advice[self.person]


def advice(exercise: Exercise, person: Person, *, led: bool = False) -> Advice:
    """Return the judgement on an exercise for a person; ``led`` if a specialist leads each session."""
    if person == "recent_fracture":
        return exercise.led_by_specialist if led else exercise.recent_fracture
    return exercise.low_density if person == "low_density" else exercise.no_fracture


def choose(exercise: str, person: str, *, led: bool = False) -> Choice:
    """Return the judgement for all three people, and what is known.

    Raises
    ------
    Refusal
        For an unknown exercise or person.
    """
    if exercise not in exercises():
        raise Refusal(f"Nothing is known on {exercise!r}. Choose one of {', '.join(exercises())}.")
    for known in PERSONS:
        if person == known:
            row, known_findings = exercises()[exercise], findings()
            return Choice(
                exercise=row,
                person=known,
                led=led,
                advice={each: advice(row, each, led=led) for each in PERSONS},
                finding=known_findings[row.evidence],
                general=known_findings["any_falls"],
                after_fracture=known_findings["after_fracture"],
                group=groups().get(row.family) if row.family != "none" else None,
            )
    raise Refusal(f"No person {person!r}. Choose one of {', '.join(PERSONS)}.")
