"""Outcomes of cement as people of 1,000: the same people without and with it, in both directions.

Part of the model's layer. Where a study gives only a ratio, it is applied to the 1,000 people of VERTOS II
without cement (Klazen 2010), so that both sides always count the same people.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.procedures.cement.published import Procedure, parameters

Counted = Literal["new_fracture", "collapse", "leak", "embolism", "nerve"]

COUNTED: tuple[Counted, ...] = get_args(Counted)
"""What can be counted; the first and second also happen without cement."""

PEOPLE = 1000


@dataclass(frozen=True)
class Row:
    """One row of ``data/procedures/cement_outcomes.csv``."""

    name: str
    study: str
    timepoint: str
    measure: str
    value: float | None
    ci_low: float | None
    ci_high: float | None
    with_events: int | None
    with_people: int | None
    without_events: int | None
    without_people: int | None
    source: str
    note: str


@dataclass(frozen=True)
class Count:
    """So many of 1,000 people have it, by one study or way of looking.

    ``source`` cites it; ``low`` and ``high`` are its 95 % interval.
    """

    study: str
    people: int
    source: str = ""
    low: int | None = None
    high: int | None = None

    @property
    def spared(self) -> int:
        """So many of the 1,000 do not have it."""
        return PEOPLE - self.people


@dataclass(frozen=True)
class Outcome:
    """One outcome among 1,000 people: without cement, and with it by two studies that differ.

    ``more`` is ``None`` where only one study counted it.
    """

    key: Counted
    without: Count
    fewer: Count
    more: Count | None


@functools.cache
def rows() -> dict[str, Row]:
    """Return the published outcomes by name."""
    return {row.name: row for row in evidence.read("procedures/cement_outcomes", Row)}


def people(share: float) -> int:
    """Return a share (0 to 1) as people of 1,000."""
    return round(share * PEOPLE)


def by_odds(baseline: float, ratio: float) -> float:
    """Return the share with an outcome when the odds at ``baseline`` are multiplied by ``ratio``."""
    if baseline >= 1:
        return 1.0
    odds = baseline / (1 - baseline) * ratio
    return odds / (1 + odds)


def by_risk(baseline: float, ratio: float) -> float:
    """Return the share with an outcome when ``baseline`` is multiplied by ``ratio``, at most 1."""
    return min(1.0, baseline * ratio)


def baseline() -> float:
    """Return the share with a new fracture without cement, in about 11 months (VERTOS II)."""
    return _share(rows()["new_klazen"], without=True)


def new_fractures() -> dict[str, Count]:
    """Return people of 1,000 with a new fracture after cement, by study, fewest first.

    Every study's ratio is applied to the people of VERTOS II, except Klazen 2010, whose people they are.
    """
    return {
        name: counted_in(name) if rows()[name].measure == "counts" else _by_ratio(rows()[name])
        for name in ("new_papanastassiou", "new_klazen", "new_pooled_trials", "new_qiu", "new_blasco")
    }


def outcome(counted: Counted, procedure: Procedure, cement_ml: float) -> Outcome:
    """Return one outcome among 1,000 people for this procedure (``"none"`` as vertebroplasty would be)."""
    balloon = procedure == "kyphoplasty"
    nobody = Count("no cement", 0)
    if counted == "new_fracture":
        found = new_fractures()
        without = Count(rows()["new_klazen"].study, people(baseline()))
        pair = ("new_papanastassiou", "new_qiu") if balloon else ("new_klazen", "new_blasco")
        return Outcome(counted, without, found[pair[0]], found[pair[1]])
    if counted == "collapse":
        row = rows()["collapse_klazen"]
        return Outcome(counted, Count(row.study, people(_share(row, without=True))), counted_in(row.name), None)
    if counted == "leak":
        pair = ("leak_xray_k", "leak_watched_k") if balloon else ("leak_procedure", "leak_ct")
        return Outcome(counted, nobody, counted_in(pair[0]), counted_in(pair[1]))
    if counted == "embolism":
        return Outcome(counted, nobody, counted_in(f"embolism_{embolism_class(cement_ml)}"), counted_in("embolism_ct"))
    return Outcome(counted, nobody, counted_in("nerve_surgery"), counted_in("nerve_canal"))


def embolism_class(cement_ml: float) -> str:
    """Return the class of cement volume in which embolism was counted: low, middle or high."""
    p = parameters()
    if cement_ml < p["embolism_low_ml"]:
        return "low"
    return "high" if cement_ml > p["embolism_high_ml"] else "middle"


def counted_in(name: str) -> Count:
    """Return what one row counted, as people of its own 1,000."""
    row = rows()[name]
    return Count(row.study, people(_share(row)), _cited(row))


def _cited(row: Row) -> str:
    return evidence.sources()[row.source].label


def _share(row: Row, *, without: bool = False) -> float:
    """Return the share of a row: from its counts, else from its printed percentage."""
    events, group = (row.without_events, row.without_people) if without else (row.with_events, row.with_people)
    if events is not None and group is not None:
        return events / group
    if row.value is None:
        raise evidence.DataError(f"data/procedures/cement_outcomes.csv: {row.name} has neither counts nor a value.")
    return row.value / 100


def _by_ratio(row: Row) -> Count:
    """Apply the ratio of a row, and its interval, to the people of VERTOS II."""
    if row.value is None:
        raise evidence.DataError(f"data/procedures/cement_outcomes.csv: {row.name} needs a ratio.")
    apply = by_odds if row.measure == "odds_ratio" else by_risk
    low, high = (None if end is None else people(apply(baseline(), end)) for end in (row.ci_low, row.ci_high))
    return Count(row.study, people(apply(baseline(), row.value)), _cited(row), low, high)
