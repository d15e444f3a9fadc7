"""Short invented stories with a warning sign each: what the learner decided, and how strong the sign is.

How urgent a story is, is a teaching judgement (``data/assessment/red_flag_cases.csv``). The strength of a sign
is published (``red_flag_signs.csv``), and each number stands alone: signs that go together must not be
multiplied, because they are not independent. Where several signs were counted together, that count is used.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal
from osteospine.kit.whole_people import whole_people

Decision = Literal["now", "soon", "routine"]
Kind = Literal["after", "carry", "everyone", "none"]

DECISIONS: tuple[Decision, ...] = get_args(Decision)
"""Emergency today, this week, usual care: from the most to the least urgent."""

PEOPLE = 100
ANY = "any_flag"
"""The sign that stands for all: at least one red flag."""

FULL_POINTS = 2


@dataclass(frozen=True)
class Sign:
    """The strength of a warning sign (shares in percent, likelihood ratios of the sign being present)."""

    sign: str
    name: str
    condition: str
    kind: str
    before_low_percent: float | None
    before_high_percent: float | None
    after_low_percent: float | None
    after_percent: float | None
    after_high_percent: float | None
    likelihood_ratio_low: float | None
    likelihood_ratio_high: float | None
    likelihood_ratio: float | None
    setting: str | None
    remark: str | None
    source: str


@dataclass(frozen=True)
class Case:
    """One invented story, the decision that the teaching judgement takes, and why."""

    number: int
    title: str
    story: str
    decision: str
    sign: str
    why: str
    action: str

    @property
    def strength(self) -> Sign:
        """The sign that the story is about."""
        return signs()[self.sign]


@dataclass(frozen=True)
class Band:
    """People of 100: surely so many (low end), so many more by the best figure, and so many more at most."""

    surely: int
    likely: int
    at_most: int

    @property
    def best(self) -> int:
        """So many by the best figure."""
        return self.surely + self.likely

    @property
    def most(self) -> int:
        """So many at the high end."""
        return self.best + self.at_most


@functools.cache
def signs() -> Mapping[str, Sign]:
    """Return the signs by short name."""
    return {row.sign: row for row in evidence.read("assessment/red_flag_signs", Sign)}


@functools.cache
def cases() -> tuple[Case, ...]:
    """Return the stories in order."""
    return evidence.read("assessment/red_flag_cases", Case)


def band(low: float | None, best: float | None, high: float | None) -> Band | None:
    """Return shares in percent as people of 100; without a best figure the range alone, without any ``None``."""
    if low is None or high is None:
        return None
    middle = low if best is None else best
    steps = (low, middle - low, high - middle)
    surely, likely, at_most, _rest = whole_people([step / 100 for step in steps], PEOPLE)
    return Band(surely, likely, at_most)


def points(case: Case, decision: str) -> int:
    """Return 2 for the right decision, 1 for one step too early, else 0: too late can cost more."""
    return max(0, FULL_POINTS - early(case, decision)) if early(case, decision) >= 0 else 0


def early(case: Case, decision: str) -> int:
    """Return how many steps too early a decision is; below 0 it is too late."""
    order: tuple[str, ...] = DECISIONS
    return order.index(case.decision) - order.index(decision)


@dataclass(frozen=True)
class Reading:
    """Where the learner stands: the story on view, the choice in hand and what was decided so far."""

    number: int
    decision: Decision
    answers: tuple[str | None, ...]

    def __post_init__(self) -> None:
        """Refuse a story that does not exist."""
        if not 1 <= self.number <= len(cases()):
            raise Refusal(f"There is no story {self.number}. Choose 1 to {len(cases())}.")

    @property
    def case(self) -> Case:
        """The story on view."""
        return cases()[self.number - 1]

    @property
    def answer(self) -> str | None:
        """What was decided about it, once checked."""
        return self.answers[self.number - 1]

    @property
    def weighed(self) -> Sign:
        """The sign whose strength is shown: that of the story once decided, before that any red flag."""
        return signs()[ANY] if self.answer is None else self.case.strength

    @property
    def before(self) -> Band | None:
        """People of 100 with the cause among all seen (or with the sign, where everyone was asked)."""
        return band(self.weighed.before_low_percent, None, self.weighed.before_high_percent)

    @property
    def after(self) -> Band | None:
        """People of 100 with the cause among those with the sign (or with the sign among those with the cause)."""
        sign = self.weighed
        return band(sign.after_low_percent, sign.after_percent, sign.after_high_percent)

    @property
    def answered(self) -> int:
        """How many stories have been decided."""
        return sum(a is not None for a in self.answers)

    @property
    def score(self) -> int:
        """Points so far, at most two for each story."""
        return sum(points(c, a) for c, a in self._decided)

    @property
    def too_early(self) -> int:
        """How many decisions were more urgent than needed."""
        return sum(early(c, a) > 0 for c, a in self._decided)

    @property
    def too_late(self) -> int:
        """How many decisions were less urgent than needed."""
        return sum(early(c, a) < 0 for c, a in self._decided)

    @property
    def _decided(self) -> list[tuple[Case, str]]:
        return [(c, a) for c, a in zip(cases(), self.answers, strict=True) if a is not None]
