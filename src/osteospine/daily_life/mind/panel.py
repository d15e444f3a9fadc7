"""MindPanel: enter the cycle of pain, fear, doing less and low mood; choose a help and see what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, HasTraits

from osteospine.daily_life.mind import words
from osteospine.daily_life.mind.model import Cycle, cycle
from osteospine.daily_life.mind.picture import MindPicture
from osteospine.daily_life.mind.published import HELPS, POINTS, helps, points
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout


class MindState(HasTraits):
    """The learner's choices."""

    entry = Enum(POINTS, "fear", help="Point at which the cycle is entered.")
    help = Enum(HELPS, "talking", help="Kind of help.")
    against_treatment = Bool(False, help="Compare with another treatment instead of usual care (yes or no).")


class MindPanel(Panel[Cycle]):
    """A cycle that can be entered anywhere, and the size of what helps, with whom it was measured in."""

    title = "Pain, fear and mood: a cycle with ways out"
    State = MindState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Talking therapy": {"entry": "fear", "help": "talking", "against_treatment": False},
        "Against another treatment": {"entry": "fear", "help": "talking", "against_treatment": True},
        "Tried after spine fracture": {"entry": "fear", "help": "exercise", "against_treatment": False},
        "A wide interval": {"entry": "pain", "help": "imagery", "against_treatment": False},
        "Not pooled": {"entry": "pain", "help": "relaxation", "against_treatment": False},
        "Staying connected": {"entry": "mood", "help": "connected", "against_treatment": False},
    }

    def compute(self) -> Cycle:
        """Look up what is known."""
        s = self.state
        return cycle(s.entry, s.help, "active" if s.against_treatment else "usual")

    def describe(self, result: Cycle) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> MindPicture:
        """Make the picture."""
        return MindPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "entry": choice("Enter at", [(points()[key].label, key) for key in POINTS]),
            "help": choice("Help", [(helps()[key].label, key) for key in HELPS]),
            "against_treatment": switch("Against another treatment"),
        }

    def readouts(self, result: Cycle) -> Sequence[Readout]:
        """Return the effect, in whom, and what else to know."""
        return words.readouts(result)
