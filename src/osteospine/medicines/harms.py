"""Harms of the medicines, all brought to one scale: people among 1,000 within the years chosen."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.kit import evidence
from osteospine.medicines.model import over_years, rate_to_risk

HARM_KINDS = ("common", "serious", "rare")
OTHER_BENEFIT = "other_benefit"


@dataclass(frozen=True)
class HarmRow:
    """A harm in the unit of its source."""

    medicine: str
    kind: str
    harm: str
    with_medicine: float | None
    without_medicine: float | None
    extra: float | None
    extra_low: float | None
    extra_high: float | None
    per: int
    time: str
    over_years: float | None
    reading: str
    comparator: str
    about: str
    source: str
    status: str
    note: str | None


@dataclass(frozen=True)
class Harm:
    """A harm as shares of people; ``None`` where nothing was counted.

    ``extra`` is the share with the harm that would not have it without the medicine; below 0 for fewer.
    ``years`` is the time it stands for, or ``None``: once, over the course of the trial or after one dose.
    """

    row: HarmRow
    with_medicine: float | None
    without_medicine: float | None
    extra: float | None
    years: float | None

    @property
    def at_most(self) -> bool:
        """Whether the figures are upper ends of a range."""
        return self.row.reading == "at_most"


@functools.cache
def _rows() -> tuple[HarmRow, ...]:
    return evidence.read("medicines/harms", HarmRow)


def harms(medicine: str, years: float) -> tuple[Harm, ...]:
    """Return the harms of a medicine within so many years: common, serious, rare, then other benefits."""
    return tuple(_over(row, years) for row in _rows() if row.medicine == medicine)


def _over(row: HarmRow, years: float) -> Harm:
    with_it, without = (_risk(row, figure, years) for figure in (row.with_medicine, row.without_medicine))
    extra = None if with_it is None or without is None else with_it - without
    if row.extra is not None:
        # A difference of rates is small, so that of the shares is nearly rate times time.
        share = row.extra / row.per * (years if row.time == "person_years" else 1)
        extra = max(-1.0, min(1.0, share))
    return Harm(row, with_it, without, extra, None if row.time == "course" else years)


def _risk(row: HarmRow, figure: float | None, years: float) -> float | None:
    if figure is None:
        return None
    share = figure / row.per
    if row.time == "person_years":
        return rate_to_risk(share, years)
    return share if row.over_years is None else over_years(share, row.over_years, years)
