"""HeightPanel: five body measures, the rules they meet, and 100 people before and after one sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Enum, Float, HasTraits, Int

from osteospine.assessment.height import words
from osteospine.assessment.height.model import NO_SECOND, SEXES, SIGNS, T_SCORES, Body, Measured, examine
from osteospine.assessment.height.picture import HeightPicture
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, whole_number
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

_YOUNGEST, _OLDEST = 40, 100
_T_NAMES = {
    "T-score not known": "unknown",
    "T-score −1.0 or higher": "normal",
    "T-score below −1.0": "below_1",
    "T-score −1.5 or lower": "at_most_1_5",
}
_START: Mapping[str, Any] = {
    "sex": "female",
    "age_years": 68,
    "t_score": "unknown",
    "tallest_cm": 166,
    "earlier_cm": 160,
    "measured_cm": 157,
    "arm_span_cm": 165,
    "rib_pelvis_fingers": 1,
    "wall_occiput_cm": 4,
    "before": 0.11,
    "sign": "past_loss",
    "second": NO_SECOND,
}


class HeightState(HasTraits):
    """The learner's choices."""

    tallest_cm = Int(166, min=130, max=210, help="Tallest height, as remembered, cm.")
    earlier_cm = Int(160, min=110, max=210, help="Height measured earlier, up to 3 years ago, cm.")
    measured_cm = Int(157, min=110, max=210, help="Height measured today, cm.")
    arm_span_cm = Int(165, min=120, max=220, help="Arm span from finger tip to finger tip, cm.")
    rib_pelvis_fingers = Int(1, min=0, max=6, help="Gap between the lowest ribs and the pelvis, finger breadths.")
    wall_occiput_cm = Int(4, min=0, max=20, help="Gap between wall and back of the head, standing straight, cm.")
    age_years = Int(68, min=_YOUNGEST, max=_OLDEST, help="Age, years; some rules ask for it.")
    sex = Enum(SEXES, "female", help="Women or men; some rules ask for it.")
    t_score = Enum(T_SCORES, "unknown", help="Lowest T-score of a bone density scan; some rules ask for it.")
    before = Float(0.11, min=0.0, max=1.0, help="Chance of a vertebral fracture before the sign, as a share.").tag(
        step=0.01
    )
    sign = Enum(SIGNS, "past_loss", help="The one sign whose ratio is used.")
    second = Enum((NO_SECOND, *SIGNS), NO_SECOND, help="A second sign to use with the first, or none.")


class HeightPanel(Panel[Measured]):
    """Measure height and posture; see which rules lead to an image and what one sign changes."""

    title = "Height lost, and what it says"
    State = HeightState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "9 cm lost": {**_START},
        "Exactly 4 cm": {**_START, "tallest_cm": 164, "earlier_cm": 161, "measured_cm": 160, "wall_occiput_cm": 0},
        "5 cm, low T-score": {
            **_START,
            "tallest_cm": 165,
            "earlier_cm": 161,
            "measured_cm": 160,
            "t_score": "at_most_1_5",
        },
        "Nothing lost": {
            **_START,
            "tallest_cm": 166,
            "earlier_cm": 166,
            "measured_cm": 166,
            "rib_pelvis_fingers": 4,
            "wall_occiput_cm": 0,
        },
        "Head off the wall": {**_START, "sign": "wall_occiput", "wall_occiput_cm": 6},
    }

    def compute(self) -> Measured:
        """Apply the rules and weigh the sign."""
        s = self.state
        body = Body(
            sex=s.sex,
            age_years=s.age_years,
            t_score=s.t_score,
            tallest_cm=s.tallest_cm,
            earlier_cm=s.earlier_cm,
            measured_cm=s.measured_cm,
            arm_span_cm=s.arm_span_cm,
            rib_pelvis_fingers=s.rib_pelvis_fingers,
            wall_occiput_cm=s.wall_occiput_cm,
        )
        return examine(body, s.before, s.sign, s.second)

    def describe(self, result: Measured) -> str:
        """Say how much is lost and what it means."""
        return words.describe(result)

    def build_picture(self) -> HeightPicture:
        """Make the picture."""
        return HeightPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        named = [(words.SIGN_NAMES[sign], sign) for sign in SIGNS]
        return {
            "sex": choice("Sex", [("woman", "female"), ("man", "male")]),
            "age_years": whole_number("Age (years)", _YOUNGEST, _OLDEST),
            "tallest_cm": whole_number("Tallest (cm)", 130, 210),
            "earlier_cm": whole_number("Earlier (cm)", 110, 210),
            "measured_cm": whole_number("Today (cm)", 110, 210),
            "arm_span_cm": whole_number("Arm span (cm)", 120, 220),
            "rib_pelvis_fingers": whole_number("Ribs to pelvis (fingers)", 0, 6),
            "wall_occiput_cm": whole_number("Wall to head (cm)", 0, 20),
            "t_score": choice("Scan", list(_T_NAMES.items())),
            "before": slider("Fracture before the sign", 0, 1, 0.01, percent=True),
            "sign": choice("Sign", named),
            "second": choice("Second sign", [("none", NO_SECOND), *named]),
        }

    def readouts(self, result: Measured) -> Sequence[Readout]:
        """Return losses, ratio, chances and rules."""
        return words.readouts(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read age, sex and today's height; heights before it are taken as the same until they are known."""
        age = min(max(round(patient.age_years), _YOUNGEST), _OLDEST)
        read: dict[str, Any] = {"age_years": age, "sex": patient.sex}
        if patient.height_cm is not None:
            read |= dict.fromkeys(("tallest_cm", "earlier_cm", "measured_cm"), round(patient.height_cm))
        return read
