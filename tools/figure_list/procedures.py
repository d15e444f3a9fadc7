"""The figures of lesson 08, pain and procedures."""

from __future__ import annotations

from osteospine import AnalgesicPanel, CementPanel, PainCoursePanel
from tools.figure_list.drawing import Figure, beside, of_panel, shown

FIGURES: tuple[Figure, ...] = (
    Figure(
        "procedures_course",
        "Pain in the year after a vertebral fracture: most come to 3 or less, four in ten do not.",
        of_panel(lambda: PainCoursePanel(at_rest=True)),
        ("P08.1",),
    ),
    Figure(
        "procedures_trials",
        "Cement against a sham procedure, and against usual care: two kinds of trial, two answers.",
        beside(shown(PainCoursePanel, "Against sham"), shown(PainCoursePanel, "Against usual care"), dpi=110),
        ("P08.2",),
    ),
    Figure(
        "procedures_cement",
        "Cement alone, and a balloon first: how much height comes back, and which studies count which harm.",
        beside(shown(CementPanel, "Vertebroplasty"), shown(CementPanel, "Kyphoplasty, 4 weeks"), dpi=110),
        ("P08.3",),
    ),
    Figure(
        "procedures_relief",
        "Pain relievers and other relief at 78: benefit and harm beside each other, and what to avoid.",
        of_panel(AnalgesicPanel),
        ("P08.4",),
    ),
)
