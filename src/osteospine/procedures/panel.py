"""PainCoursePanel: pain in the year after a fracture, and what trials of cement found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Bool, Enum, Float, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.procedures import words
from osteospine.procedures.model import ENTRIES, READINGS, PainCourse, follow
from osteospine.procedures.picture import PainCoursePicture
from osteospine.procedures.published import TRIALS, trials

_START: Mapping[str, Any] = {
    "entry": "entry_5",
    "half_time_weeks": 3.0,
    "week": 6.0,
    "at_rest": False,
    "trial": "vertos4",
    "reading": "A",
}


class PainCourseState(HasTraits):
    """The learner's choices."""

    entry = Enum(ENTRIES, "entry_5", help="Pain of the people at the start: 5 or more, or 7 or more, of 10 points.")
    half_time_weeks = Float(3.0, min=0.5, max=12.0, help="Weeks until half of the fall in pain is over; 1 to 6.").tag(
        step=0.5
    )
    week = Float(6.0, min=0.0, max=52.0, help="Week after the start at which the course is read.").tag(step=1.0)
    at_rest = Bool(False, help="Whether the pain lying still is drawn too (yes or no).")
    trial = Enum(TRIALS, "vertos4", help="Trial of cement whose differences, in points, are drawn.")
    reading = Enum(READINGS, "A", help="How the trials are read: A, little from cement; B, a gain for some people.")


class PainCoursePanel(Panel[PainCourse]):
    """The natural course as a band, trials of cement below it, and two ways to read them."""

    title = "Pain in the year after a fracture, and what cement adds"
    State = PainCourseState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Against sham": {**_START},
        "Against usual care": {**_START, "trial": "farrokhi", "reading": "B", "week": 1.0},
        "Older fracture": {**_START, "trial": "vertos5", "reading": "B", "week": 52.0},
        "Very severe": {**_START, "entry": "entry_7", "trial": "pooled_severe", "week": 4.0},
        "Moving and lying still": {**_START, "at_rest": True, "week": 0.0},
    }

    def compute(self) -> PainCourse:
        """Follow the pain and set the chosen trial against it."""
        s = self.state
        return follow(s.entry, s.half_time_weeks, s.week, s.trial, s.reading, at_rest=s.at_rest)

    def describe(self, result: PainCourse) -> str:
        """Say what the picture shows."""
        return words.describe(result)

    def build_picture(self) -> PainCoursePicture:
        """Make the picture."""
        return PainCoursePicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        options = []
        for key, rows in trials().items():
            against = "sham" if rows[0].control == "sham" else "usual care"
            marked = "" if all(row.confirmed for row in rows) else ", unconfirmed"
            options.append((f"{rows[0].label}: {against}{marked}", key))
        return {
            "entry": choice("Pain at the start", [("5 or more", "entry_5"), ("7 or more, early", "entry_7")]),
            "half_time_weeks": slider("Half of the fall after", 0.5, 12, 0.5, unit="weeks"),
            "week": slider("Read at week", 0, 52, 1, unit="weeks"),
            "at_rest": switch("Draw pain lying still"),
            "trial": choice("Trial", options),
            "reading": choice("Reading", [("A: little from cement", "A"), ("B: helps some people", "B")]),
        }

    def readouts(self, result: PainCourse) -> Sequence[Readout]:
        """Return course, trial, and benefit and harm of 1,000."""
        return words.readouts(result)
