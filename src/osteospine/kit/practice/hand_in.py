"""A test: all questions first, one button to hand in, points by objective, and the reasons only on request.

Until it is handed in nothing is judged, so no answer can be read from what the page holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import ipywidgets as widgets

from osteospine.kit.controls import button, row
from osteospine.kit.practice import feedback
from osteospine.kit.practice.items import Score
from osteospine.kit.practice.question import Question
from osteospine.kit.progress.store import Kept

_AGAIN, _SURE = "Start again", "Press again to empty the test"
_SHOW, _HIDE = "Show the reasons", "Hide the reasons"


class TestQuestion(Question):
    """A question that is judged when the test is handed in; it shows its reasons only then, and only on request."""

    __test__ = False  # the name is no sign to pytest

    @property
    def answered(self) -> bool:
        """Whether it has a whole answer."""
        return self._form.answer is not None

    @property
    def score(self) -> Score:
        """Points won; none without an answer."""
        return self.verdict.score if self.verdict else Score(0, self.item.points)

    def hand_in(self) -> None:
        """Judge the answer, where there is one that has not been judged, and let it be changed no more."""
        with self._guarded():
            answer = self._form.answer
            if answer is not None and self.verdict is None:
                self._judge(answer)
                self._store[self._key] = Kept(answer, checked=True)
            self._lock(True)

    def show_reasons(self, shown: bool) -> None:
        """Show the judgement and the reasons, or take them away."""
        if not shown:
            self._feedback.value = feedback.EMPTY
        elif self.verdict is None:
            self._feedback.value = feedback.advice("You gave no answer here.")
        else:
            self._feedback.value = feedback.checked(self.verdict, self.objective, self.item.sources)

    def reopen(self) -> None:
        """Take the judgement away and let the answer be changed again."""
        self.verdict = None
        self._lock(False)

    def _shown(self) -> list[widgets.Widget]:
        return [*self._form.shown, self._feedback]

    def _judge(self, answer: object) -> None:
        self.verdict = self.item.judge(answer)

    def _changed(self) -> None:
        if self._filling:
            return
        with self._guarded():
            self._keep_draft()
            self._on_judged()

    def _lock(self, locked: bool) -> None:
        for each in self.inputs:
            each.disabled = locked


class HandIn(widgets.VBox):
    """The end of a test: hand in, the result, the reasons, and starting again.

    Parameters
    ----------
    questions
        The questions of the test, by item id.
    """

    def __init__(self, questions: Mapping[str, TestQuestion]) -> None:
        self._questions = questions
        self._asked = False  # whether the learner was told of questions without an answer
        self.hand_in_button = button("Hand in", "After this the answers can be changed no more")
        self.reasons_button = button(_SHOW)
        self.again_button = button(_AGAIN, "Asks once more before anything happens")
        self._status, self._table = widgets.HTML(feedback.EMPTY), widgets.HTML()
        self._before: tuple[widgets.Widget, ...] = (self._status, row(self.hand_in_button))
        self._after = (self._status, self._table, row(self.reasons_button, self.again_button))
        super().__init__(self._before)
        self.hand_in_button.on_click(lambda _clicked: self.hand_in())
        self.reasons_button.on_click(lambda _clicked: self.show_reasons(self.reasons_button.description == _SHOW))
        self.again_button.on_click(lambda _clicked: self.start_again())

    @property
    def handed_in(self) -> bool:
        """Whether the test has been handed in."""
        return any(question.verdict is not None for question in self._questions.values())

    @property
    def result_html(self) -> str:
        """The status line and the table of points shown."""
        return f"{self._status.value}{self._table.value}"

    def hand_in(self) -> None:
        """Hand in; where answers are missing, say so first."""
        questions = list(self._questions.values())
        missing = [n for n, question in enumerate(questions, 1) if not question.answered]
        if len(missing) == len(questions):
            self._status.value = feedback.advice("Answer at least one question first.")
            return
        if missing and not self._asked:
            self._asked = True
            self._status.value = feedback.advice(
                f"{_numbered(missing)} no answer yet. Press Hand in once more to hand in without."
            )
            return
        for question in questions:
            question.hand_in()
        self.update("")

    def show_reasons(self, shown: bool) -> None:
        """Show the reasons under each question, or take them away."""
        for question in self._questions.values():
            question.show_reasons(shown)
        self.reasons_button.description = _HIDE if shown else _SHOW

    def start_again(self) -> None:
        """Ask first; pressed again, empty the test."""
        if self.again_button.description == _AGAIN:
            self.again_button.description = _SURE
        else:
            self.empty()

    def empty(self) -> None:
        """Empty all questions and forget their answers."""
        for question in self._questions.values():
            question.reopen()
        for question in self._questions.values():
            question.clear()

    def update(self, words: str) -> None:
        """Show what fits: before handing in how many answers are given, afterwards the result."""
        self.again_button.description = _AGAIN
        if not self.handed_in:
            self._asked = False
            self.show_reasons(False)
            self._status.value, self._table.value = feedback.result(words), ""
            self.children = self._before
            return
        for question in self._questions.values():
            question.hand_in()  # also where some answers of a test handed in were brought back: all count together
        total = sum((question.score for question in self._questions.values()), Score(0, 0))
        self._status.value = feedback.result(f"You have {total}.")
        self._table.value = _points_by_objective(self._questions)
        self.children = self._after


def _numbered(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Question {numbers[0]} has"
    return f"Questions {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} have"


def _points_by_objective(questions: Mapping[str, TestQuestion]) -> str:
    points: dict[str, Score] = {}
    for question in questions.values():
        points[question.objective] = points.get(question.objective, Score(0, 0)) + question.score
    rows = "".join(
        f'<tr><th scope="row">{escape(objective)}</th><td>{score.points} of {score.out_of}</td></tr>'
        for objective, score in points.items()
    )
    return (
        '<table class="osteospine-points"><caption>Points by objective</caption><thead><tr>'
        f'<th scope="col">Objective</th><th scope="col">Points</th></tr></thead><tbody>{rows}</tbody></table>'
    )
