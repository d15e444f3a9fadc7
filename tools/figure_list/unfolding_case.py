"""The figures of lesson 10, the unfolding case."""

from __future__ import annotations

import functools

from osteospine.unfolding_case.panel import CasePanel
from tools.figure_list.drawing import Figure, beside, of_panel


def after_two_years(third_decision: int) -> CasePanel:
    """Return the last visit, after the first way at the first two and a given one at the third."""
    return CasePanel(case="mrs_k", decision_1=1, decision_2=1, decision_3=third_decision, stage=4)


FIGURES: tuple[Figure, ...] = (
    Figure(
        "unfolding_case_visit",
        "An invented person at the second visit: the back drawn over the back before, and the chart so far.",
        of_panel(lambda: CasePanel(case="mrs_k", decision_1=1, stage=2)),
        ("U10.1", "U10.2"),
    ),
    Figure(
        "unfolding_case_two_ways",
        "The same person two years later, after two decisions at the third visit: possible ends, no forecast.",
        beside(functools.partial(after_two_years, 1), functools.partial(after_two_years, 2), dpi=120),
        ("U10.3", "U10.4"),
    ),
)
