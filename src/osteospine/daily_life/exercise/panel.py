"""ExercisePanel: what to do, adapt or avoid, why, and what the evidence is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, HasTraits

from osteospine.daily_life.exercise import words
from osteospine.daily_life.exercise.model import PERSONS, Choice, choose
from osteospine.daily_life.exercise.picture import ExercisePicture
from osteospine.daily_life.exercise.published import EXERCISES, exercises
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

_START: Mapping[str, Any] = {"exercise": "flexion", "person": "recent_fracture", "led": False}


class ExerciseState(HasTraits):
    """The learner's choices."""

    exercise = Enum(EXERCISES, "flexion", help="Exercise or activity that is looked at.")
    person = Enum(PERSONS, "recent_fracture", help="Person: no fracture, low density, or a recent vertebral fracture.")
    led = Bool(False, help="Whether a specialist leads each session (yes or no).")


class ExercisePanel(Panel[Choice]):
    """A drawn exercise, a judgement for three people, and the people behind the evidence."""

    title = "Exercise: do, adapt or avoid"
    State = ExerciseState
    picture_width = "590px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Toe touch": {**_START},
        "Back extension": {**_START, "exercise": "extension"},
        "Tai Chi": {**_START, "exercise": "tai_chi"},
        "Yoga, low density": {**_START, "exercise": "yoga", "person": "low_density"},
        "Heavy lifts, led": {**_START, "exercise": "heavy", "led": True},
    }

    def compute(self) -> Choice:
        """Look up judgement and evidence."""
        return choose(self.state.exercise, self.state.person, led=self.state.led)

    def describe(self, result: Choice) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> ExercisePicture:
        """Make the picture."""
        return ExercisePicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        people = [
            ("No fracture", "no_fracture"),
            ("Low bone density", "low_density"),
            ("Recent vertebral fracture", "recent_fracture"),
        ]
        return {
            "exercise": choice("Exercise", [(exercises()[key].label, key) for key in EXERCISES]),
            "person": choice("Person", people),
            "led": switch("A specialist leads each session"),
        }

    def readouts(self, result: Choice) -> Sequence[Readout]:
        """Return judgement, evidence, benefit and harm."""
        return words.readouts(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read whether there is a fracture."""
        return {"person": "recent_fracture" if patient.fractures else "no_fracture"}
