"""RedFlagPanel: decide how soon to act on fifteen invented stories, and weigh the sign in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
from traitlets import Enum, HasTraits, Int, Tuple

from osteospine.assessment.red_flags.model import DECISIONS, FULL_POINTS, Reading, cases
from osteospine.assessment.red_flags.picture import RedFlagPicture
from osteospine.assessment.red_flags.words import DECISION_WORDS, describe
from osteospine.kit import evidence, style
from osteospine.kit.controls import Control, button, choice, row
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout

N_CASES = len(cases())
_OPEN: tuple[str | None, ...] = (None,) * N_CASES


class RedFlagState(HasTraits):
    """The learner's choices and answers."""

    number = Int(1, min=1, max=N_CASES, help="Which story is on view.")
    decision = Enum(DECISIONS, "soon", help="How soon the learner would act: now, this week or usual care.")
    answers = Tuple(_OPEN, help="What the learner decided for each story, None where not yet checked.")


def _with(number: int, decision: str) -> tuple[str | None, ...]:
    return tuple(decision if n == number else None for n in range(1, N_CASES + 1))


class RedFlagPanel(Panel[Reading]):
    """Now, this week or usual care: decide, check, and see how strong the warning sign really is."""

    title = "Warning signs: how soon?"
    State = RedFlagState
    picture_width = "620px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "First story": {"number": 1, "decision": "soon", "answers": _OPEN},
        "A strong sign": {"number": 7, "decision": "now", "answers": _with(7, "now")},
        "A weak sign": {"number": 2, "decision": "routine", "answers": _with(2, "routine")},
        "Signs together": {"number": 3, "decision": "soon", "answers": _with(3, "soon")},
    }

    def compute(self) -> Reading:
        """Find the story on view among the decisions so far."""
        s = self.state
        return Reading(s.number, s.decision, s.answers)

    def describe(self, result: Reading) -> str:
        """Tell the story; once decided, say what was right and how strong the sign is."""
        return describe(result)

    def build_picture(self) -> RedFlagPicture:
        """Make the picture."""
        return RedFlagPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "number": choice("Story", [(f"{n} of {N_CASES}", n) for n in range(1, N_CASES + 1)]),
            "decision": choice("How soon", [(DECISION_WORDS[d], d) for d in DECISIONS]),
        }

    def actions(self) -> Sequence[widgets.Widget]:
        """Make the buttons: check, next, and begin again."""
        check, onward, again = button("Check"), button("Next"), button("Begin again")
        check.on_click(lambda _clicked: self.check())
        onward.on_click(lambda _clicked: self.next())
        again.on_click(lambda _clicked: self.choose(number=1, answers=_OPEN))
        return (row(check, onward, again),)

    def check(self) -> None:
        """Take the chosen decision as the answer; the first answer to a story stands."""
        s = self.state
        if s.answers[s.number - 1] is None:
            s.answers = tuple(s.decision if i == s.number - 1 else a for i, a in enumerate(s.answers))

    def next(self) -> None:
        """Show the next story; after the last comes the first that is not decided."""
        s = self.state
        later = [i for i in range(s.number, N_CASES) if s.answers[i] is None]
        open_ones = later or [i for i, a in enumerate(s.answers) if a is None]
        if open_ones:
            s.number = open_ones[0] + 1

    def readouts(self, result: Reading) -> Sequence[Readout]:
        """Return the running score, on which side the misses lie, and the source of the strength shown."""
        sources = ", ".join(evidence.sources()[key].label for key in result.weighed.source.split(";"))
        return (
            Readout("Decided", f"{result.answered} of {N_CASES}", "all people are invented; local rules come first"),
            Readout("Score", f"{result.score} of {FULL_POINTS * result.answered}", "2 if right, 1 if a step too early"),
            Readout("Too early, too late", f"{result.too_early}, {result.too_late}", "too late can cost more"),
            Readout("Usually done", "decide first" if result.answer is None else result.case.action),
            Readout("Strength from", sources),
        )
