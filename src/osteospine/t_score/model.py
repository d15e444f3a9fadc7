"""Scores: where a bone density stands among young adults (T) and among people of the same age (Z)."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Literal

from osteospine.kit import evidence
from osteospine.kit.evidence import parameters
from osteospine.kit.refusal import Refusal
from osteospine.t_score.reference import (
    AgeMean,
    Reference,
    age_mean_sd,
    age_range_years,
    check_scale,
    reference,
    references,
    usual_reference,
)
from osteospine.t_score.scale import (
    SITE_NAMES,
    SITES,
    Scanner,
    Sex,
    Site,
    check_age,
    check_bmd,
    check_site,
    convert,
)

__all__ = [
    "SITES",
    "AgeMean",
    "Category",
    "Precision",
    "Reference",
    "Scanner",
    "Sex",
    "Site",
    "age_mean_sd",
    "age_range_years",
    "band_limits",
    "bands_apply",
    "check_age",
    "classify",
    "classify_z",
    "convert",
    "expected_from_z",
    "least_significant_change",
    "measurement_interval",
    "percentile",
    "precision",
    "reference",
    "references",
    "t_score",
    "usual_reference",
    "z_score",
]

Category = Literal["normal", "low bone mass (osteopenia)", "osteoporosis"]
ZCategory = Literal["within the expected range for age", "below the expected range for age"]

_EXACT = 1e-9  # a density that stands exactly on a limit belongs to it, whatever binary fractions make of it


@dataclass(frozen=True)
class Precision:
    """How far two scans of the same bone on the same day differ: smallest and largest of eight technologists."""

    site: str
    precision_low_g_cm2: float
    precision_high_g_cm2: float


def t_score(bmd_g_cm2: float, site: str, reference_group: Reference | str, *, scanner: str | None = None) -> float:
    """Return how many standard deviations a density lies above (+) or below (−) the young mean.

    Parameters
    ----------
    bmd_g_cm2
        Bone mineral density.
    site
        ``"lumbar_spine"`` (L1–L4), ``"femoral_neck"`` or ``"total_hip"``.
    reference_group
        A group of ``references(site)`` or its key; women's values serve both sexes.
    scanner
        Maker of the scanner that measured; taken to be that of the reference where it is left out.

    Raises
    ------
    Refusal
        For an impossible density, a group of another site, or a scanner on another scale than the group's.
    """
    check_site(site)
    check_bmd(bmd_g_cm2)
    group = reference(site, reference_group) if isinstance(reference_group, str) else reference_group
    if group.site != site:
        raise Refusal(f"{group.label} is a reference for the {SITE_NAMES[group.site]}, not for the {SITE_NAMES[site]}.")
    if scanner is not None:
        check_scale(group, scanner)
    return (bmd_g_cm2 - group.mean_bmd_g_cm2) / group.sd_bmd_g_cm2


def z_score(bmd_g_cm2: float, site: str, sex: str, age_years: float, scanner: str = "hologic") -> float:
    """Return how many standard deviations a density lies from the mean of people of the same age and sex.

    Raises
    ------
    Refusal
        For an impossible density or age, or where no table by age was found.
    """
    check_bmd(bmd_g_cm2)
    check_age(age_years)
    group = age_mean_sd(site, sex, age_years, scanner)
    return (bmd_g_cm2 - group.mean_bmd_g_cm2) / group.sd_bmd_g_cm2


def percentile(z: float) -> float:
    """Return the share of the age group with a lower density, in percent, if densities follow a normal curve."""
    return 50 * (1 + math.erf(z / math.sqrt(2)))


def bands_apply(sex: str, age_years: float, postmenopausal: bool) -> bool:
    """Return whether T-scores and the bands of the World Health Organization may be used.

    They were made for women after menopause; they are used for men from 50 on too (ISCD).
    """
    return postmenopausal if sex == "female" else age_years >= parameters("t_score")["bands_for_men_from_years"].value


def band_limits() -> tuple[float, float]:
    """Return the T-scores at which normal ends and osteoporosis begins."""
    p = parameters("t_score")
    return p["normal_from_t"].value, p["osteoporosis_to_t"].value


def expected_from_z() -> float:
    """Return the Z-score at and under which a density is below the expected range for age."""
    return parameters("t_score")["below_expected_to_z"].value


def classify(t: float) -> Category:
    """Return the band of a T-score: exactly −1.0 is normal, exactly −2.5 is osteoporosis (WHO)."""
    normal, osteoporosis = band_limits()
    if t >= normal - _EXACT:
        return "normal"
    return "osteoporosis" if t <= osteoporosis + _EXACT else "low bone mass (osteopenia)"


def classify_z(z: float) -> ZCategory:
    """Return how a Z-score is worded where the bands do not apply: exactly −2.0 is below (ISCD)."""
    below = z <= expected_from_z() + _EXACT
    return "below the expected range for age" if below else "within the expected range for age"


def precision(site: str) -> Precision:
    """Return how exactly technologists measured a site (Nelson 2010)."""
    check_site(site)
    return _precision()[site]


def least_significant_change(precision_error: float) -> float:
    """Return the smallest change that is more than measurement error (95 %), in the unit of the error.

    Raises
    ------
    Refusal
        If the precision error is not above 0: no scanner measures without error.
    """
    _check_error(precision_error)
    return parameters("t_score")["lsc_multiplier"].value * precision_error


def measurement_interval(bmd_g_cm2: float, precision_error: float) -> tuple[float, float]:
    """Return the range in which 95 of 100 true densities lie around one measurement, in g/cm²."""
    _check_error(precision_error)
    half = parameters("t_score")["interval_multiplier"].value * precision_error
    return bmd_g_cm2 - half, bmd_g_cm2 + half


def _check_error(precision_error: float) -> None:
    if not 0 < precision_error < math.inf:
        raise Refusal(
            f"A precision error of {precision_error:g} cannot be: give a number above 0, such as 0.010 g/cm²."
        )


@functools.cache
def _precision() -> dict[str, Precision]:
    return {row.site: row for row in evidence.read("t_score/precision", Precision)}
