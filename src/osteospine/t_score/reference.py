"""The people that a bone density is compared with: young adults, and people of the same age.

Densities of one maker's scanner may only be compared with a group measured on the same scale.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

import numpy as np

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal
from osteospine.t_score.scale import (
    SCANNER_NAMES,
    SITE_NAMES,
    SITES,
    Sex,
    check_scanner,
    check_site,
    convert,
    scale_ratio,
)


@dataclass(frozen=True)
class Reference:
    """A young reference group: T-scores are counted from its mean in its standard deviations."""

    key: str
    site: str
    scanner: str
    label: str
    mean_bmd_g_cm2: float
    sd_bmd_g_cm2: float
    population: str
    usual: bool
    confirmed: bool
    status: str

    def bmd_at(self, t: float) -> float:
        """Return the density, in g/cm², that has the T-score ``t``."""
        return self.mean_bmd_g_cm2 + t * self.sd_bmd_g_cm2


@dataclass(frozen=True)
class AgeMean:
    """Mean and standard deviation of people of one age and sex, in g/cm², and how far to trust them."""

    mean_bmd_g_cm2: float
    sd_bmd_g_cm2: float
    status: str


@dataclass(frozen=True)
class _AgeRow:
    site: str
    sex: str
    age_low_years: int
    age_high_years: int
    middle_age_years: int
    mean_bmd_g_cm2: float
    sd_bmd_g_cm2: float
    status: str


def references(site: str) -> Mapping[str, Reference]:
    """Return the young reference groups of a site by key."""
    check_site(site)
    return _references()[site]


def usual_reference(site: str, scanner: str = "hologic") -> Reference:
    """Return the group that is taken for a site and scanner unless another is named."""
    check_scanner(scanner)
    return next(r for r in references(site).values() if r.usual and r.scanner == scanner)


def reference(site: str, key: str) -> Reference:
    """Return a group of a site by key; refuse one that does not exist there."""
    groups = references(site)
    if key not in groups:
        have = ", ".join(f"{r.label} ({k})" for k, r in groups.items())
        raise Refusal(f"There is no reference {key!r} for the {SITE_NAMES[site]}. Choose one of: {have}.")
    return groups[key]


def age_range_years(site: str, sex: str) -> tuple[int, int]:
    """Return the youngest and oldest age for which a mean by age was found."""
    rows = _age_rows(site, sex)
    return rows[0].age_low_years, rows[-1].age_high_years


def age_mean_sd(site: str, sex: str, age_years: float, scanner: str = "hologic") -> AgeMean:
    """Return mean and standard deviation of people of this age and sex.

    Between the middles of the decades the table is joined by straight lines; before the first middle and
    after the last it stays level. For GE Lunar the Hologic table is carried over by the Hui equations.

    Raises
    ------
    Refusal
        Where no table was found (see ``age_range_years``).
    """
    rows = _age_rows(site, sex)
    low, high = age_range_years(site, sex)
    if not low <= age_years < high + 1:
        people = "women" if sex == "female" else "men"
        raise Refusal(
            f"No table of the {SITE_NAMES[site]} was found for {people} of {age_years:g}; "
            f"the one in use covers ages {low} to {high}."
        )
    middles = [row.middle_age_years for row in rows]
    mean = float(np.interp(age_years, middles, [row.mean_bmd_g_cm2 for row in rows]))
    sd = float(np.interp(age_years, middles, [row.sd_bmd_g_cm2 for row in rows]))
    check_scanner(scanner)
    if scanner != "hologic":
        return AgeMean(convert(mean, site, "hologic", scanner), sd * scale_ratio(site, "hologic", scanner), "derived")
    return AgeMean(mean, sd, rows[0].status)


def check_scale(group: Reference, scanner: str) -> None:
    """Refuse a reference of another maker's scale, and say what it would do to the score."""
    if scanner == group.scanner:
        return
    here, there = SCANNER_NAMES[scanner], SCANNER_NAMES[group.scanner]
    young = usual_reference(group.site, "hologic").mean_bmd_g_cm2
    more = round(100 * (convert(young, group.site, "hologic", "ge_lunar") / young - 1))
    reads, looks = ("more", "better") if scanner == "ge_lunar" else ("less", "worse")
    raise Refusal(
        f"A density measured on {here} cannot be compared with the reference {group.label}, which is on the {there} "
        f"scale. The scales differ by about {more} % at the {SITE_NAMES[group.site]}: {here} reads {reads}, so the "
        f"bone would look {looks} than it is. Choose a reference for {here}."
    )


@functools.cache
def _references() -> Mapping[str, Mapping[str, Reference]]:
    rows = evidence.read("t_score/reference", Reference)
    return {site: MappingProxyType({row.key: row for row in rows if row.site == site}) for site in SITES}


@functools.cache
def _age_rows(site: str, sex: str) -> tuple[_AgeRow, ...]:
    check_site(site)
    if sex not in get_args(Sex):
        raise Refusal(f"Unknown sex {sex!r} for these tables. Choose one of {', '.join(get_args(Sex))}.")
    rows = evidence.read("t_score/bmd_by_age", _AgeRow)
    return tuple(row for row in rows if (row.site, row.sex) == (site, sex))
