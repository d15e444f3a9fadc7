"""LoadPanel: what everyday tasks load on L3, against the strength of the bone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Enum, Float, HasTraits

from osteospine.daily_life import words
from osteospine.daily_life.activities import ACTIVITIES, activities
from osteospine.daily_life.model import Load, assess, usual_density_mg_cm3
from osteospine.daily_life.picture import LoadPicture
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

_START: Mapping[str, Any] = {
    "activity": "lift_bent",
    "box_kg": 10.0,
    "distance_cm": 45.0,
    "body_mass_kg": 60.0,
    "age_years": 75.0,
    "density_mg_cm3": 90.0,
}


class LoadState(HasTraits):
    """The learner's choices."""

    activity = Enum(ACTIVITIES, "lift_bent", help="What the person does.")
    box_kg = Float(10.0, min=0.0, max=60.0, help="Mass of the box or bags, kg; 0 to 30.").tag(step=0.5)
    distance_cm = Float(45.0, min=0.0, max=100.0, help="Distance of the box in front of L3, cm; 15 to 65.").tag(
        step=1.0
    )
    body_mass_kg = Float(60.0, min=10.0, max=200.0, help="Mass of the person, kg; 35 to 130.").tag(step=1.0)
    age_years = Float(75.0, min=10.0, max=110.0, help="Age in years; sets the size of the bone; 20 to 95.").tag(
        step=1.0
    )
    density_mg_cm3 = Float(90.0, min=0.0, max=300.0, help="Density of the whole L3, mg/cm³; 50 to 260.").tag(step=5.0)


class LoadPanel(Panel[Load]):
    """A person at work and rest: force on L3 against strength, and another way to do the same."""

    title = "What daily life loads on a vertebra"
    State = LoadState
    picture_width = "590px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Bent lift": {**_START},
        "Squat, box close": {**_START, "activity": "lift_squat", "distance_cm": 35.0},
        "Squat, box far": {**_START, "activity": "lift_squat", "distance_cm": 50.0},
        "At 30 years": {**_START, "age_years": 30.0, "density_mg_cm3": 230.0},
        "At 75 years": {**_START, "density_mg_cm3": 130.0},
        "Turn in bed": {**_START, "activity": "turn_quick"},
    }

    def compute(self) -> Load:
        """Reckon load and strength."""
        s = self.state
        return assess(
            s.activity,
            body_mass_kg=s.body_mass_kg,
            age_years=s.age_years,
            density_mg_cm3=s.density_mg_cm3,
            box_kg=s.box_kg,
            distance_cm=s.distance_cm,
        )

    def describe(self, result: Load) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> LoadPicture:
        """Make the picture."""
        return LoadPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        table = activities()
        return {
            "activity": choice("Do", [(table[key].label, key) for key in ACTIVITIES]),
            "box_kg": slider("Box or bags", 0, 60, 0.5, unit="kg"),
            "distance_cm": slider("Box from L3", 0, 100, 1, unit="cm"),
            "density_mg_cm3": slider("Density", 0, 300, 5, unit="mg/cm³"),
            "age_years": slider("Age", 10, 110, 1, unit="years"),
            "body_mass_kg": slider("Body mass", 10, 200, 1, unit="kg"),
        }

    def readouts(self, result: Load) -> Sequence[Readout]:
        """Return load, strength, their ratio and what helps."""
        return words.readouts(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read age and mass; the density is the usual one at that age, because a DXA scan gives another measure."""
        read = {
            "age_years": patient.age_years,
            "density_mg_cm3": 5.0 * round(usual_density_mg_cm3(patient.age_years) / 5),
        }
        return read if patient.weight_kg is None else {**read, "body_mass_kg": patient.weight_kg}
