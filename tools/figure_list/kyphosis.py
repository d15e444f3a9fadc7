"""The figures of lesson 03, kyphosis."""

from __future__ import annotations

from osteospine import CobbPanel, KyphosisPanel
from tools.figure_list.drawing import Figure, beside, of_panel, shown
from tools.figure_list.kyphosis_effects import effects

_PAIR = (("T12", "wedge", 0.3), ("L1", "wedge", 0.3))

FIGURES: tuple[Figure, ...] = (
    Figure(
        "kyphosis_normal",
        "The reference spine, standing.",
        of_panel(lambda: KyphosisPanel(fractures=())),
        ("K03.1",),
    ),
    Figure(
        "kyphosis_cascade",
        "Four wedge fractures bend the back; half of what the body can give back is given back.",
        of_panel(shown(KyphosisPanel, "Cascade T7–T8–T12–L1")),
        ("K03.1", "K03.4"),
    ),
    Figure(
        "kyphosis_lumbar_wedge",
        "A wedge fracture of L1, bare geometry: the thoracic angle stays, the trunk tips forward.",
        of_panel(lambda: KyphosisPanel(fractures=(("L1", "wedge", 0.30),), compensation=0.0)),
        ("K03.1",),
    ),
    Figure(
        "cobb_measured",
        "Cobb lines laid by hand, and the endplate lines they are compared with.",
        of_panel(lambda: CobbPanel(number=1, upper_line_deg=22.0, lower_line_deg=-24.0, checked=True)),
        ("K03.2",),
    ),
    Figure(
        "kyphosis_compensation",
        "The same two fractures without any answer of the body, and with all that it can give back.",
        beside(
            lambda: KyphosisPanel(fractures=_PAIR, compensation=0.0),
            lambda: KyphosisPanel(fractures=_PAIR, compensation=1.0),
            dpi=110,
        ),
        ("K03.3",),
    ),
    Figure(
        "kyphosis_effects",
        "What goes with a bent spine, and where the same studies found nothing clear.",
        effects,
        ("K03.4",),
    ),
)
