"""CasePanel: one invented person over two years, in stages with questions and decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import ipywidgets as widgets
from traitlets import Enum, HasTraits, Int

from osteospine.kit import style
from osteospine.kit.controls import Control, button, choice, row, whole_number
from osteospine.kit.panel import Panel
from osteospine.kit.progress.store import ANSWERS
from osteospine.kit.readout import Readout
from osteospine.unfolding_case import cases
from osteospine.unfolding_case.deciding import Deciding
from osteospine.unfolding_case.model import MOST_OPTIONS, MOST_STAGES, UNDECIDED, Walk, walk
from osteospine.unfolding_case.page import Page, status
from osteospine.unfolding_case.picture import CasePicture
from osteospine.unfolding_case.words import describe

_DECISIONS = tuple(f"decision_{stage}" for stage in range(1, MOST_STAGES + 1))
_START: Mapping[str, int] = {"stage": 1, **dict.fromkeys(_DECISIONS, UNDECIDED)}
_CASES = cases.names() or ("none",)


def _decision(stage: int) -> Any:
    return Int(
        UNDECIDED, min=UNDECIDED, max=MOST_OPTIONS, help=f"Option chosen at stage {stage}, from 1; 0: not decided yet."
    )


class CaseState(HasTraits):
    """The learner's choices."""

    case = Enum(_CASES, _CASES[0], help="Whose story: the name of a file in data/unfolding_case.")
    stage = Int(1, min=1, max=MOST_STAGES, help="Stage of the story, counted from 1.")
    decision_1 = _decision(1)
    decision_2 = _decision(2)
    decision_3 = _decision(3)
    decision_4 = _decision(4)


class CasePanel(Panel[Walk]):
    """An unfolding case: chart, story, questions in six steps, and decisions that change what comes next."""

    title = "A person's story, stage by stage"
    State = CaseState
    picture_width = "560px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Start": _START,
        "Stage 2, first option": {**_START, "stage": 2, "decision_1": 1},
        "Stage 3, first options": {**_START, "stage": 3, "decision_1": 1, "decision_2": 1},
        "Stage 3, second options": {**_START, "stage": 3, "decision_1": 2, "decision_2": 2},
    }
    folder: ClassVar[Path | None] = None
    """Another folder of cases than the collection's own."""

    def __init__(self, *, predict: str | None = None, patient: object | None = None, **choices: Any) -> None:
        self._decisions = [Deciding(stage) for stage in range(1, MOST_STAGES + 1)]
        self._page = Page(self._decisions, ANSWERS, self.forward, self.reset_case)
        super().__init__(predict=predict, patient=patient, **choices)
        # By name, so that it comes before the redraw that every change brings.
        self.state.observe(lambda _change: self._other_case(), "case")

    def compute(self) -> Walk:
        """Walk to the present stage by the decisions made."""
        made = [getattr(self.state, name) for name in _DECISIONS]
        return walk(cases.load(self.state.case, self.folder), self.state.stage, made)

    def describe(self, result: Walk) -> str:
        """Say what the chart shows now."""
        return describe(result)

    def build_picture(self) -> CasePicture:
        """Make the picture."""
        return CasePicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls; the decision itself stands below the questions, here a line of what was decided."""
        people = choice(
            "Whose story", [(cases.title(name, self.folder), name) for name in self.state.traits()["case"].values]
        )
        return {
            "case": people,
            "stage": whole_number("Stage", 1, MOST_STAGES),
            **{name: Control(each, each.line) for name, each in zip(_DECISIONS, self._decisions, strict=True)},
        }

    def actions(self) -> Sequence[widgets.Widget]:
        """Make the buttons *Back* and *Next*, with a line that says why not."""
        self._said = widgets.HTML(status(""))
        back, onward = button("Back", "To the stage before"), button("Next", "To the next stage")
        back.on_click(lambda _clicked: self._tell(self.back()))
        onward.on_click(lambda _clicked: self._tell(self.forward()))
        return (row(back, onward, self._said),)

    def below(self) -> Sequence[widgets.Widget]:
        """Return story, questions, decision and debrief."""
        return (self._page,)

    def readouts(self, result: Walk) -> Sequence[Readout]:
        """Return the chart of the present stage."""
        return tuple(Readout(each.label, each.value, each.note) for each in result.now.chart)

    @property
    def page(self) -> Page:
        """Story, questions, decision and debrief: what stands below the picture."""
        return self._page

    def forward(self) -> str:
        """Go to the next stage; return why not where that cannot be."""
        at = self.result
        if at.last:
            return "This is the last stage. The debrief stands below the questions."
        if at.open_decision is not None:
            return f"Decide first, below the questions: {at.open_decision.question}"
        self.choose(stage=at.now.number + 1)
        return ""

    def back(self) -> str:
        """Go to the stage before; return why not where that cannot be."""
        if self.result.now.number == 1:
            return "This is the first stage."
        self.choose(stage=self.result.now.number - 1)
        return ""

    def reset_case(self) -> None:
        """Go back to the first stage of the present case, with nothing decided."""
        self.choose(**_START)

    def choose(self, **choices: Any) -> None:
        """Set several choices at once and draw once; another case starts at its beginning unless more is named."""
        if choices.get("case", self.state.case) != self.state.case:
            choices = {**_START, **choices}
        super().choose(**choices)

    def _other_case(self) -> None:
        if not self._held:
            with self._hold():
                for name, value in _START.items():
                    setattr(self.state, name, value)

    def _draw(self) -> None:
        super()._draw()
        self._page.show(self._result)
        self._tell("")

    def _tell(self, words: str) -> None:
        self._said.value = status(escape(words))
