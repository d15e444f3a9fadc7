"""The figures of lesson 05, fracture risk."""

from __future__ import annotations

from osteospine import FractureRiskPanel, WhoFracturesPanel
from tools.figure_list.drawing import Figure, beside, of_panel, shown

FIGURES: tuple[Figure, ...] = (
    Figure(
        "fracture_risk_above_line",
        "1,000 women of 70 by T-score: most of those who fracture are above the line at −2.5.",
        of_panel(WhoFracturesPanel),
        ("R05.1",),
    ),
    Figure(
        "fracture_risk_moved_line",
        "The line moved to −1: it catches more of the fractures and many more women.",
        of_panel(shown(WhoFracturesPanel, "Line at T −1")),
        ("R05.1",),
    ),
    Figure(
        "fracture_risk_people",
        "Risk as people of 1,000: new spine fractures seen on X-ray, and those that come to a doctor's notice.",
        of_panel(FractureRiskPanel),
        ("R05.2",),
    ),
    Figure(
        "fracture_risk_earlier_fractures",
        "Same age, same density: nothing said about earlier fractures, and two spine fractures known.",
        beside(
            lambda: FractureRiskPanel(age_years=70, density_as="Z", density=-1.0),
            shown(FractureRiskPanel, "70, two earlier fractures"),
            dpi=110,
        ),
        ("R05.3",),
    ),
    Figure(
        "fracture_risk_reports_and_scans",
        "What people had been told and what they report, beside what images of other people of that survey show.",
        of_panel(shown(WhoFracturesPanel, "Reports and scans")),
        ("R05.4",),
    ),
)
