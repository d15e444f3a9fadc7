"""CementPanel: put cement into a broken vertebra; see what comes back, and who is helped or harmed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits

from osteospine.compression.model import LEVELS, MAX_HEIGHT_LOSS
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.kit.units import degrees, length
from osteospine.procedures.cement.harms import COUNTED, outcome
from osteospine.procedures.cement.model import Choices, cement, fill_limit_ml
from osteospine.procedures.cement.picture import CementPicture, CementResult
from osteospine.procedures.cement.published import PROCEDURES, usual_ml
from osteospine.procedures.cement.readings import readings
from osteospine.procedures.cement.words import COUNTED_WORDS, PROCEDURE_WORDS, describe, mobile_note, new_curve

_START: Mapping[str, Any] = {
    "procedure": "kyphoplasty",
    "level": "T12",
    "height_loss": 0.35,
    "age_weeks": 4.0,
    "cement_ml": 4.8,
    "mobile": False,
    "counted": "new_fracture",
}


class CementState(HasTraits):
    """The learner's choices."""

    procedure = Enum(PROCEDURES, "kyphoplasty", help="Vertebroplasty, kyphoplasty or none.")
    level = Enum(LEVELS, "T12", help="The broken vertebra, T1 to L5.")
    height_loss = Float(0.35, min=0.0, max=MAX_HEIGHT_LOSS, help="Front height lost, as a fraction 0 to 0.6.").tag(
        step=0.01
    )
    age_weeks = Float(4.0, min=0.0, max=104.0, help="Age of the fracture in weeks; studied up to 51.").tag(step=1.0)
    cement_ml = Float(4.8, min=0.0, max=12.0, help="Volume of cement in millilitres (mL).").tag(step=0.1)
    mobile = Bool(False, help="Whether the broken bone still moves when the person lies down (yes or no).")
    counted = Enum(COUNTED, "new_fracture", help="What is counted among 1,000 people.")


class CementPanel(Panel[CementResult]):
    """Needle, balloon and cement in one vertebra, the whole spine, and 1,000 people without and with it."""

    title = "Cement in a broken vertebra: what it gives back and what it costs"
    State = CementState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Kyphoplasty, 4 weeks": {**_START},
        "Kyphoplasty, 20 weeks": {**_START, "age_weeks": 20.0},
        "Vertebroplasty": {**_START, "procedure": "vertebroplasty", "cement_ml": 5.1},
        "Bone that still moves": {**_START, "procedure": "vertebroplasty", "cement_ml": 5.1, "mobile": True},
        "Too much cement?": {
            **_START,
            "procedure": "vertebroplasty",
            "level": "L1",
            "cement_ml": 8.5,
            "counted": "embolism",
        },
        "Sinks further?": {**_START, "procedure": "vertebroplasty", "cement_ml": 5.1, "counted": "collapse"},
        "No procedure": {**_START, "procedure": "none"},
    }

    def compute(self) -> CementResult:
        """Work out shape, spine and people."""
        s = self.state
        bone = cement(Choices(s.procedure, s.level, s.height_loss, s.age_weeks, s.cement_ml, s.mobile))
        return CementResult(bone, outcome(s.counted, s.procedure, s.cement_ml))

    def describe(self, result: CementResult) -> str:
        """Say what the picture shows."""
        return describe(result.bone, result.outcome)

    def build_picture(self) -> CementPicture:
        """Make the picture."""
        return CementPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "procedure": choice("Procedure", [(PROCEDURE_WORDS[each], each) for each in PROCEDURES]),
            "level": choice("Vertebra", LEVELS),
            "height_loss": slider("Front height lost", 0.0, MAX_HEIGHT_LOSS, 0.01, percent=True),
            "age_weeks": slider("Fracture age", 0, 104, 1, unit="weeks"),
            "cement_ml": slider("Cement", 0, 12, 0.1, unit="mL"),
            "mobile": switch("Bone still moves (cleft)"),
            "counted": choice("Count", [(COUNTED_WORDS[each], each) for each in COUNTED]),
        }

    def readouts(self, result: CementResult) -> Sequence[Readout]:
        """Return what comes back, pain and every outcome on the same 1,000 people, then the whole spine."""
        bone = result.bone
        before, after = bone.cobb_deg
        least, most = sorted((bone.stature_gain_at_mm(1.0), bone.stature_gain_at_mm(0.0)))
        return (
            Readout(
                "Front height",
                f"{bone.before.anterior_mm:.1f} → {bone.after.anterior_mm:.1f} mm",
                "published means: 1.5 mm, lost again by 6 weeks (W, Winkelmann 2018); 3.5 mm in 14 trials of both "
                "procedures; 8 mm (F, Farrokhi 2011), an outlier",
            ),
            *readings(bone.choices.procedure, bone.cement_ml),
            Readout("Does the bone still move?", "yes" if bone.choices.mobile else "no", mobile_note()),
            Readout("Curve over the neighbours", new_curve(bone), "the body gives back half of what it can: assumed"),
            Readout(
                "Whole spine, Cobb T4 to T12",
                f"{degrees(before, digits=1)} → {degrees(after, digits=1)}",
                "under the same assumption",
            ),
            Readout(
                "Standing height",
                length(bone.stature_gain_mm, sign=True),
                f"{least:.0f} to {most:.0f} mm, from a body that gives all back to one that gives nothing back",
            ),
        )

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read a patient's first fracture, with as much cement as fits it."""
        if not patient.fractures or patient.fractures[0].height_loss <= 0:
            return {"procedure": "none", "height_loss": 0.0}
        first = patient.fractures[0]
        room = math.floor(10 * fill_limit_ml(first.level, first.height_loss)) / 10
        return {
            "level": first.level,
            "height_loss": first.height_loss,
            "cement_ml": min(usual_ml("kyphoplasty"), room),
        }
