"""Two scans of one person: the change, the smallest change that is more than error, and what may be said."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Literal

from osteospine.kit.evidence import read
from osteospine.kit.refusal import Refusal
from osteospine.t_score.model import least_significant_change, t_score, usual_reference
from osteospine.t_score.scale import check_bmd, check_site

Verdict = Literal["real gain", "real loss", "no real change", "cannot be compared", "too soon"]
Trap = Literal["another machine", "other vertebrae", "one vertebra"]

SPINE = "lumbar_spine"
_EXACT = 1e-9  # a change that equals the limit counts as real, whatever binary fractions make of it


@dataclass(frozen=True)
class _Parameter:
    name: str
    value: float


@dataclass(frozen=True)
class _Vertebrae:
    vertebrae: int
    lsc_increase_pct: float


@dataclass(frozen=True)
class _Limit:
    site: str
    largest_precision_error_pct: float


@dataclass(frozen=True)
class FollowUp:
    """Two scans of one site, in the order in which they were made.

    Parameters
    ----------
    bmd_first_g_cm2, bmd_second_g_cm2
        Bone mineral density.
    site
        ``"lumbar_spine"``, ``"femoral_neck"`` or ``"total_hip"``.
    precision_error_g_cm2
        Precision error of the centre (root mean square standard deviation of repeated scans).
    months_apart
        Time between the scans.
    vertebrae
        How many vertebrae both scans count; without meaning at the hip.
    another_machine
        Whether the second scan was made on another machine.
    other_vertebrae
        Whether the second scan counts other vertebrae than the first; without meaning at the hip.

    Raises
    ------
    Refusal
        For densities, times or errors that cannot be.
    """

    bmd_first_g_cm2: float
    bmd_second_g_cm2: float
    site: str = SPINE
    precision_error_g_cm2: float = 0.010
    months_apart: float = 24.0
    vertebrae: int = 4
    another_machine: bool = False
    other_vertebrae: bool = False

    def __post_init__(self) -> None:
        check_site(self.site)
        check_bmd(self.bmd_first_g_cm2)
        check_bmd(self.bmd_second_g_cm2)
        least_significant_change(self.precision_error_g_cm2)
        if not 0 < self.months_apart < math.inf:
            raise Refusal(
                f"The second scan comes {self.months_apart:g} months after the first. Give a time above 0 months."
            )
        if self.vertebrae not in _increases():
            raise Refusal(f"{self.vertebrae} lumbar vertebrae cannot be counted. Give a whole number from 1 to 4.")

    @property
    def change_g_cm2(self) -> float:
        """Second minus first."""
        return self.bmd_second_g_cm2 - self.bmd_first_g_cm2

    @property
    def change_share(self) -> float:
        """Change as a fraction of the first scan."""
        return self.change_g_cm2 / self.bmd_first_g_cm2

    @property
    def lsc_g_cm2(self) -> float:
        """Least significant change, larger where fewer vertebrae of the spine are counted."""
        whole = least_significant_change(self.precision_error_g_cm2)
        return whole * (1 + _increases()[self.vertebrae] / 100) if self.site == SPINE else whole

    @property
    def traps(self) -> tuple[Trap, ...]:
        """Why the two cannot be compared; empty if they can."""
        spine = self.site == SPINE
        found: list[tuple[bool, Trap]] = [
            (self.another_machine, "another machine"),
            (spine and self.other_vertebrae, "other vertebrae"),
            (spine and self.vertebrae == 1, "one vertebra"),
        ]
        return tuple(trap for there, trap in found if there)

    @property
    def verdict(self) -> Verdict:
        """What may be said. A change that equals the least significant change is real."""
        if self.traps:
            return "cannot be compared"
        if self.months_apart < shortest_interval_months():
            return "too soon"
        if abs(self.change_g_cm2) < self.lsc_g_cm2 - _EXACT:
            return "no real change"
        return "real gain" if self.change_g_cm2 > 0 else "real loss"

    @property
    def t_scores(self) -> tuple[float, float]:
        """T-scores of the two scans against the usual reference: not the thing to compare."""
        group = usual_reference(self.site)
        return t_score(self.bmd_first_g_cm2, self.site, group), t_score(self.bmd_second_g_cm2, self.site, group)

    @property
    def years_to_lsc(self) -> tuple[float, float]:
        """Fewest and most years in which the loss of ageing reaches the least significant change."""
        p = parameters()
        if self.site == SPINE:
            rates = (p["typical_loss_spine_g_cm2_year"],) * 2
        else:
            rates = (p["typical_loss_hip_high_g_cm2_year"], p["typical_loss_hip_low_g_cm2_year"])
        return self.lsc_g_cm2 / rates[0], self.lsc_g_cm2 / rates[1]


@functools.cache
def parameters() -> dict[str, float]:
    """Return the constants of ``data/t_score/follow_up_parameters.csv`` by name."""
    return {row.name: row.value for row in read("t_score/follow_up_parameters", _Parameter)}


def shortest_interval_months() -> float:
    """Return the time before which a change is called too soon to tell: a teaching assumption."""
    return parameters()["shortest_interval_months"]


def largest_precision_error_pct(site: str) -> float:
    """Return the largest precision error for a technologist, percent: recalled, not yet confirmed."""
    check_site(site)
    return {row.site: row.largest_precision_error_pct for row in read("t_score/follow_up_limits", _Limit)}[site]


@functools.cache
def _increases() -> dict[int, float]:
    """Growth of the least significant change with fewer vertebrae, percent (Rosen 2024)."""
    return {row.vertebrae: row.lsc_increase_pct for row in read("t_score/follow_up_vertebrae", _Vertebrae)}
