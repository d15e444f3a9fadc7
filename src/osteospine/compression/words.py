"""Sentences about a compressed vertebra: alt text, status line and handout all say the same."""

from __future__ import annotations

from osteospine.compression.model import GRADE_NAMES, Compression, Shape, grade_marks
from osteospine.kit.units import degrees, percent

SHAPE_WORDS: dict[Shape, str] = {"wedge": "wedge", "biconcave": "biconcave (hollowed)", "crush": "crush"}
"""How each shape is named for learners."""

_LOST: dict[Shape, str] = {
    "wedge": "The front has lost {loss} of its height",
    "biconcave": "The middle has lost {loss} of its height",
    "crush": "Front, middle and back have each lost {loss} of their height",
}
_MEANING: dict[Shape, str] = {
    "wedge": "the wedge angle grows from {before} to {after}, which tips everything above it forward",
    "biconcave": "the rims still stand, so the wedge angle stays at {after} and body height hardly changes",
    "crush": "the wedge angle hardly changes ({before} to {after}), but the spine above sinks",
}


def grade_meaning(grade: int) -> str:
    """Say what a Genant grade is called."""
    return (
        GRADE_NAMES[grade]
        if grade
        else f"below the {percent(grade_marks()[0])} mark, so not called a fracture on this scale"
    )


def describe(result: Compression) -> str:
    """Say shape, loss, grade, angle and what it means, in one to three sentences."""
    broken = result.fracture
    manner = " Drawn as on an X-ray." if result.as_xray else ""
    before, after = (degrees(v.wedge_angle_deg, digits=1) for v in (result.normal, result.broken))
    if broken.height_loss == 0:
        return (
            f"{broken.level}, normal ({broken.shape} chosen, no height lost): front "
            f"{result.broken.anterior_mm:.1f} mm, back {result.broken.posterior_mm:.1f} mm, "
            f"wedge angle {after}.{manner}"
        )
    loss = percent(broken.height_loss)
    lost = _LOST[broken.shape].format(loss=loss)
    meaning = _MEANING[broken.shape].format(before=before, after=after)
    name = SHAPE_WORDS[broken.shape]
    return (
        f"{broken.level}, {name} shape. {lost}: Genant grade {result.grade} "
        f"({grade_meaning(result.grade)}){_near(result)}. So {meaning}.{manner}"
    )


def _near(result: Compression) -> str:
    """Warn where two careful readers could give different grades: within 2 points of a mark."""
    gap = abs(result.nearest_mark - result.fracture.height_loss)
    if gap > 0.02 + 1e-9:
        return ""
    return f", close to the {percent(result.nearest_mark)} mark, where readers may differ"
