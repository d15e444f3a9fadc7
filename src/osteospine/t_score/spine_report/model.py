"""An L1-L4 report: vertebrae joined as sum of mineral over sum of area, and the rules for leaving some out."""

from __future__ import annotations

import functools
import itertools
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from osteospine.kit.evidence import read
from osteospine.kit.refusal import Refusal

LEVELS = ("L1", "L2", "L3", "L4")
FINDINGS = ("none", "fracture", "degeneration", "artefact")
OUT_OF_STEP = "out_of_step"
"""The reason of a vertebra that looks sound but whose T-score is too far from its neighbour's."""


@dataclass(frozen=True)
class _Parameter:
    name: str
    value: float


@dataclass(frozen=True)
class _LevelReference:
    level: str
    young_mean_g_cm2: float
    young_sd_g_cm2: float


@dataclass(frozen=True)
class RegionReference:
    """Young women's density of one vertebra or of several joined, g/cm²."""

    mean_g_cm2: float
    sd_g_cm2: float

    def t(self, bmd_g_cm2: float) -> float:
        """Return how many standard deviations a density lies above (below: negative) the young mean."""
        return (bmd_g_cm2 - self.mean_g_cm2) / self.sd_g_cm2


@dataclass(frozen=True)
class VertebraReading:
    """One line of a report.

    Raises
    ------
    Refusal
        For an unknown level or finding, or an area or mineral content that is not above 0.
    """

    level: str
    area_cm2: float
    bmc_g: float
    finding: str = "none"
    height_share: float = 1.0

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise Refusal(f"{self.level!r} is no vertebra of this report. Choose one of {', '.join(LEVELS)}.")
        if self.finding not in FINDINGS:
            raise Refusal(f"Unknown finding {self.finding!r}. Choose one of {', '.join(FINDINGS)}.")
        for name, value in (("area (cm²)", self.area_cm2), ("bone mineral content (g)", self.bmc_g)):
            if not (math.isfinite(value) and value > 0):
                raise Refusal(f"{self.level}: the {name} is {value:g}. It must be above 0.")

    @property
    def bmd_g_cm2(self) -> float:
        """Mineral for each square centimetre of the bone's shadow."""
        return self.bmc_g / self.area_cm2

    @property
    def t(self) -> float:
        """T-score of this vertebra against its own level."""
        return region_reference((self.level,)).t(self.bmd_g_cm2)


@dataclass(frozen=True)
class Evaluation:
    """What the rules of the International Society for Clinical Densitometry (ISCD) keep, and why the rest goes."""

    kept: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def usable(self) -> bool:
        """Whether enough vertebrae are left for a T-score of the spine."""
        return len(self.kept) >= fewest_vertebrae()


def parameters() -> dict[str, float]:
    """Return the rules and weights of ``data/t_score/report_parameters.csv`` by name."""
    return {row.name: row.value for row in read("t_score/report_parameters", _Parameter)}


def fewest_vertebrae() -> int:
    """Return how many vertebrae a T-score of the spine needs."""
    return int(parameters()["fewest_vertebrae"])


def combined_bmd_g_cm2(readings: Sequence[VertebraReading]) -> float:
    """Return the density of several vertebrae joined: all their mineral over all their area.

    Raises
    ------
    Refusal
        For no vertebra at all.
    """
    if not readings:
        raise Refusal("No vertebra is left, so there is no density. Keep at least one.")
    return sum(r.bmc_g for r in readings) / sum(r.area_cm2 for r in readings)


@functools.cache
def region_reference(levels: tuple[str, ...]) -> RegionReference:
    """Return the young reference of one level or of several joined.

    One level is a row of ``data/t_score/report_references.csv``. For several, mean and standard deviation are
    averaged with typical areas as weights: derived here, as if the vertebrae of a person rise and fall together.

    Raises
    ------
    Refusal
        For no level, or an unknown one.
    """
    rows = {row.level: row for row in read("t_score/report_references", _LevelReference)}
    if not levels or not set(levels) <= set(rows):
        raise Refusal(f"There is no reference for {levels!r}. Name one or more of {', '.join(rows)}.")
    weights = {level: parameters()[f"typical_area_{level.lower()}_cm2"] for level in levels}
    total = sum(weights.values())
    return RegionReference(
        sum(weights[level] * rows[level].young_mean_g_cm2 for level in levels) / total,
        sum(weights[level] * rows[level].young_sd_g_cm2 for level in levels) / total,
    )


def region_t(readings: Sequence[VertebraReading]) -> float:
    """Return the T-score of several vertebrae joined, against the reference of just these."""
    bmd = combined_bmd_g_cm2(readings)
    return region_reference(tuple(r.level for r in readings)).t(bmd)


def evaluable_levels(readings: Sequence[VertebraReading]) -> Evaluation:
    """Return which vertebrae the ISCD rules keep.

    First go those with a finding: a fracture, arthritis or an artefact such as metal. Then, as long as two
    neighbours among the rest have T-scores more than 1.0 apart, one of the widest pair goes: the one further
    from the middle of the rest, or of just two the higher one, because what disturbs a scan nearly always adds
    density. The rules do not say which of a pair goes; this way is a teaching assumption.
    T-scores count as a report prints them, to one decimal.

    Raises
    ------
    Refusal
        For vertebrae that are not in order from L1 down, or named twice.
    """
    names = [r.level for r in readings]
    if names != [level for level in LEVELS if level in names]:
        raise Refusal(f"The vertebrae are {', '.join(names)}. Name each once, in order from L1 down.")
    reasons = {r.level: r.finding for r in readings if r.finding != "none"}
    kept = [r for r in readings if r.finding == "none"]
    while (odd := _out_of_step(kept)) is not None:
        reasons[odd.level] = OUT_OF_STEP
        kept.remove(odd)
    return Evaluation(tuple(r.level for r in kept), tuple((name, reasons[name]) for name in names if name in reasons))


def _out_of_step(kept: Sequence[VertebraReading]) -> VertebraReading | None:
    """Return the odd one of the neighbours that lie furthest apart, if that is too far."""
    if len(kept) < 2:
        return None
    widest = max(itertools.pairwise(kept), key=lambda pair: abs(step_t(*pair)))
    if abs(step_t(*widest)) <= parameters()["largest_step_t"]:
        return None
    middle = statistics.median(r.t for r in kept)
    return max(widest, key=lambda r: (round(abs(r.t - middle), 2), r.t))


def step_t(upper: VertebraReading, lower: VertebraReading) -> float:
    """Return the T-score of the lower minus that of the upper vertebra, as printed: to one decimal."""
    return round(round(lower.t, 1) - round(upper.t, 1), 1)
