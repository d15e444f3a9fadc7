"""The teaching reports, and a learner's choice of what to leave out of one."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.kit.evidence import read
from osteospine.kit.refusal import Refusal
from osteospine.t_score.spine_report.model import (
    LEVELS,
    Evaluation,
    VertebraReading,
    combined_bmd_g_cm2,
    evaluable_levels,
    region_t,
)


@dataclass(frozen=True)
class _Case:
    report: str
    title: str
    age_years: int
    image_shows: str
    what_next: str


@dataclass(frozen=True)
class _Level:
    report: str
    level: str
    area_cm2: float
    bmc_g: float
    height_share: float
    finding: str


@dataclass(frozen=True)
class Report:
    """An invented report: what is printed, what the image shows, and what is to be found in it."""

    letter: str
    title: str
    age_years: int
    image_shows: str
    what_next: str
    readings: tuple[VertebraReading, ...]

    @property
    def evaluation(self) -> Evaluation:
        """What the rules keep."""
        return evaluable_levels(self.readings)


@dataclass(frozen=True)
class Choice:
    """A report with the vertebrae that a learner leaves out."""

    report: Report
    left_out: tuple[str, ...]
    checked: bool

    @property
    def kept(self) -> tuple[str, ...]:
        """The levels that the learner keeps."""
        return tuple(level for level in LEVELS if level not in self.left_out)

    @property
    def kept_readings(self) -> tuple[VertebraReading, ...]:
        """The lines of the report that the learner keeps."""
        return tuple(r for r in self.report.readings if r.level in self.kept)

    @property
    def bmd_g_cm2(self) -> float | None:
        """Density of what is kept, or None when nothing is."""
        return combined_bmd_g_cm2(self.kept_readings) if self.kept else None

    @property
    def t(self) -> float | None:
        """T-score of what is kept, or None when nothing is."""
        return region_t(self.kept_readings) if self.kept else None

    @property
    def wrongly_kept(self) -> tuple[str, ...]:
        """Levels that the rules leave out and the learner keeps."""
        return tuple(level for level in self.kept if level not in self.report.evaluation.kept)

    @property
    def wrongly_left_out(self) -> tuple[str, ...]:
        """Levels that the rules keep and the learner leaves out; a vertebra that is left alone counts for nothing."""
        rules = self.report.evaluation
        return tuple(level for level in self.left_out if level in rules.kept and rules.usable)

    @property
    def agrees(self) -> bool:
        """Whether the learner keeps just what the rules keep; a vertebra left alone may stay or go."""
        return not (self.wrongly_kept or self.wrongly_left_out)


@functools.cache
def reports() -> dict[str, Report]:
    """Return the teaching reports by letter."""
    lines = read("t_score/report_levels", _Level)
    return {
        case.report: Report(
            case.report,
            case.title,
            case.age_years,
            case.image_shows,
            case.what_next,
            tuple(
                VertebraReading(line.level, line.area_cm2, line.bmc_g, line.finding, line.height_share)
                for line in lines
                if line.report == case.report
            ),
        )
        for case in read("t_score/report_cases", _Case)
    }


def report(letter: str) -> Report:
    """Return a teaching report.

    Raises
    ------
    Refusal
        For a letter that no report has.
    """
    if letter not in reports():
        raise Refusal(f"There is no report {letter!r}. Choose one of {', '.join(reports())}.")
    return reports()[letter]
