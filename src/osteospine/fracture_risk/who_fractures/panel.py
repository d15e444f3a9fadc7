"""WhoFracturesPanel: a thousand people over their T-scores, and the people of a national survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from traitlets import Enum, Float, HasTraits

from osteospine.fracture_risk.model import SEXES
from osteospine.fracture_risk.who_fractures.asked import Asked, asked
from osteospine.fracture_risk.who_fractures.model import SITE, Watched, watch
from osteospine.fracture_risk.who_fractures.picture import WhoFracturesPicture
from osteospine.fracture_risk.who_fractures.survey import CYCLES
from osteospine.fracture_risk.who_fractures.words import (
    describe_people,
    describe_survey,
    people_readouts,
    survey_readouts,
)
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.t_score.model import age_range_years, references

if TYPE_CHECKING:
    from osteospine.patient import Patient

_VIEWS = {"The model: 1,000 people": "model", "Real people: a survey": "survey"}
_SEX_NAMES = {"women": "female", "men": "male"}
_REFERENCES = {
    f"{each.label}{'' if each.confirmed else ' (unconfirmed)'}": each.key
    for each in references(SITE).values()
    if each.scanner == "hologic"  # the table by age is on the Hologic scale
}
_YOUNGEST, _OLDEST = 40.0, 95.0
_LOWEST_T, _HIGHEST_T = -4.5, 1.0


class WhoFracturesState(HasTraits):
    """The learner's choices."""

    view = Enum(tuple(_VIEWS.values()), "model", help="The model's thousand people, or the people of a survey.")
    sex = Enum(SEXES, "female", help="Women or men.")
    age_years = Float(70.0, min=_YOUNGEST, max=_OLDEST, help="Age of the people, years.").tag(step=1.0)
    threshold_t = Float(
        -2.5, min=_LOWEST_T, max=_HIGHEST_T, help="Model: treat everyone at or below this T-score."
    ).tag(step=0.1)
    years = Float(10.0, min=1.0, max=10.0, help="Model: how long they are watched, years.").tag(step=1.0)
    reference = Enum(
        tuple(_REFERENCES.values()), "camos", help="Model: the young adults from whom T-scores are counted."
    )
    cycle = Enum(CYCLES, CYCLES[-1], help="Survey: years in which the people were asked.")


class WhoFracturesPanel(Panel[Watched | Asked]):
    """Drag the treatment threshold over a thousand people; then look at what real people report."""

    title = "Who fractures?"
    State = WhoFracturesState
    picture_width = "620px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Line at T −2.5": {"view": "model", "threshold_t": -2.5},
        "Line at T −1": {"view": "model", "threshold_t": -1.0},
        "Women of 55": {"view": "model", "sex": "female", "age_years": 55.0, "threshold_t": -2.5},
        "Men of 75": {"view": "model", "sex": "male", "age_years": 75.0, "threshold_t": -2.5},
        "Reports and scans": {"view": "survey", "cycle": CYCLES[0]},
    }

    def compute(self) -> Watched | Asked:
        """Watch the thousand, or ask the survey."""
        s = self.state
        if s.view == "survey":
            return asked(s.cycle, s.sex, s.age_years)
        return watch(s.sex, s.age_years, s.years, s.reference, s.threshold_t)

    def describe(self, result: Watched | Asked) -> str:
        """Say what the view shows."""
        return describe_people(result) if isinstance(result, Watched) else describe_survey(result)

    def build_picture(self) -> WhoFracturesPicture:
        """Make the picture."""
        return WhoFracturesPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "view": choice("Show", list(_VIEWS.items())),
            "sex": choice("People", list(_SEX_NAMES.items())),
            "age_years": slider("Age", _YOUNGEST, _OLDEST, 1.0, unit="years"),
            "threshold_t": slider("Model: treat at or below", _LOWEST_T, _HIGHEST_T, 0.1, unit="T-score"),
            "years": slider("Model: watched for", 1.0, 10.0, 1.0, unit="years"),
            "reference": choice("Model: young reference", list(_REFERENCES.items())),
            "cycle": choice("Survey of", CYCLES),
        }

    def readouts(self, result: Watched | Asked) -> Sequence[Readout]:
        """Return the numbers of the view."""
        return people_readouts(result) if isinstance(result, Watched) else survey_readouts(result)

    @classmethod
    def from_patient(cls, patient: Patient) -> dict[str, Any]:
        """Read age and sex: people like this person, never a forecast for one.

        Beyond the table of densities by age, only the survey has people of that age.
        """
        beyond = patient.age_years >= age_range_years(SITE, patient.sex)[1] + 1
        view = {"view": "survey"} if beyond else {}
        return {"age_years": float(patient.age_years), "sex": patient.sex, **view}
