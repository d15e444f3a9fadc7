"""KyphosisPanel: add fractures and see the whole back bend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Float, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.kit.units import degrees, length
from osteospine.kyphosis.assess import Kyphosis, assess, finger_breadth_mm
from osteospine.kyphosis.fracture_list import FractureList, Fractures
from osteospine.kyphosis.model import Spine
from osteospine.kyphosis.picture import KyphosisPicture
from osteospine.kyphosis.words import describe, place_among


class KyphosisState(HasTraits):
    """The learner's choices."""

    fractures = Fractures((("T8", "wedge", 0.25),), help="Up to six fractures (level, shape, height loss 0 to 0.6).")
    compensation = Float(
        0.5, min=0.0, max=1.0, help="Share (0 to 1) of what pelvis, hips and neighbours can give back."
    ).tag(step=0.05)


class KyphosisPanel(Panel[Kyphosis]):
    """The standing spine in profile: fractures and compensation set angle, height and balance."""

    title = "Compressed vertebrae bend the back"
    State = KyphosisState
    picture_width = "490px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "No fracture": {"fractures": ()},
        "One mid-thoracic wedge": {"fractures": (("T8", "wedge", 0.25),)},
        "Thoracolumbar pair": {"fractures": (("T12", "wedge", 0.30), ("L1", "wedge", 0.30))},
        "Cascade T7–T8–T12–L1": {"fractures": tuple((level, "wedge", 0.30) for level in ("T7", "T8", "T12", "L1"))},
        "Lumbar crush": {"fractures": (("L3", "crush", 0.35),)},
    }

    def compute(self) -> Kyphosis:
        """Bend the reference spine."""
        return assess(Spine(fractures=self.state.fractures, compensation=self.state.compensation))

    def describe(self, result: Kyphosis) -> str:
        """Say what the picture shows."""
        return describe(result)

    def build_picture(self) -> KyphosisPicture:
        """Make the picture."""
        return KyphosisPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        fractures = FractureList()
        return {
            "fractures": Control(fractures, fractures),
            "compensation": slider("Body gives back", 0.0, 1.0, 0.05, percent=True),
        }

    def readouts(self, result: Kyphosis) -> Sequence[Readout]:
        """Return angles, balance, height, rib gap and the place among people."""
        normal = result.normal
        before = normal.rib_pelvis_gap_mm() / finger_breadth_mm()
        turns = (
            ("Thoracic kyphosis, Cobb T4–T12", result.cobb_deg, normal.cobb_deg()),
            ("Cobb T1–T12", result.cobb_t1_t12_deg, normal.cobb_deg("T1", "T12")),
            ("Lumbar lordosis L1–S1", result.lordosis_deg, normal.lordosis_deg()),
        )
        return (
            *(Readout(name, degrees(now, digits=1), f"before: {degrees(was, digits=1)}") for name, now, was in turns),
            Readout(
                "T1 forward of the sacrum",
                length(result.spine.t1_offset_mm(), sign=True),
                f"before: {length(normal.t1_offset_mm(), sign=True)}",
            ),
            Readout("Change in height", length(result.stature_change_mm, sign=True)),
            Readout(
                "Rib-to-pelvis gap",
                f"{result.rib_pelvis_fingers:.1f} fingers",
                f"of {finger_breadth_mm() / 10:.1f} cm each; before: {before:.1f}, a model assumption",
            ),
            Readout(
                "Women of 65 and over with a smaller angle",
                place_among(result),
                f"by Cobb angle: mean {result.group.mean_deg:.0f}°, SD {result.group.sd_deg:.0f}° (Kado 2013)",
            ),
        )

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read a patient's fractures."""
        return {"fractures": tuple(patient.fractures)}
