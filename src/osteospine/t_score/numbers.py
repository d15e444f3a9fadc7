"""Scores and changes as text: a true minus sign, no negative zero. Used by pictures, words and panels alike."""

from __future__ import annotations


def signed(value: float, digits: int) -> str:
    """Return a number with its sign and a fixed count of decimals: ``"−0.025"``, ``"+1.4"``, ``"0.0"``."""
    rounded = round(value, digits) + 0.0  # no "-0.0"
    return f"{'−' if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):.{digits}f}"


def t_text(t: float) -> str:
    """Return a T-score as reports print it, with one decimal."""
    return signed(t, 1)
