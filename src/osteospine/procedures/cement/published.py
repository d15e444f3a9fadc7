"""What published series give the cement model: its constants, and rises reported. Part of the model's layer."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, get_args

from osteospine.kit import evidence

Procedure = Literal["none", "vertebroplasty", "kyphoplasty"]

PROCEDURES: tuple[Procedure, ...] = get_args(Procedure)
"""What can be chosen."""


@dataclass(frozen=True)
class _Parameter:
    name: str
    value: float


@dataclass(frozen=True)
class HeightReport:
    """Height or angle gained in one published series; ``label`` names it on the ruler."""

    study: str
    procedure: str
    front_gain_mm: float | None
    kyphosis_fall_deg: float | None
    comparison_deg: float | None
    label: str | None
    note: str


@functools.cache
def parameters() -> dict[str, float]:
    """Return the constants of ``data/procedures/cement_parameters.csv`` by name."""
    return {row.name: row.value for row in evidence.read("procedures/cement_parameters", _Parameter)}


@functools.cache
def height_reports() -> tuple[HeightReport, ...]:
    """Return what published series report, from ``data/procedures/cement_height.csv``."""
    return evidence.read("procedures/cement_height", HeightReport)


def usual_ml(procedure: Procedure) -> float:
    """Return the mean volume of a trial of this procedure: VERTOS IV or FREE (0 for none)."""
    return 0.0 if procedure == "none" else parameters()[f"{procedure}_full_ml"]


def wedge_fall_deg(procedure: Procedure, age_weeks: float) -> float:
    """Return the mean fall of the angle at usual volume, in a fracture that no longer moves.

    For kyphoplasty it depends on the age of the fracture (Palmowski 2020); for vertebroplasty one mean is
    known (Papanastassiou 2012).
    """
    p = parameters()
    if procedure == "none":
        return 0.0
    if procedure == "vertebroplasty":
        return p["vertebroplasty_wedge_deg"]
    if age_weeks < p["acute_until_weeks"]:
        return p["kyphoplasty_wedge_acute_deg"]
    late = age_weeks > p["subacute_until_weeks"]
    return p["kyphoplasty_wedge_chronic_deg" if late else "kyphoplasty_wedge_subacute_deg"]
