"""Everyday activities and the constants of the load model, as typed rows.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from osteospine.kit import evidence

ACTIVITIES = (
    "lift_bent",
    "lift_squat",
    "carry_front",
    "carry_sides",
    "pick_bent",
    "pick_reacher",
    "bend",
    "bend_hand",
    "shoes_stand",
    "shoes_sit",
    "chair_low",
    "chair_high",
    "sit_slump",
    "sit_back",
    "screen_low",
    "screen_high",
    "cough_bent",
    "cough_tall",
    "turn_quick",
    "turn_log",
    "lie_side",
    "lie_back",
    "stand",
)


@dataclass(frozen=True)
class Activity:
    """A way to do an everyday thing, and how its load is reckoned.

    ``basis`` is ``"model"`` (statics), ``"scaled"`` (statics times ``ratio``), ``"part"`` (``ratio`` is the part
    of the rise over standing), ``"measured"`` (``ratio`` times standing) or ``"added"`` (statics plus ``ratio``
    times standing).
    """

    id: str
    label: str
    short: str
    partner: str | None
    pose: str
    basis: Literal["model", "scaled", "part", "measured", "added"]
    trunk_deg: float | None
    box: Literal["front", "sides", "none"]
    default_distance_cm: float | None
    ratio: float | None
    tip: str
    source: str
    status: str
    note: str | None

    @property
    def confirmed(self) -> bool:
        """Whether no figure of the row is from memory alone."""
        return self.status != "recalled"

    @property
    def with_box(self) -> bool:
        """Whether a box or bags are carried."""
        return self.box != "none"


@dataclass(frozen=True)
class Check:
    """A published comparison that the model is held against."""

    id: str
    comparison: str
    measure: str
    value: float | None
    value_low: float | None
    value_high: float | None
    people: int
    source: str
    status: str


@functools.cache
def activities() -> dict[str, Activity]:
    """Return all activities by id."""
    return {row.id: row for row in evidence.read("daily_life/load_activities", Activity)}


@functools.cache
def checks() -> dict[str, Check]:
    """Return the published comparisons by id."""
    return {row.id: row for row in evidence.read("daily_life/load_checks", Check)}


def constant(name: str) -> float:
    """Return a constant of the load model."""
    return evidence.parameters("daily_life")[name].value
