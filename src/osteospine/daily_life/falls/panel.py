"""FallsPanel: make a home safer and see what that does to falls, and what it leaves for the spine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, HasTraits

from osteospine.daily_life.falls import words
from osteospine.daily_life.falls.model import LOOKS, Walk, walk
from osteospine.daily_life.falls.picture import FallsPicture
from osteospine.daily_life.falls.published import GROUPS, MEDICINES, PLACES, STEPS, estimates, places
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

_START: Mapping[str, Any] = {
    "look": "rugs",
    "who": "mixed",
    "medicine": "opioids",
    "age_85": False,
    **dict.fromkeys(PLACES, False),
    "light": True,
    "bathroom": True,
}
_ALL: Mapping[str, Any] = {**_START, **dict.fromkeys(PLACES, True), "look": "home"}


class FallsState(HasTraits):
    """The learner's choices."""

    look = Enum(LOOKS, "rugs", help="Place, step or medicine to look at closely.")
    who = Enum(GROUPS, "mixed", help="People in whom the home programme was measured.")
    medicine = Enum(MEDICINES, "opioids", help="A medicine that may go with falls, or none.")
    age_85 = Bool(False, help="Whether the women are 85 or older (yes or no).")
    light = Bool(True, help="Whether there is a lamp within reach (yes or no).")
    night_path = Bool(False, help="Whether the way to the toilet is clear and lit (yes or no).")
    rugs = Bool(False, help="Whether loose rugs are gone or taped (yes or no).")
    bathroom = Bool(True, help="Whether the bathroom has bars and a dry floor (yes or no).")
    stairs = Bool(False, help="Whether the stairs have rails and marked edges (yes or no).")
    shoes = Bool(False, help="Whether firm, low shoes are worn (yes or no).")
    pets = Bool(False, help="Whether the pet is kept from underfoot (yes or no).")


class FallsPanel(Panel[Walk]):
    """A home to walk through, the effect of each step on falls, and 100 fractures of the spine."""

    title = "A safer home: fewer falls, and what that means for the spine"
    State = FallsState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Two places safer": {**_START},
        "Whole home": {**_ALL},
        "High risk": {**_ALL, "who": "high_risk"},
        "Not at high risk": {**_ALL, "who": "other"},
        "Many pills": {**_START, "look": "medicine", "medicine": "many"},
        "85 and over": {**_ALL, "age_85": True, "look": "fractures"},
    }

    def compute(self) -> Walk:
        """Work out what is known about this home."""
        s = self.state
        fixed = [place for place in PLACES if getattr(s, place)]
        return walk(fixed, s.who, s.medicine, s.look, age_85=s.age_85)

    def describe(self, result: Walk) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> FallsPicture:
        """Make the picture."""
        return FallsPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        table = estimates()
        names = {key: places()[key].label for key in PLACES} | {key: table[key].label for key in STEPS} | words.LOOK
        drugs = [("none" if key == "none" else table[key].label, key) for key in MEDICINES]
        return {
            "look": choice("Look at", [(names[key], key) for key in LOOKS]),
            **{key: switch(f"Safer: {places()[key].label}") for key in PLACES},
            "who": choice("Measured in", [(words.WHO[key], key) for key in GROUPS]),
            "medicine": choice("Medicine", drugs),
            "age_85": switch("Women of 85 and over"),
        }

    def readouts(self, result: Walk) -> Sequence[Readout]:
        """Return the numbers beside the picture."""
        return words.readouts(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read the age group."""
        return {"age_85": patient.age_years >= 85}
