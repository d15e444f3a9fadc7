"""The tables of the cycle as typed rows: its points, kinds of help, and measured effects.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from osteospine.kit import evidence

POINTS = ("pain", "fear", "activity", "mood")
HELPS = (
    "none",
    "talking",
    "mindfulness",
    "relaxation",
    "imagery",
    "biofeedback",
    "exercise",
    "classes",
    "groups",
    "connected",
    "pain_clinic",
)


@dataclass(frozen=True)
class Point:
    """A point of the cycle, the next one that it feeds, and one measured fact."""

    key: str
    label: str
    next: str
    link: str
    fact: str
    value: float
    ci_low: float | None
    ci_high: float | None
    fact_unit: str
    fact_source: str
    source: str
    status: str
    note: str | None


@dataclass(frozen=True)
class Help:
    """A kind of help, and what is known of it in people with vertebral fractures."""

    key: str
    label: str
    name: str
    in_fracture: str
    caution: str
    directness: str
    source: str
    status: str
    note: str | None


@dataclass(frozen=True)
class Effect:
    """A standardised mean difference; negative is less of what was measured."""

    id: str
    help: str
    point: str
    control: str
    measured: str
    value: float
    ci_low: float | None
    ci_high: float | None
    trials: float | None
    people: float | None
    measured_in: str
    directness: str
    source: str
    status: str
    note: str | None

    @property
    def confirmed(self) -> bool:
        """Whether the figure was read in its source."""
        return self.status != "recalled"


@functools.cache
def points() -> Mapping[str, Point]:
    """Return the points of the cycle by key, in order."""
    return MappingProxyType({row.key: row for row in evidence.read("daily_life/mind_cycle", Point)})


@functools.cache
def helps() -> Mapping[str, Help]:
    """Return the kinds of help by key."""
    return MappingProxyType({row.key: row for row in evidence.read("daily_life/mind_helps", Help)})


@functools.cache
def effects() -> Mapping[tuple[str, str, str], Effect]:
    """Return the effects by help, point and control."""
    rows = evidence.read("daily_life/mind_effects", Effect)
    return MappingProxyType({(row.help, row.point, row.control): row for row in rows})
