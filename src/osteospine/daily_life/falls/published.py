"""The tables of falls as typed rows: places in a home, and what changes the number of falls.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from osteospine.kit import evidence
from osteospine.kit.evidence import Parameter

PLACES = ("light", "night_path", "rugs", "bathroom", "stairs", "shoes", "pets")
GROUPS = ("mixed", "high_risk", "other")
STEPS = ("exercise", "several_risks", "vitamin_d", "ice", "withdrawal")
MEDICINES = (
    "none",
    "opioids",
    "benzodiazepines",
    "antidepressants",
    "ssri",
    "tricyclics",
    "antipsychotics",
    "antiepileptics",
    "many",
    "nsaids",
)


@dataclass(frozen=True)
class Place:
    """A place in a home where falls start, and what makes it safer."""

    key: str
    label: str
    hazard: str
    fix: str
    source: str
    status: str


@dataclass(frozen=True)
class Estimate:
    """A ratio of falls or fractures, with its measure and the people in whom it was found."""

    key: str
    label: str
    name: str
    group: str
    measure: str
    value: float
    ci_low: float
    ci_high: float
    design: str
    measured_in: str
    source: str
    status: str
    note: str | None

    @property
    def confirmed(self) -> bool:
        """Whether the figures were read in their source."""
        return self.status != "recalled"


@functools.cache
def places() -> Mapping[str, Place]:
    """Return the places by key, in the order of the table."""
    return MappingProxyType({row.key: row for row in evidence.read("daily_life/fall_places", Place)})


@functools.cache
def estimates() -> Mapping[str, Estimate]:
    """Return all estimates by key."""
    return MappingProxyType({row.key: row for row in evidence.read("daily_life/fall_estimates", Estimate)})


@functools.cache
def numbers() -> Mapping[str, float]:
    """Return the numbers of the model by name."""
    return MappingProxyType({row.name: row.value for row in evidence.read("daily_life/fall_parameters", Parameter)})
