"""A number beside the picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Readout:
    """A number beside the picture: its name, its value with unit, and what it means."""

    label: str
    value: str
    note: str = ""
