"""Sentences for the stories: nothing is given away before the learner has decided."""

from __future__ import annotations

from osteospine.assessment.red_flags.captions import counted, exact_before
from osteospine.assessment.red_flags.model import FULL_POINTS, PEOPLE, Band, Case, Reading, Sign, cases, early

DECISION_WORDS = {"now": "now (emergency, today)", "soon": "soon (this week)", "routine": "usual care"}
_SHORT = {"now": "now", "soon": "this week", "routine": "usual care"}


def describe(reading: Reading) -> str:
    """Tell the story and what the learner leans to; once decided, the answer, the sign's strength and the score."""
    case = reading.case
    where = f"Story {case.number} of {len(cases())}, {case.title.lower()}"
    if reading.answer is None:
        return (
            f"{where}: {case.story} How soon should someone act? You lean to: {DECISION_WORDS[reading.decision]}. "
            f"{strength(reading)} {running(reading)}"
        )
    return (
        f"{where}: {DECISION_WORDS[case.decision]}. {verdict(case, reading.answer)} {case.why} "
        f"{strength(reading)} {running(reading)}"
    )


def verdict(case: Case, answer: str) -> str:
    """Say whether the decision was right, too early or too late."""
    steps = early(case, answer)
    if steps == 0:
        return "You decided the same."
    side = "earlier" if steps > 0 else "later"
    return f"You said {_SHORT[answer]}, which is {side} than needed."


def strength(reading: Reading) -> str:
    """Say how strong the sign is, in people, and what is not known."""
    sign = reading.weighed
    remark = f" {sign.remark}." if sign.remark else ""
    return f"{_measured(sign, reading.before, reading.after)}{remark}".strip()


def _measured(sign: Sign, before: Band | None, after: Band | None) -> str:
    if after is None:
        return ""
    rest = PEOPLE - after.best
    if sign.kind == "carry":
        has, others = (counted(after), f"{rest} did not") if after.likely or not after.at_most else _spread(after)
        return (
            f"Of people with {sign.condition}, {has} had {sign.name} and {others}: its absence rules nothing out "
            f"({sign.setting})."
        )
    if before is None:
        return ""
    if sign.kind == "everyone":
        found = after.best or "none"
        exact = "" if sign.after_percent == after.best else f" ({sign.after_percent:g} %)"
        return (
            f"Of {PEOPLE} people with back pain {before.best} had {sign.name}, but {found}{exact} had "
            f"{sign.condition} and {rest} did not ({sign.setting})."
        )
    return (
        f"Of all people seen, {exact_before(sign)} had {sign.condition} ({sign.setting}); of those with "
        f"{sign.name}, {counted(after)} had it and {rest} did not.{_ratio(sign)}"
    )


def _spread(people: Band) -> tuple[str, str]:
    return counted(people), f"{PEOPLE - people.most} to {PEOPLE - people.surely} did not"


def _ratio(sign: Sign) -> str:
    low, high = sign.likelihood_ratio_low, sign.likelihood_ratio_high
    if low is None or high is None:
        return ""
    if sign.likelihood_ratio is None:
        return f" Its likelihood ratio (how many times the odds rise) was {low:g} to {high:g}, by study."
    return f" Its likelihood ratio (how many times the odds rise) is {sign.likelihood_ratio:g} ({low:g} to {high:g})."


def running(reading: Reading) -> str:
    """Say the score so far."""
    if not reading.answered:
        return "Press Check to decide."
    return f"Score {reading.score} of {FULL_POINTS * reading.answered}."
