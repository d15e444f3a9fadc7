"""Trial results of the medicines, and groups of women whose risk without treatment is known."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal
from osteospine.medicines.model import Effect, Measure, over_years

Outcome = Literal["radiographic", "clinical", "hip"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
OUTCOME_NAMES: dict[str, str] = {
    "radiographic": "new spine fracture on X-ray",
    "clinical": "new spine fracture with symptoms",
    "hip": "hip fracture",
}
FRAMES = ("fracture", "low_density", "not_selected", "head_to_head")
"""By whom a trial took in; in the last, two medicines met in one trial."""

TRIAL_GROUP = "trial"
OWN_GROUP = "own"


@dataclass(frozen=True)
class Trial:
    """What a trial found for one medicine and one kind of fracture."""

    medicine: str
    outcome: str
    arm: str
    control: str
    trial: str
    frame: str
    population: str
    people_randomised: int
    groups: int
    years: float
    control_pct: float | None
    measure: Measure
    effect: float
    effect_low: float
    effect_high: float
    source: str
    status: str
    note: str | None

    @property
    def head_to_head(self) -> bool:
        """Whether it compared two medicines, not one with placebo."""
        return self.frame == "head_to_head"

    @property
    def effect_clear(self) -> bool:
        """Whether the interval of the ratio leaves out 1, no difference."""
        return not self.effect_low <= 1 <= self.effect_high

    def applied_to(self, baseline_risk: float) -> Effect:
        """Return the effect among people with this risk without the medicine."""
        ends = (self.effect_low, self.effect_high)
        return Effect.from_relative_risk(baseline_risk, self.effect, ends, measure=self.measure)


@dataclass(frozen=True)
class Baseline:
    """The risk of a group of women without treatment."""

    group: str
    label: str
    outcome: str
    risk_pct: float
    years: float
    trial: str
    source: str
    status: str


@dataclass(frozen=True)
class Start:
    """A starting risk for the years chosen, who has it and where it was counted."""

    risk: float
    who: str
    origin: str


@functools.cache
def medicines() -> tuple[str, ...]:
    """Return the names of the medicines, and last of pairs that met in one trial."""
    return tuple(dict.fromkeys(row.medicine for row in trials()))


@functools.cache
def trials() -> tuple[Trial, ...]:
    """Return all results that have an interval and are confirmed."""
    return evidence.read("medicines/trials", Trial)


def trial(medicine: str, outcome: str) -> Trial:
    """Return the result for one medicine and one kind of fracture.

    Raises
    ------
    Refusal
        If no confirmed result is held, with the kinds of fracture that have one.
    """
    held = {row.outcome: row for row in trials() if row.medicine == medicine}
    if not held:
        raise Refusal(f"Nothing is held about {medicine!r}. Choose one of {', '.join(medicines())}.")
    if outcome not in held:
        others = " or ".join(OUTCOME_NAMES[name] for name in held)
        raise Refusal(
            f"For {medicine} no confirmed trial result on this fracture ({OUTCOME_NAMES.get(outcome, outcome)}) is "
            f"held here: an unknown effect, not one of zero. Choose {others}."
        )
    return held[outcome]


@functools.cache
def baselines() -> tuple[Baseline, ...]:
    """Return the groups whose risk without treatment is known, by kind of fracture."""
    return evidence.read("medicines/baselines", Baseline)


def start(row: Trial, group: str, years: float, own_risk: float) -> Start:
    """Return the starting risk for so many years.

    Parameters
    ----------
    row
        The trial result: its comparison group is the group named ``"trial"``.
    group
        A group of ``baselines``, ``"trial"`` or ``"own"``.
    years
        Time ahead. Published risks are carried to it at a constant rate.
    own_risk
        For ``"own"``: the share (0 to 1) with the fracture within these years.
    """
    what = OUTCOME_NAMES[row.outcome]
    if group == OWN_GROUP:
        return Start(own_risk, f"people with an own starting risk of {own_risk:.1%}".replace("%", " %"), "chosen")
    if group == TRIAL_GROUP:
        if row.control_pct is None:
            raise Refusal(
                f"How many had a {what} without {row.medicine} in {row.trial} is not held here. "
                "Choose another group of people, or an own starting risk."
            )
        risk = over_years(row.control_pct / 100, row.years, years)
        return Start(risk, row.population, f"{row.trial}: {row.control_pct:g} % in {row.years:g} years")
    held = {each.outcome: each for each in baselines() if each.group == group}
    if row.outcome not in held:
        known = " or ".join(OUTCOME_NAMES[name] for name in held)
        raise Refusal(
            f"For women with {next(iter(held.values())).label} the risk of a {what} is not held here, "
            f"only that of a {known}. Choose another group, or an own starting risk."
        )
    found = held[row.outcome]
    risk = over_years(found.risk_pct / 100, found.years, years)
    return Start(risk, f"women with {found.label}", f"{found.trial}: {found.risk_pct:g} % in {found.years:g} years")
