"""People of 1,000 as text that adds up: lowest layer, used by picture and words alike."""

from __future__ import annotations

PER = 1000
"""People that both frames count among."""


def both_frames(count: float) -> tuple[str, str]:
    """Return how many and how many not, whole from 1 on, so that they add up to 1,000."""
    if 0 < count < 1:
        return f"{count:.1f}", f"{PER - round(count, 1):.1f}"
    return f"{round(count)}", f"{PER - round(count)}"
