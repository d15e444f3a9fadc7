"""GradingPanel: say shape and Genant grade of ten unseen vertebrae and see how well you agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
from traitlets import Bool, Enum, HasTraits, Int, Tuple

from osteospine.compression.grading.model import ANSWERS, N_CASES, Answer, Reading, cases
from osteospine.compression.grading.picture import GradingPicture
from osteospine.compression.grading.words import describe
from osteospine.compression.model import GRADE_NAMES, percent_range
from osteospine.kit import style
from osteospine.kit.controls import Control, button, choice, row, switch, whole_number
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

MAX_SEED = 9999


class GradingState(HasTraits):
    """The learner's choices and answers."""

    seed = Int(1, min=0, max=MAX_SEED, help="Which set of ten vertebrae; the same number gives the same set.")
    number = Int(1, min=1, max=N_CASES, help="Which of the ten is on view.")
    shape = Enum(ANSWERS, "normal", help="The shape that the learner sees: normal, wedge, biconcave or crush.")
    grade = Enum((0, 1, 2, 3), 0, help="The Genant grade that the learner gives.")
    measured = Bool(False, help="Show the measured heights before answering.")
    answers = Tuple((None,) * N_CASES, help="What the learner has said of each, None where not yet checked.")


class GradingPanel(Panel[Reading]):
    """Grade ten vertebrae by eye; the measured heights answer."""

    title = "Grade unseen vertebrae"
    State = GradingState
    picture_width = "540px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "First set": {"seed": 1, "number": 1, "answers": (None,) * N_CASES},
        "With measurements": {"measured": True},
        "By eye": {"measured": False},
    }

    def compute(self) -> Reading:
        """Find the vertebra on view among the answers so far."""
        s = self.state
        return Reading(s.seed, s.number, cases(s.seed), s.answers, s.measured)

    def describe(self, result: Reading) -> str:
        """Say what is on view, and after the check what it is and why."""
        return describe(result)

    def build_picture(self) -> GradingPicture:
        """Make the picture."""
        return GradingPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "number": choice("Vertebra", [(f"{n} of {N_CASES}", n) for n in range(1, N_CASES + 1)]),
            "shape": choice("Shape", ANSWERS),
            "grade": choice("Grade", [(f"{g} {GRADE_NAMES[g]} ({percent_range(g)})", g) for g in range(4)]),
            "measured": switch("Show measured heights"),
            "seed": whole_number("Set number", 0, MAX_SEED),
        }

    def actions(self) -> Sequence[widgets.Widget]:
        """Make the buttons: check, next, and a new set."""
        check, onward, new = button("Check"), button("Next"), button("New set")
        check.on_click(lambda _clicked: self.check())
        onward.on_click(lambda _clicked: self.next())
        new.on_click(lambda _clicked: self.new_set())
        self.state.observe(lambda _change: self._clear(), "seed")
        return (row(check, onward, new),)

    def check(self) -> None:
        """Take the chosen shape and grade as the answer; the first answer to a vertebra stands."""
        s = self.state
        if s.answers[s.number - 1] is None:
            given = Answer(s.shape, s.grade)
            s.answers = tuple(given if i == s.number - 1 else a for i, a in enumerate(s.answers))

    def next(self) -> None:
        """Show the next vertebra; after the last comes the first that is not answered."""
        s = self.state
        later = [i for i in range(s.number, N_CASES) if s.answers[i] is None]
        open_ones = later or [i for i, a in enumerate(s.answers) if a is None]
        if open_ones:
            s.number = open_ones[0] + 1

    def new_set(self) -> None:
        """Start again with ten other vertebrae."""
        self.choose(seed=(self.state.seed + 1) % (MAX_SEED + 1), number=1, answers=(None,) * N_CASES)

    def _clear(self) -> None:
        if not self._held:
            self.choose(number=1, answers=(None,) * N_CASES)

    def readouts(self, result: Reading) -> Sequence[Readout]:
        """Return the running score and, at the end, the agreement."""
        kappa = "at the end" if result.kappa is None else f"{result.kappa:.2f}"
        return (
            Readout("Answered", f"{result.answered} of {N_CASES}"),
            Readout("Score", f"{result.score} of {2 * result.answered}", "one point for shape, one for grade"),
            Readout("Agreement (Cohen's kappa)", kappa, "your grades against the measured ones; 1 full, 0 chance"),
        )
