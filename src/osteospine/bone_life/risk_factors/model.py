"""Published relative risks of fracture, and what each means for a chosen baseline.

A relative risk alone says nothing: it multiplies a baseline. A hazard ratio and an odds ratio are turned into
a risk by their own formulae. Observation and randomised trial are never mixed in one ranking.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.bone_life.risk_factors.counts import PER
from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal

Outcome = Literal["vertebral", "hip", "any"]
Kind = Literal["both", "observed", "trial"]
Order = Literal["size", "name", "listed"]
Factor = Literal[
    "prior_fracture",
    "age",
    "sex",
    "steroid_low",
    "steroid_middle",
    "steroid_high",
    "steroid_courses",
    "rheumatoid",
    "smoking",
    "alcohol",
    "early_menopause",
    "low_weight",
    "parent",
    "low_vitamin_d",
    "calcium_vitamin_d",
    "activity",
    "androgen_deprivation",
    "low_testosterone",
    "aromatase_inhibitor",
]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
KINDS: tuple[Kind, ...] = get_args(Kind)
ORDERS: tuple[Order, ...] = get_args(Order)
FACTORS: tuple[Factor, ...] = get_args(Factor)


@dataclass(frozen=True)
class RiskFactor:
    """One published figure: a cause, the fractures that were counted, and how sure it is."""

    factor: str
    outcome: str
    design: str
    label: str
    comparison: str
    measure: str
    value: float
    ci_low: float | None
    ci_high: float | None
    after_density_value: float | None
    after_density_ci_low: float | None
    after_density_ci_high: float | None
    people: str
    source: str
    status: str
    note: str | None

    @property
    def no_difference_possible(self) -> bool:
        """Whether the interval holds 1; where none was printed, this is not known and false."""
        return self.ci_low is not None and self.ci_high is not None and self.ci_low <= 1 <= self.ci_high


@dataclass(frozen=True)
class Frames:
    """Of 1,000 people: how many break a bone in the comparison group, and how many with the factor."""

    baseline: float
    with_factor: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class RiskChart:
    """The rows to show, in blocks that are never ranked against each other, and the one that is picked."""

    outcome: Outcome
    kind: Kind
    order: Order
    observed: tuple[RiskFactor, ...]
    trials: tuple[RiskFactor, ...]
    factor: Factor
    picked: RiskFactor | None
    also_in_trials: RiskFactor | None
    baseline: float
    frames: Frames | None


@functools.cache
def risk_factors() -> tuple[RiskFactor, ...]:
    """Return all figures in the order of the table."""
    return evidence.read("bone_life/risk_factors", RiskFactor)


@functools.cache
def name_of(factor: str) -> str:
    """Return the general name of a factor: as for any fracture, where there is such a row."""
    rows = [row for row in risk_factors() if row.factor == factor]
    return next((row for row in rows if row.outcome == "any"), rows[0]).label


def rows_for(outcome: str, design: str, order: str) -> tuple[RiskFactor, ...]:
    """Return the figures of one outcome from observation or from trials, in order."""
    rows = [row for row in risk_factors() if row.outcome == outcome and row.design == design]
    if order == "size":
        rows.sort(key=lambda row: -row.value)
    elif order == "name":
        rows.sort(key=lambda row: row.label.lower())
    return tuple(rows)


def risk_with(measure: str, value: float, baseline: float) -> float:
    """Return the risk (0 to 1) with a factor, from the risk in the comparison group.

    RR: risk times the ratio. HR: 1 - (1 - risk) ** ratio. OR: odds times the ratio, turned back.

    Raises
    ------
    Refusal
        For a baseline that is no share above 0 and below 1, or one that the ratio would lift above 1.
    """
    if not 0 < baseline < 1:
        raise Refusal(
            f"A baseline of {baseline * PER:g} of {PER:,} leaves nothing to compare. "
            f"Choose at least 1 and fewer than {PER:,}."
        )
    if measure == "HR":
        return 1 - (1 - baseline) ** value
    if measure == "OR":
        odds = value * baseline / (1 - baseline)
        return odds / (1 + odds)
    if measure != "RR":
        raise Refusal(f"Unknown measure {measure!r}. Choose RR, HR or OR.")
    if baseline * value > 1:
        raise Refusal(
            f"{value:g} times {baseline * PER:g} is more than {PER:,} of {PER:,} people: "
            f"this relative risk cannot hold for so high a baseline. Choose {int(PER / value)} or fewer."
        )
    return baseline * value


def frames(row: RiskFactor, baseline_of_1000: float) -> Frames:
    """Return what a figure means among 1,000 people; the upper end of its interval never passes 1,000."""
    baseline = baseline_of_1000 / PER

    def among(value: float) -> float:
        return PER * risk_with(row.measure, min(value, 1 / baseline) if row.measure == "RR" else value, baseline)

    centre = PER * risk_with(row.measure, row.value, baseline)
    if row.ci_low is None or row.ci_high is None:
        return Frames(baseline_of_1000, centre, None, None)
    return Frames(baseline_of_1000, centre, among(row.ci_low), among(row.ci_high))


def chart(
    outcome: Outcome,
    kind: Kind = "both",
    order: Order = "size",
    factor: Factor = "smoking",
    baseline_of_1000: float = 10,
) -> RiskChart:
    """Return what the chart shows.

    Raises
    ------
    Refusal
        For a baseline that cannot be.
    """
    observed = rows_for(outcome, "observed", order) if kind != "trial" else ()
    trials = rows_for(outcome, "trial", order) if kind != "observed" else ()
    seen = next((row for row in observed if row.factor == factor), None)
    tried = next((row for row in trials if row.factor == factor), None)
    picked = seen or tried
    if picked is None:
        risk_with("RR", 1.0, baseline_of_1000 / PER)  # an impossible baseline is refused here, too
    return RiskChart(
        outcome=outcome,
        kind=kind,
        order=order,
        observed=observed,
        trials=trials,
        factor=factor,
        picked=picked,
        also_in_trials=tried if seen else None,
        baseline=baseline_of_1000,
        frames=frames(picked, baseline_of_1000) if picked else None,
    )
