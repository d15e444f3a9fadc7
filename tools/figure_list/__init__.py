"""The static figures of the lessons: what each shows, and how it is drawn from the panels."""

from __future__ import annotations

from tools.figure_list import (
    assessment,
    bone_life,
    compression,
    daily_life,
    fracture_risk,
    kyphosis,
    medicines,
    procedures,
    start,
    t_score,
    unfolding_case,
)
from tools.figure_list.drawing import Drawn, Figure

__all__ = ["FIGURES", "Drawn", "Figure"]

FIGURES: tuple[Figure, ...] = (
    *start.FIGURES,
    *bone_life.FIGURES,
    *compression.FIGURES,
    *kyphosis.FIGURES,
    *t_score.FIGURES,
    *fracture_risk.FIGURES,
    *assessment.FIGURES,
    *medicines.FIGURES,
    *procedures.FIGURES,
    *daily_life.FIGURES,
    *unfolding_case.FIGURES,
)
"""All figures, in teaching order; a new lesson gets a module of its own here."""
