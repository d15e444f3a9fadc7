"""Sentences for grading unseen vertebrae: they never give the answer away before it is checked."""

from __future__ import annotations

from osteospine.compression.grading.model import N_CASES, Answer, Case, Reading
from osteospine.compression.model import GRADE_NAMES, Vertebra
from osteospine.kit.units import degrees, percent


def describe(reading: Reading) -> str:
    """Say which vertebra is on view; its heights if asked for; and, once checked, what it is and why."""
    case = reading.case
    where = f"Set {reading.seed}, vertebra {reading.number} of {N_CASES}: {case.compression.normal.level}"
    if reading.answer is None:
        seen = " as on an X-ray, between its neighbours."
        heights = f" {measured(case)}" if reading.measured else ""
        return f"{where}{seen}{heights} Choose shape and grade, then press Check. {running(reading)}"
    return f"{where} is {named(case.shape, case.grade)}. {verdict(case, reading.answer)} {why(case)} {running(reading)}"


def named(shape: str, grade: int) -> str:
    """Name a shape and grade, for example ``"wedge, grade 2 (moderate)"``."""
    return "normal, grade 0" if shape == "normal" else f"{shape}, grade {grade} ({GRADE_NAMES[grade]})"


def measured(case: Case) -> str:
    """Give the heights that a reader would measure: this vertebra and its nearest neighbours."""
    own = case.compression.broken
    parts = [f"Measured front, middle, back: {_heights(own)}"]
    parts += [f"{v.level} {_heights(v)}" for v in (case.above[-1], case.below[0])]
    return "; ".join(parts) + " mm."


def why(case: Case) -> str:
    """Give the measured heights, the loss and the angle that lead to the grade."""
    name, now, was = case.lost
    loss = percent(case.compression.fracture.height_loss)
    v = case.compression.broken
    return (
        f"Measured front, middle, back: {_heights(v)} mm. The {name} is {now:.1f} of an expected {was:.1f} mm, "
        f"so {loss} is lost; front to back ratio {v.anterior_mm / v.posterior_mm:.2f}, "
        f"wedge angle {degrees(v.wedge_angle_deg, digits=1)}."
    )


def verdict(case: Case, answer: Answer) -> str:
    """Say what of the answer was right, in words."""
    shape = "shape right" if answer.shape == case.shape else "shape not yet"
    grade = "grade right" if answer.grade == case.grade else "grade not yet"
    near = case.compression.nearest_mark
    close = abs(near - case.compression.fracture.height_loss) <= 0.02 + 1e-9
    note = f" It lies close to the {percent(near)} mark, where readers differ too." if close else ""
    return f"You said {_said(answer)}: {shape}, {grade}.{note}"


def running(reading: Reading) -> str:
    """Say the score so far, and the agreement at the end."""
    if not reading.answered:
        return "No answers yet."
    text = f"Score {reading.score} of {2 * reading.answered} points, {reading.answered} of {N_CASES} answered."
    if reading.answered < N_CASES:
        return text
    kappa = reading.kappa
    if kappa is None:
        return f"{text} Kappa cannot be given: all grades were the same."
    return f"{text} Agreement of your grades with the measured ones: kappa {kappa:.2f} (1 is full, 0 is chance)."


def _said(answer: Answer) -> str:
    return f"{answer.shape}, grade {answer.grade}"


def _heights(v: Vertebra) -> str:
    return f"{v.anterior_mm:.1f}, {v.middle_mm:.1f}, {v.posterior_mm:.1f}"
