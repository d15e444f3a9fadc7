"""The figures of lesson 07, medicines."""

from __future__ import annotations

from osteospine import MedicineChoicePanel, MedicineTradeoffPanel, StoppingPanel
from tools.figure_list.drawing import Figure, beside, of_panel, shown

FIGURES: tuple[Figure, ...] = (
    Figure(
        "medicines_tradeoff",
        "One medicine on the same 1,000 people: the fractures spared, and a harm on the same count.",
        of_panel(MedicineTradeoffPanel),
        ("M07.1",),
    ),
    Figure(
        "medicines_low_risk",
        "The same relative effect in people whose risk is low to begin with: few are spared.",
        of_panel(shown(MedicineTradeoffPanel, "Same effect, low risk")),
        ("M07.1",),
    ),
    Figure(
        "medicines_trials",
        "All medicines, each against what its own trial compared it with: intervals, and no ranking.",
        of_panel(shown(MedicineTradeoffPanel, "All medicines")),
        ("M07.2",),
    ),
    Figure(
        "medicines_choice",
        "Which medicines fall away for one person, which need a check, and how far the rest meet that person's wishes.",
        of_panel(MedicineChoicePanel),
        ("M07.3",),
    ),
    Figure(
        "medicines_stopping",
        "Denosumab stopped without a next medicine: what is covered, what comes back, and how often.",
        of_panel(StoppingPanel),
        ("M07.4",),
    ),
    Figure(
        "medicines_late_dose",
        "The next injection of denosumab in time, and 20 weeks late.",
        beside(shown(StoppingPanel, "Denosumab in time"), shown(StoppingPanel, "Denosumab 20 weeks late"), dpi=120),
        ("M07.4",),
    ),
)
