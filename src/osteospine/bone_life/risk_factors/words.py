"""Sentences about relative risks: always with their baseline, and in both frames."""

from __future__ import annotations

from osteospine.bone_life.risk_factors.counts import PER, both_frames
from osteospine.bone_life.risk_factors.model import Frames, RiskChart, RiskFactor, name_of
from osteospine.kit import evidence

FRACTURES = {"vertebral": "spine fracture", "hip": "hip fracture", "any": "any fracture"}
MEASURES = {"RR": "relative risk", "HR": "hazard ratio", "OR": "odds ratio"}
_ORDERS = {"size": "by size", "name": "by name", "listed": "in the order of the table"}


def describe(result: RiskChart) -> str:
    """Say the picked figure, what it means for the baseline, and what is shown."""
    return f"{_figure(result)} {_frames(result)} {_shown(result)}"


def value_words(value: float, low: float | None, high: float | None) -> str:
    """Return a ratio with its interval, for example ``"1.76 (1.10 to 2.82)"``."""
    if low is None or high is None:
        return f"{ratio(value)} (no interval)"
    return f"{ratio(value)} ({ratio(low)} to {ratio(high)})"


def ratio(value: float) -> str:
    """Return a ratio with two decimals, or with one from 10 on."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def source_words(row: RiskFactor) -> str:
    """Return the first author and year of each source."""
    return ", ".join(evidence.sources()[key].label for key in row.source.split(";"))


def people_words(count: float) -> str:
    """Return a number of people, whole from 1 on."""
    return f"{count:.0f}" if count >= 1 or count == 0 else f"{count:.1f}"


def _figure(result: RiskChart) -> str:
    row, what = result.picked, FRACTURES[result.outcome]
    if row is None:
        where = {"both": "", "observed": " in people observed", "trial": " in a randomised trial"}[result.kind]
        return f"{name_of(result.factor)}: this collection has no figure for {what}{where}."
    interval = (
        "no interval was read"
        if row.ci_low is None or row.ci_high is None
        else f"95 % confidence interval {ratio(row.ci_low)} to {ratio(row.ci_high)}"
    )
    return (
        f"{row.label}, {what}: {MEASURES[row.measure]} {ratio(row.value)}, {interval} "
        f"({row.comparison}; {row.people}; {source_words(row)})."
    )


def _frames(result: RiskChart) -> str:
    frames, row = result.frames, result.picked
    if frames is None or row is None:
        return f"The baseline is {people_words(result.baseline)} of {PER:,}."
    shown, rest = both_frames(frames.with_factor)
    return (
        f"If {people_words(frames.baseline)} of {PER:,} people of the comparison group break a bone and "
        f"{people_words(PER - frames.baseline)} do not, then with it about {shown} "
        f"of {PER:,} do{_between(frames)} and {rest} do not."
    )


def _between(frames: Frames) -> str:
    if frames.low is None or frames.high is None:
        return ""
    return f" ({people_words(frames.low)} to {people_words(frames.high)})"


def _shown(result: RiskChart) -> str:
    blocks = []
    if result.observed:
        blocks.append(f"{len(result.observed)} from people observed")
    if result.trials:
        blocks.append(f"{len(result.trials)} from randomised trials")
    said = f"Figures shown {_ORDERS[result.order]}: {' and, apart from them, '.join(blocks)}"
    if result.also_in_trials is not None:
        tried = result.also_in_trials
        return f"{said}; in trials ({tried.comparison}) it is {value_words(tried.value, tried.ci_low, tried.ci_high)}."
    if result.picked is not None and result.picked.design == "observed":
        return f"{said}; groups that were only observed may differ in other ways, too."
    return f"{said}."
