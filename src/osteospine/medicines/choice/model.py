"""Which medicines fall away, need a check or are open for a person, and how the person's wishes order them.

A rule that was not confirmed never makes a
medicine fall away: it asks for a check. Wishes have no weight until the learner gives one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from osteospine.kit.refusal import Refusal
from osteospine.medicines.choice.tables import Rule, facts, medicines
from osteospine.medicines.choice.tables import rules as all_rules

Place = Literal["US", "EU and UK"]
Verdict = Literal["open", "check first", "falls away"]

PLACES: tuple[Place, ...] = ("US", "EU and UK")
KIDNEY = ("35 or more", "30 to 34", "below 30", "dialysis")
EVENT = ("never", "more than a year ago", "within the last year")
SWITCHES = (
    "cannot_sit_upright",
    "swallowing_problem",
    "low_calcium",
    "tooth_extraction",
    "radiotherapy",
    "previous_clot",
    "immobile",
    "needles_difficult",
    "breast_cancer_risk",
    "late_menopause",
)
WISHES = (
    "spine",
    "hip",
    "no_needles",
    "few_doses",
    "no_visits",
    "stop_freely",
    "no_jaw_thigh",
    "no_clot_warning",
)
MAX_WEIGHT = 5
_EVERYWHERE, _ELSEWHERE = "any", "elsewhere"


@dataclass(frozen=True)
class Person:
    """The circumstances of a person after menopause and the place whose rules are asked for.

    Parameters
    ----------
    place
        ``"US"`` or ``"EU and UK"``.
    circumstances
        Those of ``SWITCHES`` that hold.
    kidney
        Creatinine clearance in mL/min, one of ``KIDNEY``.
    event
        When the person had a heart attack or stroke, one of ``EVENT``.
    """

    place: Place = "US"
    circumstances: frozenset[str] = frozenset()
    kidney: str = KIDNEY[0]
    event: str = EVENT[0]

    def __post_init__(self) -> None:
        for value, allowed, name in (
            (self.place, PLACES, "place"),
            (self.kidney, KIDNEY, "kidney function"),
            (self.event, EVENT, "time of a heart attack or stroke"),
        ):
            if value not in allowed:
                raise Refusal(f"{value!r} is no {name}. Choose one of {', '.join(allowed)}.")
        if unknown := self.circumstances - set(SWITCHES):
            raise Refusal(f"No circumstance {sorted(unknown)[0]!r}. Choose of {', '.join(SWITCHES)}.")

    @property
    def active(self) -> frozenset[str]:
        """All circumstances, with those that kidney function and an event imply."""
        found = {*self.circumstances, "always"}
        level = KIDNEY.index(self.kidney)
        found.update(("kidney_below_35", "kidney_below_30", "dialysis")[:level])
        found.update(("event_ever", "event_last_year")[: EVENT.index(self.event)])
        return frozenset(found)


@dataclass(frozen=True)
class Reason:
    """Why a medicine falls away or needs a check."""

    rule: Rule
    borrowed: bool
    """Whether the rule was read in another place, because this place has none here on the matter."""

    @property
    def confirmed(self) -> bool:
        """Whether the text of the rule was read."""
        return self.rule.status != "recalled"

    @property
    def verdict(self) -> Verdict:
        """What follows from it: never more than a check if it is not confirmed."""
        return "falls away" if self.rule.verdict == "falls away" and self.confirmed else "check first"


@dataclass(frozen=True)
class Option:
    """A medicine for a person."""

    medicine: str
    schedule: str
    reasons: tuple[Reason, ...]
    points: int
    points_possible: int
    """Points if every fact that is not known turned out well."""
    met: Mapping[str, str]

    @property
    def verdict(self) -> Verdict:
        """The strictest of its reasons."""
        found = {reason.verdict for reason in self.reasons}
        return "falls away" if "falls away" in found else "check first" if found else "open"


def reasons(person: Person, medicine: str) -> tuple[Reason, ...]:
    """Return why this medicine falls away or needs a check.

    Rules of the place and trial facts hold. A rule from elsewhere is borrowed only where the place has no rule
    on the same matter, and is marked as borrowed.
    """
    if medicine not in medicines():
        raise Refusal(f"No medicine {medicine!r}. Choose one of {', '.join(medicines())}.")
    rules = [rule for rule in all_rules() if rule.medicine == medicine]
    own = {rule.about for rule in rules if rule.place == person.place}
    found = []
    for rule in rules:
        here = rule.place in (person.place, _EVERYWHERE)
        if rule.circumstance in person.active and (here or rule.about not in own):
            found.append(Reason(rule, borrowed=not here))
    return tuple(found)


def options(person: Person, weights: Mapping[str, int]) -> tuple[Option, ...]:
    """Return every medicine with its verdict and its points, in the order of the table.

    A medicine has the weights of the wishes that its facts meet; nothing else makes points.
    """
    for wish, weight in weights.items():
        if wish not in WISHES or not 0 <= weight <= MAX_WEIGHT:
            raise Refusal(f"Wish {wish!r} with weight {weight} cannot be. Give a weight from 0 to {MAX_WEIGHT}.")
    found = []
    for medicine, schedule in medicines().items():
        met = {wish: facts()[medicine, wish].met for wish in WISHES}
        points = sum(weights.get(wish, 0) for wish in WISHES if met[wish] == "yes")
        unknown = sum(weights.get(wish, 0) for wish in WISHES if met[wish] == "not known")
        found.append(Option(medicine, schedule, reasons(person, medicine), points, points + unknown, met))
    return tuple(found)
