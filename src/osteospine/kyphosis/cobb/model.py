"""Spines to measure a Cobb angle on, and the comparison of a learner's lines with the endplates."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from osteospine.compression.model import SHAPES
from osteospine.kit.evidence import parameters
from osteospine.kyphosis.model import Spine

_LIKELY = ("T6", "T7", "T8", "T9", "T11", "T12", "L1")


@functools.lru_cache(maxsize=64)
def unseen_spine(number: int) -> Spine:
    """Return a spine with none to three fractures, the same for the same number.

    Raises
    ------
    ValueError
        For a negative number.
    """
    if number < 0:
        raise ValueError(f"A spine's number is a whole number from 0 up, not {number!r}.")
    rng = np.random.default_rng(number)
    spine = Spine.standing(compensation=round(float(rng.uniform(0.3, 0.9)), 2))
    for level in rng.choice(_LIKELY, int(rng.integers(0, 4)), replace=False):
        shape = SHAPES[int(rng.choice(3, p=(0.7, 0.15, 0.15)))]
        spine = spine.with_fracture(str(level), shape, round(float(rng.uniform(0.2, 0.45)), 2))
    return spine


@dataclass(frozen=True)
class Measurement:
    """Two lines that a learner has laid on a spine.

    ``upper_line_deg`` and ``lower_line_deg`` are how far each line leans down at the front.
    """

    number: int
    spine: Spine
    upper: str
    lower: str
    upper_line_deg: float
    lower_line_deg: float
    hint: bool
    checked: bool

    @property
    def measured_deg(self) -> float:
        """The angle between the learner's lines."""
        return self.upper_line_deg - self.lower_line_deg

    @property
    def true_deg(self) -> float:
        """The Cobb angle of the chosen end vertebrae."""
        return self.spine.cobb_deg(self.upper, self.lower)

    @property
    def error_deg(self) -> float:
        """Measured minus true."""
        return self.measured_deg - self.true_deg

    @property
    def agrees(self) -> bool:
        """Whether the two differ by no more than careful human readers do."""
        return abs(self.error_deg) <= tolerance_deg() + 1e-9


def tolerance_deg() -> float:
    """Return the difference that still counts as agreement (``data/kyphosis/model_parameters.csv``)."""
    return parameters("kyphosis")["cobb_tolerance_deg"].value
