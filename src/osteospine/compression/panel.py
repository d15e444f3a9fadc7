"""CompressionPanel: move one slider and see a vertebra lose height, shape and grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits

from osteospine.compression.model import (
    LEVELS,
    MAX_HEIGHT_LOSS,
    SHAPES,
    Compression,
    Fracture,
    compress,
)
from osteospine.compression.picture import CompressionPicture
from osteospine.compression.words import SHAPE_WORDS, describe, grade_meaning
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.kit.units import degrees, percent


class CompressionState(HasTraits):
    """The learner's choices."""

    level = Enum(LEVELS, "L1", help="The vertebra, T1 to L5.")
    shape = Enum(SHAPES, "wedge", help="The shape of the fracture: wedge, biconcave or crush.")
    height_loss = Float(0.25, min=0.0, max=MAX_HEIGHT_LOSS, help="Height lost, as a fraction 0 to 0.6.").tag(step=0.01)
    as_xray = Bool(False, help="Draw as on an X-ray.")


class CompressionPanel(Panel[Compression]):
    """One vertebra between its neighbours: level, shape and height loss set heights, angle and grade."""

    title = "One vertebra, compressed"
    State = CompressionState
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Normal": {"height_loss": 0.0},
        "Mild wedge T8": {"level": "T8", "shape": "wedge", "height_loss": 0.22},
        "Moderate wedge L1": {"level": "L1", "shape": "wedge", "height_loss": 0.30},
        "Biconcave L3": {"level": "L3", "shape": "biconcave", "height_loss": 0.35},
        "Crush T12": {"level": "T12", "shape": "crush", "height_loss": 0.35},
        "Severe wedge T12": {"level": "T12", "shape": "wedge", "height_loss": 0.50},
    }

    def compute(self) -> Compression:
        """Work out the chosen fracture."""
        s = self.state
        return compress(Fracture(s.level, s.shape, s.height_loss), as_xray=s.as_xray)

    def describe(self, result: Compression) -> str:
        """Say what the picture shows."""
        return describe(result)

    def build_picture(self) -> CompressionPicture:
        """Make the picture."""
        return CompressionPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "level": choice("Vertebra", LEVELS),
            "shape": choice("Shape", [(SHAPE_WORDS[shape], shape) for shape in SHAPES]),
            "height_loss": slider("Height lost", 0.0, MAX_HEIGHT_LOSS, 0.01, percent=True),
            "as_xray": switch("As on an X-ray"),
        }

    def readouts(self, result: Compression) -> Sequence[Readout]:
        """Return heights, angle and grade."""
        v, n = result.broken, result.normal
        heights = (
            ("Front height", v.anterior_mm, n.anterior_mm),
            ("Middle height", v.middle_mm, n.middle_mm),
            ("Back height", v.posterior_mm, n.posterior_mm),
        )
        return (
            Readout("Genant grade", f"{result.grade} · {result.grade_name}", grade_meaning(result.grade)),
            *(Readout(name, f"{now:.1f} mm", f"normal here {was:.1f} mm") for name, now, was in heights),
            Readout(
                "Wedge angle",
                degrees(v.wedge_angle_deg, digits=1),
                f"normal here {degrees(n.wedge_angle_deg, digits=1)}; more than 0° means the front is shorter",
            ),
            Readout("Front to back height", percent(round(v.anterior_mm / v.posterior_mm, 2)), "ratio Ha / Hp"),
        )

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read a patient's first fracture."""
        if not patient.fractures:
            return {"height_loss": 0.0}
        first = patient.fractures[0]
        return {"level": first.level, "shape": first.shape, "height_loss": first.height_loss}
