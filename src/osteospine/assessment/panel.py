"""PainPatternPanel: a pain pattern against three courses, what else it can be, and fractures without pain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits

from osteospine.assessment import words
from osteospine.assessment.model import NO_PAIN, ONSETS, PLACES, Judged, Pattern, judge
from osteospine.assessment.picture import PainPatternPicture
from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

_START: Mapping[str, Any] = {
    "place": "waist",
    "onset": "sudden",
    "weeks": 2.0,
    "worse_upright": True,
    "eased_lying": True,
    "worse_coughing": True,
    "after_strain": True,
    "height_lost": False,
}


class PainPatternState(HasTraits):
    """The learner's choices."""

    place = Enum(PLACES, "waist", help="Where the pain is, or no pain at all.")
    onset = Enum(ONSETS, "sudden", help="How the pain began: suddenly or slowly.")
    weeks = Float(2.0, min=0.0, max=52.0, help="Time since the pain began, weeks.").tag(step=1.0)
    worse_upright = Bool(True, help="Whether standing and walking make it worse (yes or no).")
    eased_lying = Bool(True, help="Whether lying down eases it (yes or no).")
    worse_coughing = Bool(True, help="Whether coughing makes it worse (yes or no).")
    after_strain = Bool(True, help="Whether it began with a minor strain, such as lifting (yes or no).")
    height_lost = Bool(False, help="Whether height has been lost since it began or before (yes or no).")


class PainPatternPanel(Panel[Judged]):
    """Set a pattern and see which of three courses its features are typical of."""

    title = "What a pain pattern fits"
    State = PainPatternState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Fresh fracture": {**_START},
        "Healed, pain stays": {
            "place": "mid-back",
            "onset": "slow",
            "weeks": 40.0,
            "worse_upright": True,
            "eased_lying": True,
            "worse_coughing": False,
            "after_strain": False,
            "height_lost": True,
        },
        "Down the leg": {**_START, "place": "leg", "weeks": 6.0, "worse_upright": False, "eased_lying": False},
        "Lying does not ease it": {
            **_START,
            "place": "mid-back",
            "onset": "slow",
            "weeks": 8.0,
            "worse_upright": False,
            "eased_lying": False,
            "worse_coughing": False,
            "after_strain": False,
        },
        "No pain": {**_START, "place": NO_PAIN, "height_lost": True},
    }

    def compute(self) -> Judged:
        """Hold the pattern against the three courses."""
        s = self.state
        return judge(
            Pattern(
                onset=s.onset,
                place=s.place,
                worse_upright=s.worse_upright,
                eased_lying=s.eased_lying,
                worse_coughing=s.worse_coughing,
                weeks=s.weeks,
                after_strain=s.after_strain,
                height_lost=s.height_lost,
            )
        )

    def describe(self, result: Judged) -> str:
        """Say what the pattern fits."""
        return words.describe(result)

    def build_picture(self) -> PainPatternPicture:
        """Make the picture."""
        return PainPatternPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "place": choice("Place", PLACES),
            "onset": choice("Start", ONSETS),
            "weeks": slider("Time since", 0, 52, 1, unit="weeks"),
            "worse_upright": switch("Worse standing, walking"),
            "eased_lying": switch("Eased lying"),
            "worse_coughing": switch("Worse coughing"),
            "after_strain": switch("After a minor strain"),
            "height_lost": switch("Height lost"),
        }

    def readouts(self, result: Judged) -> Sequence[Readout]:
        """Return the counts, what else it can be, and silent fractures."""
        return words.readouts(result)
