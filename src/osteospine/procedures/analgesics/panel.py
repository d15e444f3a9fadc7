"""AnalgesicPanel: pain relief side by side, for people with given circumstances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.procedures.analgesics import words
from osteospine.procedures.analgesics.model import KIDNEYS, Person, Relief, weigh
from osteospine.procedures.analgesics.picture import AnalgesicPicture
from osteospine.procedures.analgesics.published import METHODS, methods

_START: Mapping[str, Any] = {
    "method": "nsaid",
    "age_years": 78.0,
    "ulcer_bleed": False,
    "kidney": "normal",
    "falls": False,
    "constipation": False,
    "blood_thinner": False,
    "bed_days": 7.0,
}


class AnalgesicState(HasTraits):
    """The learner's choices."""

    method = Enum(METHODS, "nsaid", help="Method whose benefit, harm and checks are read closely.")
    age_years = Float(78.0, min=10.0, max=110.0, help="Age in years; 18 or more.").tag(step=1.0)
    ulcer_bleed = Bool(False, help="Whether there was a stomach ulcer or bleed (yes or no).")
    kidney = Enum(KIDNEYS, "normal", help="Kidney filtration: normal, 30 to 59, or below 30 mL/min.")
    falls = Bool(False, help="Whether there were falls (yes or no).")
    constipation = Bool(False, help="Whether there is constipation (yes or no).")
    blood_thinner = Bool(False, help="Whether a blood thinner is taken (yes or no).")
    bed_days = Float(7.0, min=0.0, max=28.0, help="Days in bed, 0 to 28: short studies only.").tag(step=1.0)


class AnalgesicPanel(Panel[Relief]):
    """Benefit, harm of 1,000 and what to check, for fifteen ways to relieve pain."""

    title = "Pain relief: what it gives, what it costs, whom to check"
    State = AnalgesicState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "78 years": {**_START},
        "60 years": {**_START, "age_years": 60.0},
        "Falls and constipation": {**_START, "method": "opioid", "falls": True, "constipation": True},
        "Past ulcer, blood thinner": {**_START, "age_years": 70.0, "ulcer_bleed": True, "blood_thinner": True},
        "Weak kidneys": {**_START, "kidney": "low", "method": "relaxant"},
        "Three weeks in bed": {**_START, "method": "bed_rest", "bed_days": 21.0},
    }

    def compute(self) -> Relief:
        """Weigh every method for this person."""
        s = self.state
        person = Person(s.age_years, s.ulcer_bleed, s.kidney, s.falls, s.constipation, s.blood_thinner)
        return weigh(person, s.method, s.bed_days)

    def describe(self, result: Relief) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> AnalgesicPicture:
        """Make the picture."""
        return AnalgesicPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        table = methods()
        kidneys = [("60 or more", "normal"), ("30 to 59", "reduced"), ("below 30", "low")]
        return {
            "method": choice("Read closely", [(table[key].label, key) for key in METHODS]),
            "age_years": slider("Age", 10, 110, 1, unit="years"),
            "kidney": choice("Kidney filtration (mL/min)", kidneys),
            "ulcer_bleed": switch("Past stomach bleed"),
            "falls": switch("Falls"),
            "constipation": switch("Constipation"),
            "blood_thinner": switch("Blood thinner"),
            "bed_days": slider("In bed", 0, 28, 1, unit="days"),
        }

    def readouts(self, result: Relief) -> Sequence[Readout]:
        """Return the card of the chosen method."""
        return words.readouts(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read the age."""
        return {"age_years": patient.age_years}
