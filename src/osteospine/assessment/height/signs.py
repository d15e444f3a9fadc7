"""Signs with their likelihood ratios, and rules that lead to an image: the tables as rows.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.kit import evidence


@dataclass(frozen=True)
class Sign:
    """A finding of one measure and how far it changes the odds of a fracture."""

    id: str
    sign: str
    threshold: str
    above: float | None
    at_least: float | None
    at_most: float | None
    below: float | None
    reading: str
    value: float | None
    ci_low: float | None
    ci_high: float | None
    sensitivity_pct: float | None
    specificity_pct: float | None
    outcome: str
    population: str
    n: int | None
    source: str

    def holds(self, measure: float) -> bool:
        """Return whether a measure lies within this finding."""
        return _within(measure, self.above, self.at_least, self.at_most, self.below)

    @property
    def ratio(self) -> float:
        """The likelihood ratio: as printed, else from sensitivity and specificity."""
        if self.value is not None:
            return self.value
        if self.sensitivity_pct is None or self.specificity_pct is None:
            raise evidence.DataError(f"height_signs.csv: {self.id} has neither a ratio nor what it follows from.")
        if self.reading == "present":
            return self.sensitivity_pct / (100 - self.specificity_pct)
        return (100 - self.sensitivity_pct) / self.specificity_pct


@dataclass(frozen=True)
class Rule:
    """A rule that leads to an image of the spine, with the body that gives it."""

    id: str
    body: str
    measure: str
    above: float | None
    at_least: float | None
    at_most: float | None
    sex: str
    age_from_years: int | None
    age_to_years: int | None
    needs_t: str | None
    reads: str

    def holds(self, measure: float) -> bool:
        """Return whether a measure meets the rule."""
        return _within(measure, self.above, self.at_least, self.at_most, None)


@functools.cache
def signs() -> tuple[Sign, ...]:
    """Return all findings."""
    return evidence.read("assessment/height_signs", Sign)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Return all rules."""
    return evidence.read("assessment/height_rules", Rule)


@functools.cache
def bodies() -> tuple[str, ...]:
    """Return who gives the rules, in the table's order."""
    return tuple(dict.fromkeys(rule.body for rule in rules()))


def _within(
    measure: float, above: float | None, at_least: float | None, at_most: float | None, below: float | None
) -> bool:
    return (
        (above is None or measure > above)
        and (at_least is None or measure >= at_least)
        and (at_most is None or measure <= at_most)
        and (below is None or measure < below)
    )
