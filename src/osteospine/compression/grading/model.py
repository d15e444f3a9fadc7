"""Ten unseen vertebrae to grade, the marking of answers, and agreement by Cohen's kappa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from osteospine.compression.model import (
    LEVELS,
    SHAPES,
    Compression,
    Fracture,
    Shape,
    Vertebra,
    compress,
    grade_marks,
)

N_CASES = 10
ANSWERS: tuple[str, ...] = ("normal", *SHAPES)
"""What a learner can say about the shape; ``normal`` goes with grade 0."""

_READ_LEVELS = LEVELS[3:16]  # T4 to L4, the levels that film readers grade
_NEAR = 0.02  # how far near-boundary cases lie from a mark


@dataclass(frozen=True)
class Case:
    """One unseen vertebra: its fracture, how the film shows it, and its neighbours (top to bottom)."""

    compression: Compression
    view_tilt_deg: float
    above: tuple[Vertebra, ...]
    below: tuple[Vertebra, ...]

    @property
    def grade(self) -> int:
        """The Genant grade by measurement."""
        return self.compression.grade

    @property
    def shape(self) -> str:
        """``normal`` below the 20 % mark, else the shape of the fracture."""
        return self.compression.fracture.shape if self.grade else "normal"

    @property
    def lost(self) -> tuple[str, float, float]:
        """Which height is most reduced, its length and its expected length (mm)."""
        c = self.compression
        name = "middle" if c.fracture.shape == "biconcave" else "front"
        now = c.broken.middle_mm if name == "middle" else c.broken.anterior_mm
        was = c.normal.middle_mm if name == "middle" else c.normal.anterior_mm
        return name, now, was


@dataclass(frozen=True)
class Answer:
    """What a learner said of one vertebra."""

    shape: str
    grade: int


def cases(seed: int) -> tuple[Case, ...]:
    """Return ten cases for a seed: two normal, three within 2 points of a grade mark, each shape at least once.

    Raises
    ------
    ValueError
        For a negative seed.
    """
    if seed < 0:
        raise ValueError(f"A seed is a whole number from 0 up, not {seed!r}.")
    rng = np.random.default_rng(seed)
    free = rng.uniform((0.22, 0.28, 0.30, 0.43, 0.22), (0.24, 0.36, 0.37, 0.55, 0.37))
    near = [mark + rng.choice((-_NEAR, _NEAR)) for mark in grade_marks()]
    losses = [*rng.uniform(0.0, 0.12, 2), *near, *free]
    shapes: list[Shape] = [*SHAPES, *rng.choice(SHAPES, N_CASES - len(SHAPES))]
    # The first two losses are normal, so the guaranteed shapes go to the last three cases.
    pairs = list(zip(losses, shapes[::-1], strict=True))
    order = rng.permutation(N_CASES)
    levels = rng.choice(_READ_LEVELS, N_CASES, replace=False)
    return tuple(_case(str(levels[i]), pairs[k][1], round(float(pairs[k][0]), 3), rng) for i, k in enumerate(order))


def _case(level: str, shape: str, loss: float, rng: np.random.Generator) -> Case:
    size = float(rng.uniform(0.95, 1.06))
    made = compress(Fracture(level, _as_shape(shape), loss), as_xray=True)
    index = LEVELS.index(level)
    near = [_scaled(compress(Fracture(other, "wedge", 0.0)).normal, size) for other in LEVELS[index - 2 : index + 3]]
    made = replace(made, normal=_scaled(made.normal, size), broken=_scaled(made.broken, size))
    return Case(made, float(rng.uniform(-7, 7)), tuple(near[:2]), tuple(near[3:]))


def _as_shape(shape: str) -> Shape:
    return next(s for s in SHAPES if s == shape)


def _scaled(v: Vertebra, size: float) -> Vertebra:
    return Vertebra(v.level, v.anterior_mm * size, v.middle_mm * size, v.posterior_mm * size, v.depth_mm * size)


def points(case: Case, answer: Answer) -> int:
    """Return 0, 1 or 2: one point for the shape, one for the grade."""
    return int(answer.shape == case.shape) + int(answer.grade == case.grade)


def cohen_kappa(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Return Cohen's kappa of two readers (Cohen 1960): agreement beyond chance, 1 is perfect, 0 is chance.

    ``None`` when both readers gave one and the same grade throughout: then chance alone agrees fully.

    Raises
    ------
    ValueError
        If the readings differ in number or there are none.
    """
    if len(first) != len(second) or not first:
        raise ValueError(f"Two readers must grade the same vertebrae: got {len(first)} and {len(second)}.")
    n = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / n
    chance = sum(first.count(grade) * second.count(grade) for grade in {*first, *second}) / n**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


@dataclass(frozen=True)
class Reading:
    """Where a learner stands: the vertebra on view, what was answered so far and how it agrees."""

    seed: int
    number: int
    cases: tuple[Case, ...]
    answers: tuple[Answer | None, ...]
    measured: bool

    @property
    def case(self) -> Case:
        """The vertebra on view."""
        return self.cases[self.number - 1]

    @property
    def answer(self) -> Answer | None:
        """What the learner said of it, once checked."""
        return self.answers[self.number - 1]

    @property
    def answered(self) -> int:
        """How many have been answered."""
        return sum(a is not None for a in self.answers)

    @property
    def score(self) -> int:
        """Points so far, two for each vertebra."""
        return sum(points(c, a) for c, a in zip(self.cases, self.answers, strict=True) if a is not None)

    @property
    def kappa(self) -> float | None:
        """Agreement of the grades with the measured ones, when all are answered."""
        given = [a for a in self.answers if a is not None]
        if len(given) < len(self.cases):
            return None
        return cohen_kappa([a.grade for a in given], [c.grade for c in self.cases])
