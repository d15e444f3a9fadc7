"""BoneLifePanel: what a life does to the density of the spine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits, Int

from osteospine.bone_life.assess import BoneLife, assess
from osteospine.bone_life.courses import Course, Treatment, constant
from osteospine.bone_life.model import Life
from osteospine.bone_life.picture import BoneLifePicture
from osteospine.bone_life.words import below_peak, crossing_words, describe
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch, whole_number
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.kit.units import percent
from osteospine.t_score.numbers import t_text

_NOTHING_ADDED = {"smoker": False, "steroid_mg": 0.0, "treatment_years": 0}


class BoneLifeState(HasTraits):
    """The learner's choices."""

    sex = Enum(("female", "male"), default_value="female", help="Whose bone: female or male.")
    age = Int(70, min=0, max=100, help="Age to look at, in years; the model knows 10 to 90.")
    peak_sd = Float(
        -0.8, min=-2.0, max=2.0, help="Peak density against the young mean, in standard deviations (-2 to 2)."
    ).tag(step=0.1)
    menopause_age = Int(46, min=40, max=58, help="Age at the last period, in years (40 to 58); for women.")
    smoker = Bool(False, help="Whether the person smokes in later life (yes or no).")
    steroid_mg = Float(0.0, min=0.0, max=30.0, help="Glucocorticoid dose, mg prednisolone a day; 0 is none.").tag(
        step=2.5
    )
    steroid_start = Int(60, min=25, max=85, help="Age at the first glucocorticoid tablet, in years.")
    steroid_years = Float(2.0, min=0.0, max=10.0, help="Length of the glucocorticoid course, in years.").tag(step=0.5)
    treatment_start = Int(65, min=50, max=85, help="Age at the first dose of an antiresorptive, in years.")
    treatment_years = Int(0, min=0, max=15, help="Years on the antiresorptive; 0 is none.")


class BoneLifePanel(Panel[BoneLife]):
    """Bone density from 10 to 90: the peak, the menopause, and what takes or brings bone."""

    title = "Bone through a life"
    State = BoneLifeState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Average woman": {"sex": "female", "peak_sd": 0.0, "menopause_age": 51, **_NOTHING_ADDED},
        "Early menopause": {"sex": "female", "peak_sd": 0.0, "menopause_age": 42, **_NOTHING_ADDED},
        "Low peak": {"sex": "female", "peak_sd": -1.5, "menopause_age": 51, **_NOTHING_ADDED},
        "Steroid tablets": {
            **{"sex": "female", "peak_sd": 0.0, "menopause_age": 51, **_NOTHING_ADDED},
            **{"steroid_mg": 15.0, "steroid_start": 58, "steroid_years": 5.0},
        },
        "Man who smokes": {"sex": "male", "peak_sd": 0.0, **_NOTHING_ADDED, "smoker": True},
        "Treated": {
            **{"sex": "female", "peak_sd": -0.8, "menopause_age": 46, **_NOTHING_ADDED},
            **{"treatment_start": 65, "treatment_years": 10},
        },
    }

    def compute(self) -> BoneLife:
        """Follow the chosen life."""
        s = self.state
        life = Life(
            sex=s.sex,
            peak_sd=s.peak_sd,
            menopause_age_years=s.menopause_age,
            smoker=s.smoker,
            course=Course(s.steroid_start, s.steroid_years, s.steroid_mg),
            treatment=Treatment(s.treatment_start, s.treatment_years),
        )
        return assess(life, s.age)

    def describe(self, result: BoneLife) -> str:
        """Say what the picture shows."""
        return describe(result)

    def build_picture(self) -> BoneLifePicture:
        """Make the picture."""
        return BoneLifePicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "sex": choice("Whose bone", [("A woman", "female"), ("A man", "male")]),
            "age": slider("Look at age", 0, 100, 1, unit="years"),
            "peak_sd": slider("Peak", -2.0, 2.0, 0.1, unit="SD"),
            "menopause_age": slider("Last period at", 40, 58, 1, unit="years"),
            "smoker": switch("Smokes in later life"),
            "steroid_mg": slider("Steroid tablets", 0.0, 30.0, 2.5, unit="mg a day"),
            "steroid_start": whole_number("Steroid from age (years)", 25, 85),
            "steroid_years": slider("Steroid for", 0.0, 10.0, 0.5, unit="years"),
            "treatment_start": whole_number("Antiresorptive from age", 50, 85),
            "treatment_years": whole_number("for (years)", 0, 15),
        }

    def readouts(self, result: BoneLife) -> Sequence[Readout]:
        """Return density, T-score, crossings and what of it is assumed."""
        survey = min(result.measured, key=lambda row: abs(row.middle_age_years - result.age_years))
        gain, full = constant("antiresorptive_gain_pct"), constant("antiresorptive_full_years")
        return (
            Readout(
                f"Density at {result.age_years:g}",
                f"{result.density_g_cm2:.2f} g/cm²",
                f"lumbar spine; {below_peak(result)}; 1 standard deviation (SD) is {result.sd_g_cm2:.3f}",
            ),
            Readout(
                "T-score",
                "none" if result.t is None else t_text(result.t),
                "bands count after menopause, and in men from 50; before that, the Z-score does",
            ),
            Readout("Below T −1", crossing_words(result.below_minus_1), "low bone mass; exactly −1 is normal"),
            Readout("At T −2.5", crossing_words(result.at_minus_2_5), "osteoporosis by density"),
            Readout(
                "Strength lost, about",
                "none, still growing" if result.growing else percent(round(max(result.strength_lost_share, 0.0), 2)),
                "a rule of thumb: strength falls faster than density (Mosekilde 1998)",
            ),
            Readout(
                f"Measured mean of US {'women' if result.life.sex == 'female' else 'men'}",
                f"{survey.mean_bmd_g_cm2:.2f} g/cm² near {survey.middle_age_years}",
                "one survey of all ages: wear of an older spine adds to its scan, so it lies above the line. Assumed, "
                "not measured: growth (dotted), the slow loss of later life, how steroid dose acts and what comes "
                f"back after; an antiresorptive is taken to bring {gain:.1f} % in {full:g} years (Black 2007)",
            ),
        )

    @classmethod
    def from_patient(cls, patient: Any) -> dict[str, Any]:
        """Read a patient's sex, age and glucocorticoid dose; a course is taken to start at that age."""
        age = round(patient.age_years)
        choices: dict[str, Any] = {"sex": patient.sex, "age": min(max(age, 10), 90)}
        if patient.glucocorticoid_mg_per_day > 0:
            choices |= {
                "steroid_mg": min(patient.glucocorticoid_mg_per_day, 30.0),
                "steroid_start": min(max(age, 25), 85),
            }
        return choices
