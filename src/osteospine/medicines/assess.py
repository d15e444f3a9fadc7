"""The trade-off of one medicine among 1,000 people, and all medicines beside each other."""

from __future__ import annotations

import math
from dataclasses import dataclass

from osteospine.kit.refusal import Refusal
from osteospine.kit.whole_people import whole_people
from osteospine.medicines.harms import HARM_KINDS, Harm, harms
from osteospine.medicines.model import Effect, check_risk
from osteospine.medicines.trials import FRAMES, OUTCOME_NAMES, Start, Trial, medicines, start, trial, trials

PEOPLE = 1000


@dataclass(frozen=True)
class Pair:
    """The same people without and with a medicine, as counts of 1,000."""

    without: int
    with_medicine: int

    @property
    def both(self) -> int:
        """People who have it either way."""
        return min(self.without, self.with_medicine)

    @property
    def spared(self) -> int:
        """People who have it only without the medicine."""
        return max(self.without - self.with_medicine, 0)

    @property
    def added(self) -> int:
        """People who have it only with the medicine."""
        return max(self.with_medicine - self.without, 0)


@dataclass(frozen=True)
class HarmCount:
    """A harm with its people among 1,000.

    ``pair`` is nothing where no count with and without is held: then ``only`` says how many of those treated
    have it, or ``added`` how many more, where just that is known.
    """

    harm: Harm
    pair: Pair | None
    only: int | None
    added: int | None


@dataclass(frozen=True)
class Tradeoff:
    """One medicine: fractures without and with it, and its harms among the same people."""

    trial: Trial
    start: Start
    years: float
    effect: Effect
    fractures: Pair
    harm_kind: str
    harms: tuple[HarmCount, ...]

    @property
    def shown_harm(self) -> HarmCount | None:
        """The harm in the picture: the first of the kind chosen, if one is held."""
        return next((each for each in self.harms if each.harm.row.kind == self.harm_kind), None)


@dataclass(frozen=True)
class Overview:
    """All medicines for one kind of fracture, in frames that must not be read across."""

    outcome: str
    medicine: str
    years: float
    frames: tuple[tuple[str, tuple[Trial, ...]], ...]
    missing: tuple[str, ...]
    harms: tuple[tuple[str, HarmCount], ...]


def assess(
    medicine: str, outcome: str, *, group: str, years: float, own_risk: float, harm_kind: str = "common"
) -> Tradeoff:
    """Count the fractures and harms of a medicine among 1,000 people.

    Raises
    ------
    Refusal
        Where no confirmed result or no starting risk is held, or a number cannot be.
    """
    _check_years(years)
    check_risk(own_risk)
    if harm_kind not in HARM_KINDS:
        raise Refusal(f"{harm_kind!r} is no kind of harm. Choose one of {', '.join(HARM_KINDS)}.")
    row = trial(medicine, outcome)
    begin = start(row, group, years, own_risk)
    effect = row.applied_to(begin.risk)
    return Tradeoff(
        row,
        begin,
        years,
        effect,
        Pair(count(begin.risk), count(effect.risk_treated)),
        harm_kind,
        tuple(_counted(each) for each in harms(medicine, years)),
    )


def overview(outcome: str, medicine: str, years: float) -> Overview:
    """Put all results on one kind of fracture into frames: by who took part, and who met whom.

    Inside a frame medicines stand by name, not by effect.
    """
    _check_years(years)
    if outcome not in OUTCOME_NAMES:
        raise Refusal(f"{outcome!r} is no kind of fracture here. Choose one of {', '.join(OUTCOME_NAMES)}.")
    rows = sorted((row for row in trials() if row.outcome == outcome), key=lambda row: row.medicine)
    found = {row.medicine for row in rows}
    counted = {name: [_counted(each) for each in harms(name, years)] for name in medicines() if name in found}
    return Overview(
        outcome,
        medicine,
        years,
        tuple((frame, tuple(row for row in rows if row.frame == frame)) for frame in FRAMES),
        tuple(name for name in medicines() if name not in found),
        tuple((name, each[0]) for name, each in counted.items()),
    )


def count(share: float) -> int:
    """Return a share as people of 1,000, halves rounded up."""
    return whole_people((share,), PEOPLE)[0]


def _signed(share: float) -> int:
    return int(math.copysign(count(abs(share)), share))


def _counted(harm: Harm) -> HarmCount:
    with_it, without = harm.with_medicine, harm.without_medicine
    if with_it is not None and without is not None:
        return HarmCount(harm, Pair(_whole(without), _whole(with_it)), None, None)
    if with_it is not None:
        return HarmCount(harm, None, _whole(with_it), None)
    return HarmCount(harm, None, None, None if harm.extra is None else _signed(harm.extra))


def _whole(share: float) -> int:
    """Return people of 1,000; fewer than one stays none, and is then said as of 10,000."""
    return count(share) if share * PEOPLE >= 1 else 0


def _check_years(years: float) -> None:
    if not 0 < years < math.inf:
        raise Refusal(f"A time of {years:g} years cannot be. Give more than 0.")
