"""The figures of lesson 06, recognise and assess."""

from __future__ import annotations

import functools

from osteospine import HeightPanel, ImagingPanel, PainPatternPanel, RedFlagPanel
from osteospine.assessment.imaging.published import MODALITIES
from tools.figure_list.drawing import Figure, beside, of_panel, shown

FIGURES: tuple[Figure, ...] = (
    Figure(
        "assessment_pain",
        "A pattern of pain and the courses that it fits: marks for features, never chances.",
        of_panel(PainPatternPanel),
        ("A06.1",),
    ),
    Figure(
        "assessment_height",
        "Lost height, the rules that it meets, and what one sign does to the chance of a fracture.",
        of_panel(HeightPanel),
        ("A06.2", "C02.4"),
    ),
    Figure(
        "assessment_imaging",
        "One fresh fracture as five tests show it.",
        beside(*(functools.partial(ImagingPanel, modality=each, weeks=1.0, height_loss=0.3) for each in MODALITIES)),
        ("A06.3", "C02.4"),
    ),
    Figure(
        "assessment_blood_tests",
        "Blood tests that look for a cause: those often done first, and those that a story asks for.",
        of_panel(shown(ImagingPanel, "Blood tests")),
        ("A06.3",),
    ),
    Figure(
        "assessment_red_flags",
        "A story with a warning sign, and how strong the sign is.",
        of_panel(shown(RedFlagPanel, "A strong sign")),
        ("A06.4",),
    ),
)
