"""The tables of nutrition as typed rows: foods, allowances and limits, and what trials of pills found.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from osteospine.kit import evidence
from osteospine.kit.evidence import Parameter

NUTRIENTS = ("calcium", "vitamin_d", "protein", "magnesium")
FOODS = ("milk", "yogurt", "cheese", "salmon", "chicken", "tofu", "beans", "almonds", "kale", "spinach")


@dataclass(frozen=True)
class Amount:
    """What a portion of a food brings of one nutrient."""

    food: str
    label: str
    portion: str
    nutrient: str
    amount: float
    unit: str
    source: str
    status: str
    note: str | None


@dataclass(frozen=True)
class Allowance:
    """An amount per day for people of an age and sex: an allowance, a target or a limit."""

    key: str
    nutrient: str
    kind: str
    age_low_years: float
    age_high_years: float | None
    sex: str
    amount: float
    unit: str
    counts: str
    source: str
    status: str

    def fits(self, age_years: float, sex: str) -> bool:
        """Whether it is meant for people of this age, in completed years, and sex."""
        years = int(age_years)
        high = self.age_high_years is None or years <= self.age_high_years
        return self.age_low_years <= years and high and self.sex in ("both", sex)


@dataclass(frozen=True)
class Outcome:
    """What trials of a supplement found; ``extra_per_1000`` is more (+) or fewer (−) people than without."""

    id: str
    supplement: str
    kind: str
    outcome: str
    word: str
    measure: str
    value: float
    ci_low: float | None
    ci_high: float | None
    extra_per_1000: float | None
    extra_low: float | None
    extra_high: float | None
    years: float | None
    people: str
    source: str
    status: str
    note: str | None


@functools.cache
def amounts() -> Mapping[tuple[str, str], Amount]:
    """Return the amounts by food and nutrient; what was not found has no row."""
    rows = evidence.read("daily_life/nutrition_foods", Amount)
    return MappingProxyType({(row.food, row.nutrient): row for row in rows})


@functools.cache
def labels() -> Mapping[str, str]:
    """Return the name of each food."""
    return MappingProxyType({row.food: row.label for row in amounts().values()})


@functools.cache
def allowances() -> tuple[Allowance, ...]:
    """Return all allowances, targets and limits."""
    return evidence.read("daily_life/nutrition_allowances", Allowance)


@functools.cache
def outcomes() -> tuple[Outcome, ...]:
    """Return what trials of pills found."""
    return evidence.read("daily_life/supplement_outcomes", Outcome)


@functools.cache
def numbers() -> Mapping[str, float]:
    """Return the numbers of the model by name."""
    rows = evidence.read("daily_life/nutrition_parameters", Parameter)
    return MappingProxyType({row.name: row.value for row in rows})
