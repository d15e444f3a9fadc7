"""One fractured vertebra on five tests: what each shows now, which question it answers, and its dose.

Heights and losses as in ``compression.model``, times weeks, doses microsievert. How far a test answers a
question is a teaching judgement (``data/assessment/imaging_answers.csv``); the shares found are published.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.assessment.imaging import published as tables
from osteospine.assessment.imaging.published import (
    Answer,
    BloodTest,
    Finding,
    Modality,
    Question,
    SpineTest,
    parameters,
)
from osteospine.compression.model import LEVELS, Compression, Fracture, Vertebra, compress, grade_marks
from osteospine.kit.refusal import Refusal

View = Literal["picture", "blood"]

VIEWS: tuple[View, ...] = get_args(View)
LEVEL = "T12"
"""The vertebra that is broken: at the junction of thorax and loin, where many fractures are."""

MAX_WEEKS = 104
_NEIGHBOURS = 2
_DAYS_PER_YEAR = 365.25
_DAYS_PER_WEEK = 7


@dataclass(frozen=True)
class Choices:
    """What is looked at, by which test, with which question.

    Parameters
    ----------
    modality
        The test.
    question
        What is asked of it.
    weeks
        Age of the fracture.
    height_loss
        Share of front height lost by the wedge (0 to 0.6).
    view
        The picture of the spine, or the blood tests.
    blood_test
        Which blood test is explained.
    """

    modality: Modality = "radiograph"
    question: Question = "fracture"
    weeks: float = 1.0
    height_loss: float = 0.1
    view: View = "picture"
    blood_test: str = "calcium"


@dataclass(frozen=True)
class Imaging:
    """The fracture as the chosen test shows it, among its neighbours (top to bottom)."""

    choices: Choices
    compression: Compression
    vertebrae: tuple[Vertebra, ...]
    test: SpineTest
    answers: tuple[Answer, ...]
    finding: Finding | None
    blood: BloodTest

    @property
    def answer(self) -> Answer:
        """How far the chosen test answers the question."""
        return next(a for a in self.answers if a.modality == self.choices.modality)

    @property
    def shape_shows(self) -> bool:
        """Whether enough height is lost to count as a fracture by shape (Genant grade 1 or more)."""
        return self.compression.grade > 0

    @property
    def water(self) -> float:
        """Marrow water as MRI draws it: 1 when fresh, falling towards 0."""
        return oedema_fraction(self.choices.weeks) / parameters()["oedema_early_fraction"]

    @property
    def uptake(self) -> float:
        """Tracer in the bone as the bone scan draws it, 0 to 1."""
        return uptake(self.choices.weeks)

    @property
    def dose_days(self) -> tuple[float, float]:
        """Dose of the chosen test as days of natural radiation, low and high."""
        return dose_days(self.test)


def oedema_fraction(weeks: float) -> float:
    """Return the share of fractures whose marrow signal is still changed on MRI.

    Measured at the back wall within 2 weeks and after 6 months (Qasem 2014); an even rate of fading
    between and beyond the two is an assumption.

    Raises
    ------
    Refusal
        For a time before the fracture.
    """
    _check_weeks(weeks)
    p = parameters()
    early, late = p["oedema_early_fraction"], p["oedema_late_fraction"]
    rate = math.log(early / late) / (p["oedema_late_weeks"] - p["oedema_early_weeks"])
    return early * math.exp(-rate * max(0.0, weeks - p["oedema_early_weeks"]))


def uptake(weeks: float) -> float:
    """Return the tracer uptake of a fracture, 0 (cold) to 1 (hot).

    It may stay cold in the first 6 days and fades over a period of 6 to 24 months (Arnon-Sheleg 2024); a straight
    line between is an assumption.

    Raises
    ------
    Refusal
        For a time before the fracture.
    """
    _check_weeks(weeks)
    p = parameters()
    if weeks * _DAYS_PER_WEEK <= p["scan_cold_days"]:
        return 0.0
    start, end = p["scan_fades_from_weeks"], p["scan_fades_to_weeks"]
    return min(1.0, max(0.0, (end - weeks) / (end - start)))


def dose_days(test: SpineTest) -> tuple[float, float]:
    """Return a test's dose, low and high, as days of natural radiation (world mean)."""
    per_day = parameters()["background_usv_per_year"] / _DAYS_PER_YEAR
    return test.dose_low_usv / per_day, test.dose_high_usv / per_day


def image(choices: Choices) -> Imaging:
    """Work out what is shown.

    Raises
    ------
    Refusal
        For an unknown test, question or blood test, or a time before the fracture.
    """
    _check_weeks(choices.weeks)
    _check("test", choices.modality, tables.MODALITIES)
    _check("question", choices.question, tables.QUESTIONS)
    _check("blood test", choices.blood_test, tuple(tables.blood_tests()))
    made = compress(Fracture(LEVEL, "wedge", choices.height_loss))
    return Imaging(
        choices=choices,
        compression=made,
        vertebrae=_row(choices.height_loss),
        test=tables.spine_tests()[choices.modality],
        answers=tables.answers(choices.question),
        finding=tables.finding(choices.modality, choices.question),
        blood=tables.blood_tests()[choices.blood_test],
    )


def first_mark() -> float:
    """Return the height loss from which a shape counts as a fracture (Genant grade 1)."""
    return grade_marks()[0]


@functools.lru_cache(maxsize=128)
def _row(height_loss: float) -> tuple[Vertebra, ...]:
    index = LEVELS.index(LEVEL)
    around = LEVELS[index - _NEIGHBOURS : index + _NEIGHBOURS + 1]
    return tuple(compress(Fracture(level, "wedge", height_loss if level == LEVEL else 0.0)).broken for level in around)


def _check(what: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise Refusal(f"Unknown {what} {given!r}. Choose one of {', '.join(known)}.")


def _check_weeks(weeks: float) -> None:
    if not weeks >= 0:
        raise Refusal(f"A fracture cannot be {weeks} weeks old. Give 0 (today) or more.")
