"""What answers about pain speak for, and what else they can mean: the tables as rows.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from osteospine.kit import evidence

COURSES = ("fresh", "healed", "other")


@dataclass(frozen=True)
class Feature:
    """An answer about pain and the courses that it is typical of."""

    id: str
    feature: str
    answer: str
    label: str | None
    fresh: bool
    healed: bool
    other: bool
    reason: str
    source: str
    status: str
    note: str | None

    def fits(self, course: str) -> bool:
        """Return whether the answer is typical of a course."""
        return {"fresh": self.fresh, "healed": self.healed, "other": self.other}[course]


@dataclass(frozen=True)
class Alternative:
    """Something else that a pain with this answer can be, and what points to it."""

    feature: str
    answer: str
    condition: str
    look_for: str
    status: str

    @property
    def confirmed(self) -> bool:
        """Whether it was read in a source."""
        return self.status != "recalled"


@dataclass(frozen=True)
class Recognition:
    """A share of vertebral fractures that came to attention, in percent."""

    id: str
    value_percent: float


@functools.cache
def features() -> Mapping[tuple[str, str], Feature]:
    """Return what each answer speaks for, by feature and answer."""
    rows = evidence.read("assessment/pain_features", Feature)
    return MappingProxyType({(row.feature, row.answer): row for row in rows})


@functools.cache
def alternatives() -> tuple[Alternative, ...]:
    """Return what else a pain can be."""
    return evidence.read("assessment/pain_alternatives", Alternative)


@functools.cache
def recognised_percent(name: str) -> float:
    """Return a published share of vertebral fractures that came to attention, in percent."""
    rows = evidence.read("compression/recognition", Recognition)
    return next(row.value_percent for row in rows if row.id == name)
