"""ImagingPanel: one fractured vertebra on five tests, and the blood tests that look for its cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Enum, Float, HasTraits

from osteospine.assessment.imaging.model import MAX_WEEKS, VIEWS, Choices, Imaging, image
from osteospine.assessment.imaging.picture import ImagingPicture
from osteospine.assessment.imaging.published import MODALITIES, QUESTIONS, blood_tests, spine_tests
from osteospine.assessment.imaging.words import QUESTION_WORDS, describe, dose, share, usual_range
from osteospine.compression.model import MAX_HEIGHT_LOSS
from osteospine.kit import evidence, style
from osteospine.kit.controls import Control, choice, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout


class ImagingState(HasTraits):
    """The learner's choices."""

    modality = Enum(MODALITIES, "radiograph", help="The test that makes the picture.")
    question = Enum(QUESTIONS, "fracture", help="The question that the test should answer.")
    weeks = Float(1.0, min=0, max=MAX_WEEKS, help="Age of the fracture in weeks.").tag(step=1.0)
    height_loss = Float(0.1, min=0, max=MAX_HEIGHT_LOSS, help="Share of front height lost, a fraction.").tag(step=0.01)
    view = Enum(VIEWS, "picture", help="Pictures of the spine, or the blood tests that look for a cause.")
    blood_test = Enum(tuple(blood_tests()), "calcium", help="The blood test that is explained.")


class ImagingPanel(Panel[Imaging]):
    """See one fracture by X-ray, VFA, CT, MRI and bone scan, and ask what each can tell."""

    title = "One fracture, five tests"
    State = ImagingState
    picture_width = "620px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Fresh, on X-ray": {
            "view": "picture", "modality": "radiograph", "question": "fracture", "weeks": 1.0, "height_loss": 0.1,
        },
        "The same on MRI": {
            "view": "picture", "modality": "mri", "question": "fracture", "weeks": 1.0, "height_loss": 0.1,
        },
        "Old, on MRI": {
            "view": "picture", "modality": "mri", "question": "age", "weeks": 80.0, "height_loss": 0.3,
        },
        "Silent, on VFA": {
            "view": "picture", "modality": "vfa", "question": "silent", "weeks": 52.0, "height_loss": 0.3,
        },
        "Blood tests": {"view": "blood", "blood_test": "calcium"},
    }  # fmt: skip

    def compute(self) -> Imaging:
        """Work out what the chosen test shows."""
        s = self.state
        return image(Choices(s.modality, s.question, s.weeks, s.height_loss, s.view, s.blood_test))

    def describe(self, result: Imaging) -> str:
        """Say what is shown, how far it answers, and the dose."""
        return describe(result)

    def build_picture(self) -> ImagingPicture:
        """Make the picture."""
        return ImagingPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "modality": choice("Test", [(spine_tests()[m].name, m) for m in MODALITIES]),
            "question": choice("Question", [(QUESTION_WORDS[q], q) for q in QUESTIONS]),
            "weeks": slider("Age of fracture", 0, MAX_WEEKS, 1.0, unit="weeks"),
            "height_loss": slider("Height lost", 0, MAX_HEIGHT_LOSS, 0.01, percent=True),
            "view": choice("Show", [("the spine", "picture"), ("blood tests", "blood")]),
            "blood_test": choice("Blood test", [(t.name, t.test) for t in blood_tests().values()]),
        }

    def readouts(self, result: Imaging) -> Sequence[Readout]:
        """Return what the test shows, misses, finds and costs in dose; or the facts of a blood test."""
        if result.choices.view == "blood":
            blood = result.blood
            return (
                Readout("Test", blood.name, usual_range(blood)),
                Readout("Low can mean", blood.low_suggests or "–"),
                Readout("High can mean", blood.high_suggests or "–", f"Source: {_cited(blood.source)}"),
            )
        rows = [
            Readout("Shows", result.test.shows),
            Readout("Misses", result.test.misses),
            Readout("Choose it", result.test.choose_when),
        ]
        if result.finding is not None:
            about = f"{result.finding.statement} ({_cited(result.finding.source)})"
            rows.append(Readout(result.finding.label, share(result.finding), about))
        rows.append(Readout("Dose", dose(result), f"Source: {_cited(result.test.source)}"))
        return rows

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Take the height loss of the person's worst wedge, which stands in for the drawn one."""
        wedges = [f.height_loss for f in patient.fractures if f.shape == "wedge"]
        return {"height_loss": max(wedges)} if wedges else {}


def _cited(keys: str) -> str:
    return ", ".join(evidence.sources()[key].label for key in keys.split(";"))
