"""Trials of cement as they were printed: differences in pain, and counts of 1,000 people.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.kit import evidence

TRIALS = ("vertos4", "invest", "pooled_early", "pooled_severe", "cochrane", "vertos5", "farrokhi", "free", "vertos2")
PEOPLE = 1000


@dataclass(frozen=True)
class Difference:
    """Points less pain with cement than without at one time of one trial; negative: more pain."""

    trial: str
    label: str
    treatment: str
    comparison: str
    control: str
    reading: str
    n: int
    day: int
    value: float
    ci_low: float
    ci_high: float
    source: str
    status: str

    @property
    def confirmed(self) -> bool:
        """Whether the figure was read in a source."""
        return self.status != "recalled"

    @property
    def could_be_none(self) -> bool:
        """Whether the 95 % interval holds no difference at all."""
        return self.ci_low <= 0 <= self.ci_high


@dataclass(frozen=True)
class Count:
    """People of 1,000 to whom something happens with cement and, where it was compared, without."""

    id: str
    kind: str
    label: str
    with_cement_per_1000: int
    without_cement_per_1000: int | None
    trial: str
    n: int
    source: str
    status: str


def worthwhile_points() -> float:
    """Return the difference that VERTOS IV took as worth having."""
    return evidence.parameters("procedures")["worthwhile_points"].value


@functools.cache
def differences() -> tuple[Difference, ...]:
    """Return all differences between cement and its control, in the order of the table."""
    return evidence.read("procedures/pain_differences", Difference)


@functools.cache
def counts() -> dict[str, Count]:
    """Return what happens to people of 1,000, by id."""
    return {row.id: row for row in evidence.read("procedures/pain_counts", Count)}


def trials() -> dict[str, tuple[Difference, ...]]:
    """Return the differences by trial."""
    return {trial: tuple(row for row in differences() if row.trial == trial) for trial in TRIALS}
