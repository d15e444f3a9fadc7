"""FractureRiskPanel: how many of 1,000 people like this have a new vertebral fracture in 1, 5 and 10 years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits

from osteospine.fracture_risk.assess import SITE, FractureRisk, assess
from osteospine.fracture_risk.factors import NO_GLUCOCORTICOID, factors, glucocorticoid_class, most_prior_fractures
from osteospine.fracture_risk.model import gradient
from osteospine.fracture_risk.picture import FractureRiskPicture
from osteospine.fracture_risk.words import describe, interval, measured_for, score, times
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.t_score import model as t_score

_DOSES = (NO_GLUCOCORTICOID, "below_2_5", "from_2_5", "from_7_5")
_FURTHER = ("smoking", "alcohol", "parent")
UNKNOWN = "unknown"
_PRIOR = (("not known", UNKNOWN), ("none", "0"), ("1", "1"), ("2", "2"), ("3 or more", "3"))
_START: Mapping[str, Any] = {
    "sex": "female",
    "age_years": 80.0,
    "density_as": "Z",
    "density": -1.0,
    "prior_fractures": UNKNOWN,
    "glucocorticoid": NO_GLUCOCORTICOID,
    "smoking": False,
    "alcohol": False,
    "parent": False,
}


class FractureRiskState(HasTraits):
    """The learner's choices."""

    sex = Enum(("female", "male"), "female", help="Sex: whose incidence is used.")
    age_years = Float(80.0, min=20.0, max=110.0, help="Age in years; figures exist from 50 to 90.").tag(step=1.0)
    density_as = Enum(("Z", "T"), "Z", help="Whether the density is given as a Z-score or as a T-score.")
    density = Float(
        -1.0, min=-6.0, max=6.0, help="Spine density as a Z- or T-score, in standard deviations; Z from −5 to 5."
    ).tag(step=0.1)
    prior_fractures = Enum(
        tuple(value for _, value in _PRIOR), UNKNOWN, help="Vertebral fractures already there: a number, or not known."
    )
    glucocorticoid = Enum(_DOSES, NO_GLUCOCORTICOID, help="Daily glucocorticoid dose, as mg of prednisolone.")
    smoking = Bool(False, help="Whether the people smoke now (yes or no).")
    alcohol = Bool(False, help="Whether the people drink more than 2 units of alcohol a day (yes or no).")
    parent = Bool(False, help="Whether a parent of theirs has had a fracture (yes or no).")


class FractureRiskPanel(Panel[FractureRisk]):
    """Three times 1,000 people: new vertebral fractures on X-ray, and those that doctors diagnose."""

    title = "New vertebral fractures among 1,000 people"
    State = FractureRiskState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "80, Z −1": {**_START},
        "80, Z −2": {**_START, "density": -2.0},
        "65, T −2.5": {**_START, "age_years": 65.0, "density_as": "T", "density": -2.5},
        "70, two earlier fractures": {**_START, "age_years": 70.0, "prior_fractures": "2"},
        "60, prednisolone": {**_START, "age_years": 60.0, "density": 0.0, "glucocorticoid": "from_7_5"},
    }

    def compute(self) -> FractureRisk:
        """Count 1,000 people like this."""
        s = self.state
        z, t = (s.density, None) if s.density_as == "Z" else (None, s.density)
        return assess(
            s.age_years,
            s.sex,
            z=z,
            t=t,
            prior_fractures=None if s.prior_fractures == UNKNOWN else int(s.prior_fractures),
            glucocorticoid=s.glucocorticoid,
            further=[name for name in _FURTHER if getattr(s, name)],
        )

    def describe(self, result: FractureRisk) -> str:
        """Say what the picture shows."""
        return describe(result)

    def build_picture(self) -> FractureRiskPicture:
        """Make the picture."""
        return FractureRiskPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        doses, further = factors("glucocorticoid"), factors("further")
        return {
            "sex": choice("Sex", [("women", "female"), ("men", "male")]),
            "age_years": slider("Age", 20, 110, 1, unit="years"),
            "density_as": choice("Density as", [("Z-score", "Z"), ("T-score", "T")]),
            "density": slider("Spine score", -6, 6, 0.1, unit="SD"),
            "prior_fractures": choice("Earlier vertebral fractures", _PRIOR),
            "glucocorticoid": choice("Prednisolone", [(doses[d].label if d in doses else "none", d) for d in _DOSES]),
            **{name: switch(further[name].label.capitalize()) for name in _FURTHER},
        }

    def readouts(self, result: FractureRisk) -> Sequence[Readout]:
        """Return the parts of the product, the counts with their interval, and what is left out."""
        g = gradient()
        people = "women" if result.sex == "female" else "men"
        return (
            Readout(
                f"All {people} of this age",
                f"{result.average_per_1000_years:.1f} of 1,000 a year",
                "new on X-ray; Rotterdam, 55–65 and 75+, by a line between and beyond them",
            ),
            Readout(
                f"Density, Z-score {score(result.z)}",
                times(result.density_multiplier),
                f"{g.value} for each standard deviation less (95 % interval {g.low} to {g.high}; Marshall 1996)",
            ),
            Readout("Other factors together", times(result.relative_risk), measured_for(result)),
            *(
                Readout(
                    f"In {each.years} year{'s' if each.years > 1 else ''}, on X-ray",
                    f"{each.on_xray:,} ({interval(each)})",
                    f"{each.without:,} of 1,000 not; {each.diagnosed:,} diagnosed",
                )
                for each in result.horizons
            ),
            Readout(
                "Not counted",
                "death; overlap",
                "so too high above about 80, and where factors go together; the interval is that of density alone",
            ),
        )

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read age, sex, fractures, glucocorticoid dose and, where one is given, the density of the spine."""
        found: dict[str, Any] = {
            "age_years": patient.age_years,
            "sex": patient.sex,
            "prior_fractures": str(min(len(patient.fractures), most_prior_fractures())),
            "glucocorticoid": glucocorticoid_class(patient.glucocorticoid_mg_per_day),
        }
        if patient.lumbar_spine_bmd_g_cm2 is not None:
            group = t_score.usual_reference(SITE)
            found |= {
                "density_as": "T",
                "density": round(t_score.t_score(patient.lumbar_spine_bmd_g_cm2, SITE, group), 1),
            }
        return found
