"""Sites, makers' scales and the ranges in which a number can be true.

Group means can be carried from one maker's scale to another; one person's number cannot, not to the exactness
of a follow-up.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.evidence import parameters
from osteospine.kit.refusal import Refusal

Site = Literal["lumbar_spine", "femoral_neck", "total_hip"]
Scanner = Literal["hologic", "ge_lunar"]
Sex = Literal["female", "male"]
SITES: tuple[Site, ...] = get_args(Site)
SCANNERS: tuple[Scanner, ...] = get_args(Scanner)
SITE_NAMES: Mapping[str, str] = MappingProxyType(
    {"lumbar_spine": "lumbar spine L1–L4", "femoral_neck": "femoral neck", "total_hip": "total hip"}
)
SCANNER_NAMES: Mapping[str, str] = MappingProxyType({"hologic": "Hologic", "ge_lunar": "GE Lunar"})


@dataclass(frozen=True)
class _ConversionRow:
    site: str
    scanner: str
    slope: float
    pivot_bmd_g_cm2: float
    pivot_standardised_g_cm2: float


def convert(bmd_g_cm2: float, site: str, scanner: str, to_scanner: str) -> float:
    """Return what the same bone would read, on average, on another maker's scanner.

    By the equations of Hui and others (1997). Sound for the mean of a group; for one person the error is
    about 3.5 % on average, so never a way to compare two scans of one person.
    """
    if scanner == to_scanner:
        return bmd_g_cm2
    here, there = _line(site, scanner), _line(site, to_scanner)
    standardised = here.pivot_standardised_g_cm2 + here.slope * (bmd_g_cm2 - here.pivot_bmd_g_cm2)
    return there.pivot_bmd_g_cm2 + (standardised - there.pivot_standardised_g_cm2) / there.slope


def scale_ratio(site: str, scanner: str, to_scanner: str) -> float:
    """Return how much a difference of 1 g/cm² on one scale is on the other."""
    return _line(site, scanner).slope / _line(site, to_scanner).slope


def check_site(site: str) -> None:
    """Refuse a site that no table covers."""
    if site not in SITES:
        raise Refusal(f"Unknown site {site!r}. Choose one of {', '.join(SITES)}.")


def check_scanner(scanner: str) -> None:
    """Refuse a scanner whose scale is not known here."""
    if scanner not in SCANNERS:
        raise Refusal(f"Unknown scanner {scanner!r}. Choose one of {', '.join(SCANNERS)}.")


def check_bmd(bmd_g_cm2: float) -> None:
    """Refuse a number that no adult bone measured by DXA has."""
    p = parameters("t_score")
    low, high = p["lowest_bmd_g_cm2"].value, p["highest_bmd_g_cm2"].value
    if not low <= bmd_g_cm2 <= high:
        raise Refusal(
            f"A bone mineral density of {bmd_g_cm2:g} g/cm² is not found in an adult. Expected is a number "
            f"from {low:g} to {high:g} g/cm²; check the decimal point and the unit (1000 mg/cm² = 1 g/cm²)."
        )


def check_age(age_years: float) -> None:
    """Refuse an age below adulthood or beyond human life."""
    p = parameters("t_score")
    low, high = p["adult_from_years"].value, p["oldest_years"].value
    if age_years < low:
        raise Refusal(
            f"T-scores and these tables are for adults: {age_years:g} years is too young. Give an age of {low:g} or "
            "more; children and teenagers need Z-scores from tables of their own."
        )
    if not age_years <= high:
        raise Refusal(f"An age of {age_years:g} years cannot be. Give an age from {low:g} to {high:g}.")


@functools.cache
def _line(site: str, scanner: str) -> _ConversionRow:
    check_site(site)
    check_scanner(scanner)
    rows = evidence.read("t_score/system_conversion", _ConversionRow)
    return next(row for row in rows if (row.site, row.scanner) == (site, scanner))
