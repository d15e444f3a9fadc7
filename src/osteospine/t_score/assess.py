"""One measured density, set among young adults and among people of the same age."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from osteospine.t_score.model import (
    AgeMean,
    Reference,
    age_mean_sd,
    age_range_years,
    bands_apply,
    check_age,
    classify,
    classify_z,
    convert,
    measurement_interval,
    percentile,
    precision,
    reference,
    t_score,
    usual_reference,
    z_score,
)

USUAL = "usual"


@dataclass(frozen=True)
class Assessment:
    """What a density says; ``z``, ``percentile`` and the curve are missing where no table by age was found.

    ``category`` is the band of the T-score where the bands apply, otherwise the wording of the Z-score.
    The pairs are the ends of the 95 % measurement interval, low first.
    """

    bmd_g_cm2: float
    site: str
    scanner: str
    reference: Reference
    sex: str
    age_years: float
    postmenopausal: bool
    bands: bool
    t: float
    t_interval: tuple[float, float]
    bmd_interval: tuple[float, float]
    z: float | None
    z_interval: tuple[float, float] | None
    percentile: float | None
    category: str | None
    end_categories: tuple[str, str] | None
    age_mean: AgeMean | None
    age_curve: tuple[tuple[float, AgeMean], ...]
    other_scanner: str
    other_bmd_g_cm2: float

    @property
    def t_digits(self) -> int:
        """Decimals to show of the T-score: a third where rounding would carry it over a limit and belie its label."""
        return 2 if not self.bands or classify(round(self.t, 2)) == self.category else 3

    @property
    def borderline(self) -> bool:
        """Whether measurement error alone can move the result into another category."""
        return self.end_categories is not None and self.end_categories[0] != self.end_categories[1]


def assess(
    bmd_g_cm2: float,
    site: str,
    scanner: str = "hologic",
    reference_key: str = USUAL,
    sex: str = "female",
    age_years: float = 65,
    postmenopausal: bool = True,
) -> Assessment:
    """Set a density among young adults and among people of the same age.

    The measurement interval takes the larger precision error of eight technologists at the site.

    Raises
    ------
    Refusal
        For an impossible density or age, or a reference that does not fit site and scanner.
    """
    check_age(age_years)
    group = usual_reference(site, scanner) if reference_key == USUAL else reference(site, reference_key)
    t = t_score(bmd_g_cm2, site, group, scanner=scanner)
    interval = measurement_interval(bmd_g_cm2, precision(site).precision_high_g_cm2)
    bands = bands_apply(sex, age_years, postmenopausal)
    t_interval = _ends(interval, group.mean_bmd_g_cm2, group.sd_bmd_g_cm2)
    curve = age_curve(site, sex, scanner)
    people, z, z_interval, below = None, None, None, None
    if curve[0][0] <= age_years < curve[-1][0]:
        people = age_mean_sd(site, sex, age_years, scanner)
        z = z_score(bmd_g_cm2, site, sex, age_years, scanner)
        z_interval = _ends(interval, people.mean_bmd_g_cm2, people.sd_bmd_g_cm2)
        below = percentile(z)
    category: str | None = None
    ends: tuple[str, str] | None = None
    if bands:
        category, ends = classify(t), (classify(t_interval[0]), classify(t_interval[1]))
    elif z is not None and z_interval is not None:
        category, ends = classify_z(z), (classify_z(z_interval[0]), classify_z(z_interval[1]))
    other = "ge_lunar" if scanner == "hologic" else "hologic"
    return Assessment(
        bmd_g_cm2=bmd_g_cm2,
        site=site,
        scanner=scanner,
        reference=group,
        sex=sex,
        age_years=age_years,
        postmenopausal=postmenopausal,
        bands=bands,
        t=t,
        t_interval=t_interval,
        bmd_interval=interval,
        z=z,
        z_interval=z_interval,
        percentile=below,
        category=category,
        end_categories=ends,
        age_mean=people,
        age_curve=curve,
        other_scanner=other,
        other_bmd_g_cm2=convert(bmd_g_cm2, site, scanner, other),
    )


@functools.cache
def age_curve(site: str, sex: str, scanner: str) -> tuple[tuple[float, AgeMean], ...]:
    """Return means by age, in steps of five years, from the youngest age of the table to where it ends."""
    low, high = age_range_years(site, sex)
    inside = [float(age) for age in range(low, high + 1, 5)]
    last = age_mean_sd(site, sex, high, scanner)
    return (*((age, age_mean_sd(site, sex, age, scanner)) for age in inside), (float(high + 1), last))


def _ends(interval: tuple[float, float], mean: float, sd: float) -> tuple[float, float]:
    return (interval[0] - mean) / sd, (interval[1] - mean) / sd
