"""What the people of a survey told about osteoporosis and spine fractures, and what scans of others showed."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.fracture_risk.who_fractures.survey import Answer, Share, parameters, survey
from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal

BANDS = ((50, 59), (60, 69), (70, 79), (80, 120))
"""Age bands in years, both ends included; the survey records 80 for everyone of 80 and over."""


@dataclass(frozen=True)
class LevelCount:
    """How many scans of one vertebra showed a deformity of each grade (NHANES 2013-2014, not weighted)."""

    level: str
    grade1_mild_n: int
    grade2_moderate_n: int
    grade3_severe_n: int

    @property
    def total(self) -> int:
        """Number of deformities of any grade."""
        return self.grade1_mild_n + self.grade2_moderate_n + self.grade3_severe_n


@dataclass(frozen=True)
class Agreement:
    """How reports of a spine fracture agree with scans of the same people, in percent."""

    scanned_fractures_reported_pct: float
    reports_seen_on_scan_pct: float


@dataclass(frozen=True)
class Asked:
    """What women or men told a survey: by age band, all of 50 and over, and split by diagnosis.

    ``band`` is the number of the age band that is looked at.
    """

    cycle: str
    sex: str
    band: int
    told: tuple[Share, ...]
    reported: tuple[Share, ...]
    told_all: Share
    reported_all: Share
    reported_if_told: Share
    reported_if_not_told: Share


def asked(cycle: str, sex: str, age_years: float) -> Asked:
    """Return what women or men of 50 and over told the survey of a cycle; look at the band of an age."""
    band = band_of(age_years)
    people = survey(cycle)
    groups = [people.group(sex, low, high) for low, high in BANDS]
    everyone = people.group(sex, BANDS[0][0], BANDS[-1][1])
    was_told = people.answer(Answer.TOLD)
    return Asked(
        cycle=cycle,
        sex=sex,
        band=band,
        told=tuple(people.share(Answer.TOLD, group) for group in groups),
        reported=tuple(people.share(Answer.SPINE_FRACTURE, group) for group in groups),
        told_all=people.share(Answer.TOLD, everyone),
        reported_all=people.share(Answer.SPINE_FRACTURE, everyone),
        reported_if_told=people.share(Answer.SPINE_FRACTURE, everyone & (was_told == 1)),
        reported_if_not_told=people.share(Answer.SPINE_FRACTURE, everyone & (was_told == 0)),
    )


def band_of(age_years: float) -> int:
    """Return the number of the age band that holds an age.

    Raises
    ------
    Refusal
        Below the youngest band.
    """
    for number, (low, high) in enumerate(BANDS):
        if low <= age_years < high + 1:
            return number
    raise Refusal(f"The bands begin at {BANDS[0][0]} years; {age_years:g} is in none of them. Choose a higher age.")


def agreement() -> Agreement:
    """Return how reports and scans agreed in NHANES 2013-2014 (Cosman 2017)."""
    found = parameters()
    return Agreement(found["vfa_fractures_reported_pct"], found["reports_confirmed_pct"])


@functools.cache
def level_counts() -> tuple[LevelCount, ...]:
    """Return the deformities seen on scans in NHANES 2013-2014 by vertebra, T4 to L4."""
    return evidence.read("compression/nhanes_vfa_by_level", LevelCount)
