"""Counting: what the saved answers are worth. Points come from judging each answer again, never from the file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from osteospine.kit.evidence import DataError
from osteospine.kit.practice.items import Item, Score
from osteospine.kit.progress import reading
from osteospine.kit.progress.chapters import Chapter, Contents
from osteospine.kit.progress.sentences import unfitting
from osteospine.kit.progress.store import FREE_TEXT, Kept
from osteospine.kit.progress.writing import Saved


@dataclass(frozen=True)
class Objective:
    """How far an objective is practised: its items, those checked, and those with all points."""

    text: str
    items: int
    answered: int
    right: int

    @property
    def met(self) -> bool:
        """Whether all its questions are answered right."""
        return self.right == self.items


@dataclass(frozen=True)
class Row:
    """One lesson, case or test, counted."""

    chapter: Chapter
    items: int
    answered: int
    score: Score
    objectives: tuple[Objective, ...]

    @property
    def open(self) -> tuple[Objective, ...]:
        """The objectives that still have open or wrong items."""
        return tuple(each for each in self.objectives if not each.met)


@dataclass(frozen=True)
class Tally:
    """All rows; the day of the last saving; what could not be counted or read, one sentence each."""

    rows: tuple[Row, ...]
    day: datetime.date | None
    notes: tuple[str, ...]

    @property
    def lessons(self) -> tuple[Row, ...]:
        """Lessons and cases."""
        return tuple(row for row in self.rows if not row.chapter.is_test)

    @property
    def tests(self) -> tuple[Row, ...]:
        """Tests before and after the lessons."""
        return tuple(row for row in self.rows if row.chapter.is_test)

    @property
    def answered(self) -> int:
        """Items of lessons and cases with a checked answer."""
        return sum(row.answered for row in self.lessons)

    @property
    def items(self) -> int:
        """Items of lessons and cases."""
        return sum(row.items for row in self.lessons)

    @property
    def score(self) -> Score:
        """Points in lessons and cases."""
        return sum((row.score for row in self.lessons), Score(0, 0))

    @property
    def words(self) -> str:
        """The total in words."""
        if self.day is None:
            return "nothing saved yet."
        return f"{self.answered} of {self.items} items answered, {self.score}; last saved on {self.day}."


def tally(saved: Saved, contents: Contents) -> Tally:
    """Return what the saved answers are worth."""
    answers, notes = _answers(saved, contents.chapters)
    rows = tuple(_row(chapter, answers) for chapter in contents.chapters)
    return Tally(rows, saved.day, (*contents.troubles, *notes))


def _answers(saved: Saved, chapters: Iterable[Chapter]) -> tuple[dict[tuple[str, str], Kept], list[str]]:
    """Return the answers that fit their items, and a sentence on each of the others."""
    items: dict[tuple[str, str], Item[Any]] = {
        (chapter.bank.topic, item.id): item for chapter in chapters for item in chapter.bank.items
    }
    answers: dict[tuple[str, str], Kept] = {}
    notes = []
    for key, entry in saved.entries.items():
        try:
            kept = reading.kept(key, entry)
        except DataError as error:
            notes.append(str(error))
            continue
        item = items.get(key)
        if item is not None and item.fits(kept.answer):
            answers[key] = kept
        elif item is not None:
            notes.append(unfitting(entry.file, *key, kept))
        elif key[1] != FREE_TEXT:
            notes.append(
                f"{entry.file}, answers, {key[0]}, {key[1]}: found an answer; expected a question that exists."
            )
    return answers, notes


def _row(chapter: Chapter, answers: dict[tuple[str, str], Kept]) -> Row:
    bank = chapter.bank
    # Of items that share a place a learner meets one: the one answered counts, the best where there are several.
    met: dict[str, tuple[Item[Any], Score | None]] = {}
    for item in bank.items:
        kept = answers.get((bank.topic, item.id))
        won = item.judge(kept.answer).score if kept and kept.checked else None
        place = bank.places.get(item.id, item.id)
        if place not in met or _share(won) > _share(met[place][1]):
            met[place] = item, won
    score = sum((won or Score(0, item.points) for item, won in met.values()), Score(0, 0))
    objectives = tuple(
        Objective(text, len(scores), sum(won is not None for won in scores), sum(_share(won) == 1 for won in scores))
        for key, text in bank.objectives.items()
        if (scores := [won for item, won in met.values() if item.objective == key])
    )
    return Row(chapter, len(met), sum(each.answered for each in objectives), score, objectives)


def _share(won: Score | None) -> float:
    """Return how much of the points was won; less than nothing where nothing has been checked."""
    return won.points / won.out_of if won else -1
