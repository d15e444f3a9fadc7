"""Shares of a population from the people of a survey, with an interval that respects how they were chosen.

A survey of this kind draws counties (primary sampling units, PSUs) within strata, then people within
counties; each examined person stands for ``exam_weight`` people. A share is a ratio of two weighted totals.
Its variance is by Taylor linearisation (Woodruff, J Am Stat Assoc 66:411-414, 1971): each person is replaced
by ``weight * (answer - share) / total weight``; these are summed in each PSU, and the scatter of the PSU sums
about the mean of their stratum is added up over strata. People outside the group count as zero, so that the
design stays whole. The interval is made on the log-odds scale, with Student's t on PSUs minus strata degrees
of freedom.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, fields
from enum import StrEnum
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal

Mask = NDArray[np.bool_]

_TABLES: dict[str, str] = {"2013–2014": "2013_2014", "2017–2020": "2017_2020"}
CYCLES = tuple(_TABLES)


class Answer(StrEnum):
    """A question that was answered with yes or no, by the name of its column."""

    TOLD = "osteoporosis_told"
    SPINE_FRACTURE = "spine_fracture_ever"
    PREDNISONE = "prednisone_daily_ever"


@dataclass(frozen=True)
class _Person:
    sex: str
    age_years: int
    osteoporosis_told: int | None
    spine_fracture_ever: int | None
    prednisone_daily_ever: int | None
    exam_weight: int
    psu: int
    stratum: int


@dataclass(frozen=True)
class _Parameter:
    name: str
    value: float


@dataclass(frozen=True)
class Share:
    """A share of the population (0 to 1), how well it is known, and whether it is known well enough to show.

    ``people`` gave an answer, ``events`` of them said yes; ``low`` to ``high`` is the 95 % interval.
    """

    people: int
    events: int
    estimate: float
    standard_error: float
    low: float
    high: float

    @property
    def shown(self) -> bool:
        """Whether there are enough people and events, and the standard error is small enough."""
        rule = parameters()
        return (
            self.people >= rule["min_people"]
            and self.events >= rule["min_events"]
            and self.standard_error <= rule["max_relative_standard_error"] * self.estimate
        )


@functools.cache
def parameters() -> dict[str, float]:
    """Return the rules for showing a share, and the published agreement of reports with scans, by name."""
    return {row.name: row.value for row in evidence.read("fracture_risk/survey_parameters", _Parameter)}


class Survey:
    """The people of one survey as columns: answers are 1, 0 or not-a-number for unknown."""

    def __init__(self, cycle: str) -> None:
        if cycle not in _TABLES:
            raise Refusal(f"There is no survey of {cycle}. Choose one of {', '.join(CYCLES)}.")
        people = evidence.read(f"fracture_risk/nhanes_people_{_TABLES[cycle]}", _Person)
        columns = {field.name: [getattr(person, field.name) for person in people] for field in fields(_Person)}
        self.cycle = cycle
        self.sex: NDArray[np.str_] = np.array(columns["sex"])
        self.age_years: NDArray[np.int64] = np.array(columns["age_years"], dtype=np.int64)
        self.weight: NDArray[np.float64] = np.array(columns["exam_weight"], dtype=np.float64)
        self._answers = {question: np.array(columns[question], dtype=np.float64) for question in Answer}
        # A weight of 0 means not examined: such people count neither here nor in the design.
        self.examined: Mask = self.weight > 0
        places = np.array([columns["stratum"], columns["psu"]], dtype=np.int64)
        units, self._unit = np.unique(places, axis=1, return_inverse=True)
        self._unit = self._unit.reshape(-1)
        _, self._stratum_of_unit = np.unique(units[0], return_inverse=True)

    def answer(self, question: Answer) -> NDArray[np.float64]:
        """Return everyone's answer to a question: 1 yes, 0 no, not-a-number unknown or refused."""
        return self._answers[question]

    def group(self, sex: str, low_years: int, high_years: int) -> Mask:
        """Return who is of this sex and of an age from ``low_years`` to ``high_years``."""
        return (self.sex == sex) & (self.age_years >= low_years) & (self.age_years <= high_years)

    def share(self, question: Answer, group: Mask) -> Share:
        """Return the weighted share of a group that answers yes, of those who gave an answer.

        Raises
        ------
        Refusal
            When nobody in the group was examined and gave an answer.
        """
        answer = self._answers[question]
        counted = group & self.examined & ~np.isnan(answer)
        people = int(counted.sum())
        if not people:
            raise Refusal("Nobody in this group answered. Choose a wider group.")
        weight = np.where(counted, self.weight, 0.0)
        yes = np.where(counted, answer, 0.0)
        estimate = float(weight @ yes / weight.sum())
        error = self._standard_error(weight * (yes - estimate) / weight.sum())
        low, high = _interval(estimate, error, self.degrees_of_freedom)
        return Share(people, int(yes.sum()), estimate, error, low, high)

    @property
    def degrees_of_freedom(self) -> int:
        """Number of primary sampling units minus number of strata."""
        strata = self._stratum_of_unit
        return len(strata) - len(np.unique(strata))

    def _standard_error(self, part: NDArray[np.float64]) -> float:
        strata = self._stratum_of_unit
        sums = np.bincount(self._unit, part, minlength=len(strata))
        units = np.bincount(strata)
        off = sums - (np.bincount(strata, sums) / units)[strata]
        return math.sqrt(float(np.sum(np.bincount(strata, off**2) * units / (units - 1))))


def _interval(estimate: float, error: float, degrees_of_freedom: int) -> tuple[float, float]:
    """Return the interval on the log-odds scale; a share of 0 or 1 says nothing about its own error."""
    if not 0 < estimate < 1:
        return 0.0, 1.0
    odds = math.log(estimate / (1 - estimate))
    half = t_quantile(0.5 + parameters()["confidence"] / 2, degrees_of_freedom) * error / (estimate * (1 - estimate))
    low, high = (1 / (1 + math.exp(-(odds + side * half))) for side in (-1, 1))
    return low, high


def t_quantile(probability: float, degrees_of_freedom: int) -> float:
    """Return Student's t by the expansion about the normal quantile (Abramowitz and Stegun 26.7.5).

    Good to 0.001 from 10 degrees of freedom on for the usual intervals.
    """
    z, n = NormalDist().inv_cdf(probability), degrees_of_freedom
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / n + second / n**2 + third / n**3


@functools.cache
def survey(cycle: str) -> Survey:
    """Return the survey of a cycle; its people are read when first asked for."""
    return Survey(cycle)
