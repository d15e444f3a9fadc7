"""What a learner has won in a case: points by step of clinical judgement and by stage.

Scores are worked out from the answers each time, never kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from osteospine.kit.practice.items import Score
from osteospine.kit.progress.store import Store
from osteospine.unfolding_case.model import STEPS, Moment, Walk


@dataclass(frozen=True)
class Tally:
    """Points of one step or stage, and how many of its questions have been checked."""

    name: str
    score: Score
    answered: int
    asked: int


def by_step(walk: Walk, store: Store) -> tuple[Tally, ...]:
    """Return the points of each of the six steps over the stages gone through."""
    return tuple(_tally(name, [(moment, step) for moment in walk.moments], walk, store) for step, name in STEPS.items())


def by_stage(walk: Walk, store: Store) -> tuple[Tally, ...]:
    """Return the points of each stage gone through."""
    return tuple(
        _tally(f"Stage {moment.number}: {moment.title}", [(moment, step) for step in STEPS], walk, store)
        for moment in walk.moments
    )


def total(tallies: Sequence[Tally]) -> Tally:
    """Return the sum."""
    score = sum((each.score for each in tallies), start=Score(0, 0))
    return Tally("Together", score, sum(each.answered for each in tallies), sum(each.asked for each in tallies))


def _tally(name: str, places: Sequence[tuple[Moment, str]], walk: Walk, store: Store) -> Tally:
    score, answered = Score(0, 0), 0
    for moment, step in places:
        item = moment.items[step]
        kept = store.get((walk.case.topic, item.id))
        if kept is not None and kept.checked:
            score, answered = score + item.judge(kept.answer).score, answered + 1
        else:
            score += Score(0, item.points)
    return Tally(name, score, answered, len(places))
