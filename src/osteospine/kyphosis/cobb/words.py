"""Sentences for measuring a Cobb angle: the true angle is said only after the check."""

from __future__ import annotations

from osteospine.kit.units import degrees
from osteospine.kyphosis.cobb.model import Measurement, tolerance_deg


def describe(m: Measurement) -> str:
    """Say where the lines lie, what they measure and, once checked, how that compares."""
    lines = (
        f"Spine {m.number}. Your upper line, on {m.upper}, leans {_lean(m.upper_line_deg)}; your lower line, "
        f"on {m.lower}, leans {_lean(m.lower_line_deg)}: together {degrees(m.measured_deg, digits=1)}."
    )
    hint = f" {_hint(m)}" if m.hint else ""
    if not m.checked:
        return f"{lines}{hint} Lay each line along its endplate, then press Check."
    return f"{lines}{hint} {verdict(m)}"


def verdict(m: Measurement) -> str:
    """Compare the learner's angle with the endplates, and with T4 to T12 if other ends were chosen."""
    gap = abs(round(m.error_deg, 1))
    size = "larger" if m.error_deg > 0 else "smaller"
    apart = f"yours is {gap:.1f}° {size}" if gap >= 0.1 else "yours is the same"
    agree = "this counts as agreement" if m.agrees else "lay the lines closer to the endplates and try again"
    text = (
        f"The endplates of {m.upper} and {m.lower} give {degrees(m.true_deg, digits=1)}; {apart}, "
        f"so {agree} (within {tolerance_deg():.0f}°)."
    )
    if (m.upper, m.lower) != ("T4", "T12"):
        text += f" Between T4 and T12 this spine has {degrees(m.spine.cobb_deg(), digits=1)}; other ends, other angle."
    return text


def _lean(deg: float) -> str:
    rounded = round(abs(deg), 1)
    if rounded == 0:
        return "not at all"
    return f"{rounded:.1f}° {'down' if deg > 0 else 'up'} at the front"


def _hint(m: Measurement) -> str:
    upper = m.spine.piece(m.upper).upper_tilt_deg
    lower = m.spine.piece(m.lower).lower_tilt_deg
    return f"Hint: the endplate of {m.upper} leans {_lean(upper)}, that of {m.lower} {_lean(lower)}."
