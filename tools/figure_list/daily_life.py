"""The figures of lesson 09, daily life."""

from __future__ import annotations

from osteospine import ExercisePanel, FallsPanel, LoadPanel, MindPanel, NutritionPanel
from tools.figure_list.drawing import Figure, beside, of_panel, shown

FIGURES: tuple[Figure, ...] = (
    Figure(
        "daily_life_load",
        "What a task puts on the third lumbar vertebra, beside what that vertebra can bear.",
        of_panel(LoadPanel),
        ("D09.1",),
    ),
    Figure(
        "daily_life_distance",
        "The same box in a squat, close to the body and far from it: distance comes first.",
        beside(shown(LoadPanel, "Squat, box close"), shown(LoadPanel, "Squat, box far"), dpi=120),
        ("D09.1",),
    ),
    Figure(
        "daily_life_exercise",
        "An exercise for a person: do, adapt or avoid, and what a small study counted.",
        of_panel(ExercisePanel),
        ("D09.2",),
    ),
    Figure(
        "daily_life_falls",
        "A home made safer, and how many falls and fractures that may spare.",
        of_panel(shown(FallsPanel, "Whole home")),
        ("D09.3",),
    ),
    Figure(
        "daily_life_plate",
        "A day's plate and pills against the daily allowances.",
        of_panel(NutritionPanel),
        ("D09.3",),
    ),
    Figure(
        "daily_life_mind",
        "The circle of pain, fear, doing less and low mood, and how much one kind of help changes.",
        of_panel(MindPanel),
        ("D09.4",),
    ),
)
