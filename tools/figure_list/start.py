"""The figures of the way in: they serve no objective of a lesson."""

from __future__ import annotations

from osteospine.start.panel import ChainPanel
from tools.figure_list.drawing import Figure, of_panel, shown
from tools.figure_list.how_to import how_to

FIGURES: tuple[Figure, ...] = (
    Figure("start_how_to", "How to use a notebook: where to click, and what to wait for.", how_to, ()),
    Figure(
        "start_chain",
        "The chain in one picture: density, strength, a vertebra, the back.",
        of_panel(shown(ChainPanel, "T −3.5")),
        (),
    ),
)
