"""The figures of lesson 01, bone through life."""

from __future__ import annotations

from osteospine import BoneLifePanel, RiskFactorsPanel
from tools.figure_list.bone_inside import remodelling, strength
from tools.figure_list.drawing import Figure, beside, of_panel, shown

FIGURES: tuple[Figure, ...] = (
    Figure(
        "bone_life_remodelling",
        "Bone is rebuilt all through life: old bone is dug out, new bone fills the hollow, or not quite.",
        remodelling,
        ("B01.1",),
    ),
    Figure(
        "bone_life_strength",
        "Density is not strength: a scaffold that loses struts weakens faster than its weight falls.",
        strength,
        ("B01.1",),
    ),
    Figure(
        "bone_life_curve",
        "Bone density of the spine through life: an average woman and an average man.",
        beside(
            shown(BoneLifePanel, "Average woman", age=70),
            lambda: BoneLifePanel(sex="male", peak_sd=0.0, age=70),
        ),
        ("B01.2",),
    ),
    Figure(
        "bone_life_steroids",
        "Steroid tablets bend the curve: five years of them in an average woman.",
        of_panel(shown(BoneLifePanel, "Steroid tablets", age=70)),
        ("B01.2", "B01.4"),
    ),
    Figure(
        "bone_life_risks",
        "What goes with more vertebral fractures, and how sure that is.",
        of_panel(RiskFactorsPanel),
        ("B01.3", "B01.4"),
    ),
    Figure(
        "bone_life_activity",
        "Activity and broken bones: what was seen in people who were only watched, and what was tried by lot.",
        of_panel(shown(RiskFactorsPanel, "Activity: seen and tried")),
        ("B01.3", "B01.4"),
    ),
)
