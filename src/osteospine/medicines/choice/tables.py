"""Rows of ``data/medicines/choice_*.csv``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from osteospine.kit.evidence import read


@dataclass(frozen=True)
class Rule:
    """A row of the table of rules."""

    circumstance: str
    about: str
    medicine: str
    verdict: str
    reason: str
    place: str
    jurisdiction: str
    source: str
    status: str


@dataclass(frozen=True)
class Fact:
    """Whether a medicine meets a wish, and the fact that decides it."""

    medicine: str
    wish: str
    met: str
    fact: str
    source: str
    status: str


@dataclass(frozen=True)
class _Medicine:
    medicine: str
    schedule: str


@functools.cache
def medicines() -> Mapping[str, str]:
    """Return the schedule of each medicine by its name."""
    return {row.medicine: row.schedule for row in read("medicines/choice_medicines", _Medicine)}


@functools.cache
def facts() -> Mapping[tuple[str, str], Fact]:
    """Return the fact for each medicine and wish."""
    return {(row.medicine, row.wish): row for row in read("medicines/choice_facts", Fact)}


def rules() -> tuple[Rule, ...]:
    """Return all rules."""
    return read("medicines/choice_rules", Rule)
