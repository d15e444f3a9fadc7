"""One person who can be carried from lesson to lesson. Always invented for teaching, never a real one."""

from __future__ import annotations

from dataclasses import dataclass

from osteospine.compression.model import Fracture


@dataclass(frozen=True)
class Patient:
    """A person as the panels know them; each panel reads what it needs."""

    age_years: float
    sex: str = "female"
    height_cm: float | None = None
    weight_kg: float | None = None
    fractures: tuple[Fracture, ...] = ()
    lumbar_spine_bmd_g_cm2: float | None = None
    femoral_neck_bmd_g_cm2: float | None = None
    glucocorticoid_mg_per_day: float = 0.0
    """Prednisolone or its equal, milligrams a day."""
