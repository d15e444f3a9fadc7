"""Lengths and weights in words: metric first with US customary beside it, or the other way round."""

from __future__ import annotations

from typing import Literal, get_args

System = Literal["metric", "us"]

_MM_PER_INCH = 25.4  # exact by definition
_system: System = "metric"


def units(system: System) -> None:
    """Choose which units come first in what follows: ``"metric"`` (the default) or ``"us"``.

    Raises
    ------
    ValueError
        For any other system.
    """
    if system not in get_args(System):
        raise ValueError(f"Unknown units {system!r}. Choose one of {', '.join(get_args(System))}.")
    global _system
    _system = system


def length(mm: float, *, sign: bool = False, both: bool = True) -> str:
    """Return a body length as text, for example ``"2.1 cm (0.8 in)"``; ``sign`` writes + and −."""
    cm, inch = _number(mm / 10, sign) + " cm", _number(mm / _MM_PER_INCH, sign) + " in"
    first, second = (cm, inch) if _system == "metric" else (inch, cm)
    return f"{first} ({second})" if both else first


def _number(value: float, sign: bool) -> str:
    rounded = round(value, 1) + 0.0  # no "-0.0"
    mark = "+" if sign and rounded > 0 else "−" if rounded < 0 else ""
    return f"{mark}{abs(rounded):.1f}"


def degrees(value: float, *, digits: int = 0) -> str:
    """Return an angle as text with its sign and no negative zero, for example ``"36°"``."""
    rounded = round(value, digits) + 0.0
    return f"{'−' if rounded < 0 else ''}{abs(rounded):.{digits}f}°"


def percent(fraction: float) -> str:
    """Return a fraction as a percentage, with a decimal only where it says something: ``"25 %"``."""
    value = round(fraction * 100, 1)
    return f"{value:.0f} %" if value == int(value) else f"{value:.1f} %"
