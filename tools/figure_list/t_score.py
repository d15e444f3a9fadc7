"""The figures of lesson 04, the T-score."""

from __future__ import annotations

from osteospine import FollowUpPanel, SpineReportPanel, TScorePanel
from tools.figure_list.drawing import Figure, beside, of_panel, shown

FIGURES: tuple[Figure, ...] = (
    Figure(
        "t_score_or_z_score",
        "T-score or Z-score: a woman after menopause, and a woman of 35 to whom no T-score label applies.",
        beside(shown(TScorePanel, "On the border"), shown(TScorePanel, "Before menopause"), dpi=120),
        ("T04.1",),
    ),
    Figure(
        "t_score_interval",
        "One spine, one scan: the T-score is an interval, and this one lies on both sides of −2.5.",
        of_panel(lambda: TScorePanel(bmd_g_cm2=0.752)),
        ("T04.1", "T04.2"),
    ),
    Figure(
        "t_score_two_scanners",
        "The same bone on two scanners: other numbers, another reference, another T-score.",
        beside(shown(TScorePanel, "On the border"), shown(TScorePanel, "Same spine on GE Lunar"), dpi=120),
        ("T04.2",),
    ),
    Figure(
        "t_score_report",
        "A spine report cleaned up: the broken vertebra is left out, and the result changes.",
        of_panel(lambda: SpineReportPanel(report="B", leave_out_l2=True, checked=True)),
        ("T04.3",),
    ),
    Figure(
        "t_score_follow_up",
        "Two scans, twice: a change within measurement error, and one beyond it.",
        beside(shown(FollowUpPanel, "Looks like a loss"), shown(FollowUpPanel, "Real loss")),
        ("T04.4",),
    ),
)
