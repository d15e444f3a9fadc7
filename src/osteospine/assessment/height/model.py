"""Height lost, the rules it meets, and how far one sign changes the chance of a vertebral fracture.

Odds after a sign are the odds before it times its likelihood ratio. Lost height, a narrow gap between ribs and
pelvis, a gap between wall and head, and an arm span above the height are four ways to see one short, bent spine:
they do not come independently of each other, so their ratios are never multiplied.
"""

from __future__ import annotations

from dataclasses import dataclass

from osteospine.assessment.height.signs import Rule, Sign, bodies, rules, signs
from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal

SIGNS = ("past_loss", "recent_loss", "rib_pelvis", "wall_occiput", "arm_span")
NO_SECOND = "none"
SEXES = ("female", "male")
T_SCORES = ("unknown", "normal", "below_1", "at_most_1_5")
PEOPLE = 100
_MEETS_T = {"below_1": ("below_1", "at_most_1_5"), "at_most_1_5": ("at_most_1_5",)}


@dataclass(frozen=True)
class Body:
    """A person's measures, cm and finger breadths, and what rules ask besides."""

    sex: str
    age_years: int
    t_score: str
    tallest_cm: float
    earlier_cm: float
    measured_cm: float
    arm_span_cm: float
    rib_pelvis_fingers: float
    wall_occiput_cm: float

    def measure(self, name: str) -> float:
        """Return what a sign or a rule looks at."""
        return {
            "past_loss": self.tallest_cm - self.measured_cm,
            "recent_loss": self.earlier_cm - self.measured_cm,
            "arm_span": self.arm_span_cm - self.measured_cm,
            "rib_pelvis": self.rib_pelvis_fingers,
            "wall_occiput": self.wall_occiput_cm,
            "age": self.age_years,
        }[name]


@dataclass(frozen=True)
class Verdict:
    """What the rules of one body say: met, open (a T-score is missing), not met, or for other people."""

    body: str
    answer: str
    rule: Rule | None


@dataclass(frozen=True)
class Chance:
    """The chance of a fracture before and after one sign, with the ends of its interval where published."""

    before: float
    sign: Sign
    after: float
    low: float | None
    high: float | None

    def of_100(self, share: float) -> int:
        """Return a chance as people of 100."""
        return int(share * PEOPLE + 0.5)


@dataclass(frozen=True)
class Measured:
    """Everything that the panel shows for one set of choices."""

    body: Body
    verdicts: tuple[Verdict, ...]
    chance: Chance

    @property
    def met(self) -> tuple[Verdict, ...]:
        """The rules that are met, one for each body."""
        return tuple(each for each in self.verdicts if each.answer == "met")


def odds(chance: float) -> float:
    """Return odds for a chance.

    Raises
    ------
    Refusal
        For a chance of 0 or 1, which no sign can change, and for what is no chance.
    """
    if not 0 < chance < 1:
        raise Refusal(
            f"A chance of {chance * 100:g} % before the sign leaves nothing to find out. "
            "Give a chance above 0 % and below 100 %."
        )
    return chance / (1 - chance)


def chance_of(odds_for: float) -> float:
    """Return the chance for given odds."""
    return odds_for / (1 + odds_for)


def after(before: float, ratio: float) -> float:
    """Return the chance after a finding with a likelihood ratio."""
    return chance_of(odds(before) * ratio)


def weigh(body: Body, before: float, sign: str, second: str = NO_SECOND) -> Chance:
    """Return the chance of a fracture before and after one sign.

    Raises
    ------
    Refusal
        For two signs, whose ratios must not be multiplied, and for an unknown sign.
    """
    if sign not in SIGNS or second not in (*SIGNS, NO_SECOND):
        raise Refusal(f"No ratio is known for {sign!r}. Choose one sign of {', '.join(SIGNS)}.")
    found = _finding(body, sign)
    if second != NO_SECOND:
        other = _finding(body, second)
        raise Refusal(
            f"Two signs at once would be counted as {found.ratio:.2g} × {other.ratio:.2g} = "
            f"{found.ratio * other.ratio:.2g}. That holds only for signs that come independently of each other. "
            "These all see the same shorter, more bent spine, so it would be counted twice. "
            "Choose one sign, and “none” as the second."
        )
    ends = (None, None) if found.ci_low is None else (found.ci_low, found.ci_high)
    low, high = (None if end is None else after(before, end) for end in ends)
    return Chance(before, found, after(before, found.ratio), low, high)


def apply_rules(body: Body) -> tuple[Verdict, ...]:
    """Return what each body's rules say, the strongest answer of each."""
    return tuple(_strongest(body, name) for name in bodies())


def examine(body: Body, before: float, sign: str, second: str = NO_SECOND) -> Measured:
    """Return lost height, rules and chance.

    Raises
    ------
    Refusal
        For heights that do not go together, two signs, or a chance of 0 or 1.
    """
    _check(body)
    return Measured(body, apply_rules(body), weigh(body, before, sign, second))


def _finding(body: Body, sign: str) -> Sign:
    return next(row for row in signs() if row.sign == sign and row.holds(body.measure(sign)))


def _strongest(body: Body, name: str) -> Verdict:
    answers = [(_answer(body, rule), rule) for rule in rules() if rule.body == name]
    for answer in ("met", "open", "not met"):
        for given, rule in answers:
            if given == answer:
                return Verdict(name, answer, rule)
    return Verdict(name, "for others", None)


def _answer(body: Body, rule: Rule) -> str:
    young = rule.age_from_years is not None and body.age_years < rule.age_from_years
    old = rule.age_to_years is not None and body.age_years > rule.age_to_years
    if rule.sex not in ("any", body.sex) or young or old:
        return "for others"
    if not rule.holds(body.measure(rule.measure)):
        return "not met"
    if rule.needs_t is None or body.t_score in _MEETS_T[rule.needs_t]:
        return "met"
    return "open" if body.t_score == "unknown" else "not met"


def _check(body: Body) -> None:
    most = evidence.parameters("assessment")["most_loss_cm"].value
    if body.measured_cm > min(body.tallest_cm, body.earlier_cm):
        raise Refusal(
            f"Today's height of {body.measured_cm:g} cm is above an earlier one. "
            "Measure again, and give a height today that is not above the others."
        )
    if body.earlier_cm > body.tallest_cm:
        raise Refusal(
            f"The earlier measurement of {body.earlier_cm:g} cm is above the tallest height of {body.tallest_cm:g} cm. "
            "Give a tallest height that is not below it."
        )
    if body.tallest_cm - body.measured_cm > most:
        raise Refusal(
            f"A loss of {body.tallest_cm - body.measured_cm:g} cm is more than a spine can lose: perhaps a slip in "
            f"writing it down. Give heights that differ by {most:g} cm at most."
        )
