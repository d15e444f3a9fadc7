"""Exercises, what is known on them, and the four groups of a study of 1984, as typed rows.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence

Advice = Literal["do", "adapt", "avoid"]
ADVICE: tuple[Advice, ...] = get_args(Advice)
EXERCISES = (
    "extension",
    "walk",
    "balance",
    "tai_chi",
    "bands",
    "resistance",
    "heavy",
    "flexion",
    "sit_ups",
    "yoga",
    "pilates",
    "jogging",
    "dancing",
    "pool",
    "lifting",
    "vibration",
)


@dataclass(frozen=True)
class Exercise:
    """An exercise with the judgement of experts for three people; that judgement is no trial result."""

    id: str
    label: str
    family: Literal["extension", "flexion", "none"]
    pose: str
    evidence: str
    no_fracture: Advice
    low_density: Advice
    recent_fracture: Advice
    led_by_specialist: Advice
    reason: str
    adapt: str
    source: str
    status: str


@dataclass(frozen=True)
class Finding:
    """What is known on a kind of exercise, with the 95 % interval where it was seen."""

    id: str
    label: str
    measure: str | None
    value: float | None
    ci_low: float | None
    ci_high: float | None
    finding: str
    source: str
    status: str


@dataclass(frozen=True)
class Group:
    """Women of one exercise group, and how many had a new wedge or compression fracture."""

    id: str
    label: str
    people: int
    new_fractures: int
    published_percent: int
    source: str
    status: str


@functools.cache
def exercises() -> dict[str, Exercise]:
    """Return all exercises by id."""
    return {row.id: row for row in evidence.read("daily_life/exercise_activities", Exercise)}


@functools.cache
def findings() -> dict[str, Finding]:
    """Return what is known, by id."""
    return {row.id: row for row in evidence.read("daily_life/exercise_evidence", Finding)}


@functools.cache
def groups() -> dict[str, Group]:
    """Return the four groups of 59 women by id, fewest new fractures first."""
    return {row.id: row for row in evidence.read("daily_life/exercise_groups", Group)}
