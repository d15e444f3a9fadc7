"""A case as a walk: at each stage what is seen, measured, asked and decided, by the decisions made before.

Reading a case (``cases``) works out every walk there is, so that a case with a hole in it is never opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from osteospine.kit.reading import Number
from osteospine.kit.refusal import Refusal
from osteospine.unfolding_case.measures import Measures, Person, Visit

STEPS: Mapping[str, str] = {
    "recognise_cues": "Recognise cues",
    "analyse_cues": "Analyse cues",
    "prioritise_hypotheses": "Prioritise hypotheses",
    "generate_solutions": "Generate solutions",
    "take_action": "Take action",
    "evaluate_outcomes": "Evaluate outcomes",
}
"""The six steps of clinical judgement, in order: key in a case file -> name."""

MOST_STAGES = 4
MOST_OPTIONS = 4
UNDECIDED = 0

Path = tuple[int, ...]
"""The options taken at the stages so far, counted from 1; 0 where a stage has no decision."""


@dataclass(frozen=True)
class Option:
    """One way to decide, and what it leads to in this story."""

    id: str
    text: str
    what_follows: str


@dataclass(frozen=True)
class Decision:
    """A choice at the end of a stage that changes what comes next."""

    id: str
    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Row:
    """One line of the chart."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Moment:
    """A stage as it is for one path of decisions: every text filled with its numbers.

    ``items`` holds one practice item for each of the six steps; the model does not look inside.
    """

    number: int
    id: str
    title: str
    story: tuple[str, ...]
    chart: tuple[Row, ...]
    visit: Visit
    measures: Measures
    items: Mapping[str, Any]
    decision: Decision | None
    numbers: Mapping[str, Number]


@dataclass(frozen=True)
class Case:
    """One person's story, with a moment for every way to get there and an ending for every way through.

    ``body`` tells whether the spine model stands for this person and the profile may be drawn; ``body_note`` says
    why not. Endings are kept by whole paths.
    """

    id: str
    title: str
    person: Person
    body: bool
    body_note: str
    invented: str
    start: tuple[str, ...]
    objectives: Mapping[str, str]
    stages: int
    moments: Mapping[Path, Moment]
    endings: Mapping[Path, str]
    debrief: tuple[str, ...]
    finish: str
    sources: tuple[str, ...]

    @property
    def topic(self) -> str:
        """The name under which answers to this case are kept."""
        return f"unfolding_case/{self.id}"


@dataclass(frozen=True)
class Walk:
    """Where the learner is: the stages gone through, the last of which is the present one.

    ``path`` holds the option taken at each of them, the present one too; ``ending`` is told once all is decided.
    """

    case: Case
    moments: tuple[Moment, ...]
    path: Path
    ending: str | None

    @property
    def now(self) -> Moment:
        """The present stage."""
        return self.moments[-1]

    @property
    def last(self) -> bool:
        """Whether this is the last stage of the case."""
        return len(self.moments) == self.case.stages

    @property
    def taken(self) -> Option | None:
        """The option taken at the present stage."""
        decision, place = self.now.decision, self.path[-1]
        return decision.options[place - 1] if decision is not None and place != UNDECIDED else None

    @property
    def open_decision(self) -> Decision | None:
        """The decision of the present stage while it is not made."""
        return self.now.decision if self.taken is None else None

    @property
    def decided(self) -> tuple[tuple[Decision, Option], ...]:
        """The decisions made so far, with the options taken."""
        made = zip(self.moments, self.path, strict=True)
        return tuple((m.decision, m.decision.options[place - 1]) for m, place in made if m.decision and place)


def walk(case: Case, stage: int, decisions: Sequence[int]) -> Walk:
    """Return where someone stands who is at a stage after these decisions.

    Parameters
    ----------
    case
        The case.
    stage
        The stage, counted from 1.
    decisions
        The option chosen at each stage, counted from 1; 0 is not decided. Not read where a stage has no decision,
        nor beyond the present stage.

    Raises
    ------
    Refusal
        For a stage that the case does not have, an earlier decision that is open, or an option that is not there.
    """
    if not 1 <= stage <= case.stages:
        raise Refusal(f"This case has {case.stages} stages. Choose a stage from 1 to {case.stages}.")
    path: Path = ()
    moments = []
    for number in range(1, stage + 1):
        moments.append(case.moments[path])
        path = (*path, _option(moments[-1], decisions[number - 1], may_wait=number == stage))
    return Walk(case, tuple(moments), path, case.endings.get(path))


def _option(moment: Moment, place: int, *, may_wait: bool) -> int:
    """Return the option taken at a stage, or 0 where there is nothing to decide or it is not decided yet."""
    if moment.decision is None or (place == UNDECIDED and may_wait):
        return UNDECIDED
    if place == UNDECIDED:
        raise Refusal(f"Decide first. Stage {moment.number} asks: {moment.decision.question}")
    count = len(moment.decision.options)
    if place > count:
        raise Refusal(f"The decision of stage {moment.number} has {count} options. Choose one from 1 to {count}.")
    return place
