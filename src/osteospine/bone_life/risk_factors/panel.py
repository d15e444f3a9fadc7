"""RiskFactorsPanel: what is known to raise or lower the chance of a fracture, and by how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Enum, HasTraits, Int

from osteospine.bone_life.risk_factors.counts import PER
from osteospine.bone_life.risk_factors.model import FACTORS, KINDS, ORDERS, OUTCOMES, RiskChart, chart, name_of
from osteospine.bone_life.risk_factors.picture import RiskPicture
from osteospine.bone_life.risk_factors.words import (
    MEASURES,
    describe,
    people_words,
    source_words,
    value_words,
)
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

_HIGH_DOSE_FROM_MG, _MIDDLE_DOSE_FROM_MG = 7.5, 2.5


def _case(outcome: str, factor: str, baseline: int, *, kind: str = "both", order: str = "size") -> dict[str, Any]:
    return {"outcome": outcome, "factor": factor, "baseline": baseline, "kind": kind, "order": order}


class RiskFactorsState(HasTraits):
    """The learner's choices."""

    outcome = Enum(OUTCOMES, default_value="vertebral", help="Which fractures: of the spine, the hip, or any bone.")
    factor = Enum(FACTORS, default_value="smoking", help="The cause that is picked out and told in words.")
    kind = Enum(KINDS, default_value="both", help="People observed, randomised trials, or both in blocks apart.")
    order = Enum(ORDERS, default_value="size", help="Order within a block: by size, by name, or as listed.")
    baseline = Int(10, min=0, max=200, help="People of 1,000 in the comparison group who break a bone (1 to 200).")


class RiskFactorsPanel(Panel[RiskChart]):
    """A forest chart of published relative risks, read against a baseline in both frames."""

    title = "What raises the chance of a fracture, and from what baseline"
    State = RiskFactorsState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Smoking, rare fracture": _case("vertebral", "smoking", 10),
        "Smoking, common fracture": _case("vertebral", "smoking", 100),
        "Steroid dose": _case("vertebral", "steroid_high", 10, kind="observed", order="listed"),
        "Activity: seen and tried": _case("any", "activity", 100),
        "Cancer medicines": _case("any", "aromatase_inhibitor", 100),
    }

    def compute(self) -> RiskChart:
        """Choose the rows and work out both frames."""
        s = self.state
        return chart(s.outcome, s.kind, s.order, s.factor, s.baseline)

    def describe(self, result: RiskChart) -> str:
        """Say what the picture shows."""
        return describe(result)

    def build_picture(self) -> RiskPicture:
        """Make the picture."""
        return RiskPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        outcomes = [("Spine", "vertebral"), ("Hip", "hip"), ("Any bone", "any")]
        kinds = [("Both, in blocks apart", "both"), ("People observed", "observed"), ("Randomised trials", "trial")]
        orders = [("By size", "size"), ("By name", "name"), ("As listed", "listed")]
        return {
            "outcome": choice("Fractures of", outcomes),
            "factor": choice("Pick a cause", [(name_of(factor), factor) for factor in FACTORS]),
            "kind": choice("Kind of study", kinds),
            "order": choice("Order", orders),
            "baseline": slider("Baseline", 0, 200, 1, unit=f"of {PER:,}"),
        }

    def readouts(self, result: RiskChart) -> Sequence[Readout]:
        """Return the figure, its interval, what it was adjusted for and both frames."""
        row, frames = result.picked, result.frames
        if row is None or frames is None:
            return (Readout("Picked", "no figure", "choose another cause, fracture or kind of study"),)
        after = (
            value_words(row.after_density_value, row.after_density_ci_low, row.after_density_ci_high)
            if row.after_density_value is not None
            else "not read"
        )
        difference = frames.with_factor - frames.baseline
        return (
            Readout(
                f"{MEASURES[row.measure].capitalize()}, 95 % interval",
                value_words(row.value, row.ci_low, row.ci_high),
                "1 is no difference; an interval that holds 1 leaves it open",
            ),
            Readout("Who against whom", row.label, row.comparison),
            Readout("Source", source_words(row), f"{row.people}{f'; {row.note}' if row.note else ''}"),
            Readout(
                "After allowing for bone density", after, "what else was allowed for, the abstract does not say in full"
            ),
            Readout(
                f"Of {PER:,} people, with it",
                f"{people_words(abs(difference))} {'more' if difference >= 0 else 'fewer'}",
                f"{people_words(frames.with_factor)} against {people_words(frames.baseline)} break a bone",
            ),
        )

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Pick an earlier fracture or the patient's steroid dose, if there is one."""
        dose = patient.glucocorticoid_mg_per_day
        if patient.fractures:
            return {"factor": "prior_fracture"}
        if dose <= 0:
            return {}
        if dose >= _HIGH_DOSE_FROM_MG:
            return {"factor": "steroid_high"}
        return {"factor": "steroid_middle" if dose >= _MIDDLE_DOSE_FROM_MG else "steroid_low"}
