"""The tables of pain relief as typed rows: methods, harms of 1,000 people, and rules.

Layer: below ``model``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal

PEOPLE = 1000
METHODS = (
    "paracetamol",
    "nsaid",
    "opioid",
    "relaxant",
    "antidepressant",
    "calcitonin",
    "brace",
    "heat",
    "cold",
    "exercise",
    "acupuncture",
    "massage",
    "mind_body",
    "manipulation",
    "bed_rest",
)


@dataclass(frozen=True)
class Method:
    """A way to relieve pain; ``value`` is in points less pain of 10, empty where no number exists.

    ``ratio_harm`` is a harm that is known only as a ratio, ``ratio_word`` its short name.
    """

    key: str
    label: str
    name: str
    group: str
    value: float | None
    ci_low: float | None
    ci_high: float | None
    instead: str | None
    ratio_word: str | None
    ratio_harm: str | None
    measured_in: str
    certainty: str
    directness: str
    nursing_check: str
    source: str
    status: str


@dataclass(frozen=True)
class Harm:
    """People of 1,000 to whom something happens.

    ``proof`` says what the count can show: ``counted``, ``association`` (the method need not be the cause) or
    ``long_use`` (not seen in a short course).
    """

    id: str
    method: str
    word: str
    harm: str
    applies_when: str
    with_per_1000: float | None
    without_per_1000: float | None
    extra_per_1000: float | None
    low_per_1000: float | None
    high_per_1000: float | None
    period: str
    proof: str
    basis: str
    source: str
    status: str

    @property
    def is_extra(self) -> bool:
        """Whether the count is of people beyond those to whom it happens anyway."""
        return self.extra_per_1000 is not None

    @property
    def count(self) -> int:
        """People of 1,000, rounded: the extra ones where that is known, else all."""
        number = self.extra_per_1000 if self.extra_per_1000 is not None else self.with_per_1000
        if number is None:
            raise Refusal(f"{self.id} has no count. Give the people with it or the extra people.")
        return round(number)


@dataclass(frozen=True)
class Rule:
    """What a circumstance means for a method."""

    id: str
    method: str
    applies_when: str
    advice: str
    reason: str
    source: str
    status: str


@functools.cache
def methods() -> dict[str, Method]:
    """Return all methods by key, in the order of the table."""
    return {row.key: row for row in evidence.read("procedures/analgesic_methods", Method)}


@functools.cache
def harms() -> tuple[Harm, ...]:
    """Return all counted harms."""
    return evidence.read("procedures/analgesic_harms", Harm)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Return all rules."""
    return evidence.read("procedures/analgesic_rules", Rule)
