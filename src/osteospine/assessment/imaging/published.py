"""What was published about tests of the spine and blood tests, read from ``data/assessment/``.

Part of the model's layer, below it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.evidence import Parameter

Modality = Literal["radiograph", "vfa", "ct", "mri", "bone_scan"]
Question = Literal["fracture", "age", "canal", "cause", "silent"]

MODALITIES: tuple[Modality, ...] = get_args(Modality)
QUESTIONS: tuple[Question, ...] = get_args(Question)


@dataclass(frozen=True)
class SpineTest:
    """One test: what it shows and misses, when it is chosen, and its dose (microsievert)."""

    modality: str
    name: str
    full_name: str
    shows: str
    misses: str
    choose_when: str
    dose_low_usv: float
    dose_high_usv: float
    source: str


@dataclass(frozen=True)
class Answer:
    """How far a test answers a question (``yes``, ``partly`` or ``no``), and why."""

    modality: str
    question: str
    answer: str
    reason: str


@dataclass(frozen=True)
class Finding:
    """A published share (percent) of fractures that a test found or missed, with its interval or range."""

    modality: str
    question: str
    label: str
    value: float | None
    ci_low: float | None
    ci_high: float | None
    range_low: float | None
    range_high: float | None
    statement: str
    source: str


@dataclass(frozen=True)
class BloodTest:
    """A blood or urine test that looks for a cause; the range is one laboratory's, where it could be read."""

    test: str
    name: str
    tier: str
    reason: str
    low_suggests: str | None
    high_suggests: str | None
    reference_low: float | None
    reference_high: float | None
    unit: str | None
    source: str


@functools.cache
def spine_tests() -> Mapping[str, SpineTest]:
    """Return the tests of the spine by short name."""
    return {row.modality: row for row in evidence.read("assessment/imaging_tests", SpineTest)}


@functools.cache
def answers(question: str) -> tuple[Answer, ...]:
    """Return how far each test answers a question, in the order of ``MODALITIES``."""
    rows = {(r.modality, r.question): r for r in evidence.read("assessment/imaging_answers", Answer)}
    return tuple(rows[modality, question] for modality in MODALITIES)


@functools.cache
def finding(modality: str, question: str) -> Finding | None:
    """Return the published share for a test and question, else for its finding a fracture at all."""
    rows = {(r.modality, r.question): r for r in evidence.read("assessment/imaging_findings", Finding)}
    return rows.get((modality, question)) or rows.get((modality, "fracture"))


@functools.cache
def blood_tests() -> Mapping[str, BloodTest]:
    """Return the blood tests by short name, those often done first before the others."""
    return {row.test: row for row in evidence.read("assessment/blood_tests", BloodTest)}


@functools.cache
def parameters() -> Mapping[str, float]:
    """Return the constants by name."""
    return {row.name: row.value for row in evidence.read("assessment/imaging_parameters", Parameter)}
