"""ChainPanel: one slider, the spine's bone density, moves the whole chain from bone to back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Float, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.start.model import SITE, Chain, chain
from osteospine.start.picture import ChainPicture
from osteospine.start.words import describe, readouts
from osteospine.t_score import model as t_score

_LOW, _HIGH = -4.0, 1.0


class ChainState(HasTraits):
    """The learner's one choice."""

    t_score = Float(
        -1.0,
        min=_LOW,
        max=_HIGH,
        help="Bone density of the spine as a T-score, in standard deviations.",
    ).tag(step=0.1)


class ChainPanel(Panel[Chain]):
    """The chain at a glance: bone, a vertebra under load, the back and the height of one invented woman."""

    title = "From bone density to the back"
    State = ChainState
    picture_width = "620px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Usual at 30": {"t_score": 0.0},
        "T −1.0": {"t_score": -1.0},
        "T −2.5": {"t_score": -2.5},
        "T −3.5": {"t_score": -3.5},
    }

    def compute(self) -> Chain:
        """Ask each lesson's model for its link."""
        return chain(self.state.t_score)

    def describe(self, result: Chain) -> str:
        """Say what the picture shows."""
        return describe(result)

    def build_picture(self) -> ChainPicture:
        """Make the picture."""
        return ChainPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the one slider."""
        return {"t_score": slider("Bone density of the spine", _LOW, _HIGH, 0.1, unit="T-score")}

    def readouts(self, result: Chain) -> Sequence[Readout]:
        """Return each link as a number."""
        return readouts(result)

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read the density of the spine, where one was measured."""
        if patient.lumbar_spine_bmd_g_cm2 is None:
            return {}
        t = t_score.t_score(patient.lumbar_spine_bmd_g_cm2, SITE, t_score.usual_reference(SITE))
        return {"t_score": round(t, 1)}
