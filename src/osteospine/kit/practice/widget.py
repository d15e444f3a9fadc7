"""``Practice``: the items of a topic to answer in a notebook, with feedback and a result line.

Answers are kept in this process by topic and item id, for as long as the notebook's kernel lives: running
the cell again shows them again. Only *Save my answers* writes them to a file beside the lessons; nothing is
sent anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any, TypeVar

import ipywidgets as widgets

from osteospine.kit import style
from osteospine.kit.controls import button, row
from osteospine.kit.practice import feedback as said
from osteospine.kit.practice import look
from osteospine.kit.practice.bank import Bank, load
from osteospine.kit.practice.hand_in import HandIn, TestQuestion
from osteospine.kit.practice.items import Score
from osteospine.kit.practice.question import Question
from osteospine.kit.progress.look import CSS as SAVE_CSS
from osteospine.kit.progress.save_bar import SaveBar
from osteospine.kit.progress.store import ANSWERS, Store

__all__ = ["ANSWERS", "Practice"]

Asked = TypeVar("Asked", bound=Question)


class Practice(widgets.VBox):
    """Practice items of a topic.

    Parameters
    ----------
    topic
        The topic, for example ``"compression"``.
    *ids
        Which items to show, in this order; all of the topic where none is named.
    store
        Where answers are kept; the kernel's own store unless another is given.
    feedback
        ``"each"`` checks each answer by itself; ``"end"`` makes a test, handed in as a whole.

    Attributes
    ----------
    questions
        The questions, by item id.
    test
        How a test is handed in, or None.
    save_bar
        Saving answers and bringing them back.

    Raises
    ------
    DataError
        If the topic has no item bank, or a damaged one.
    ValueError
        For an id or a way of feedback that does not exist, with those that exist.

    Examples
    --------
    >>> Practice("compression")  # doctest: +SKIP
    Practice: 12 items on vertebral compression, 0 answered.
    """

    def __init__(self, topic: str, *ids: str, store: Store | None = None, feedback: str = "each") -> None:
        if feedback not in ("each", "end"):
            raise ValueError(f"Feedback {feedback!r} does not exist. Choose from: 'each', 'end'.")
        bank = load(topic)
        self.title = bank.title
        self._result = widgets.HTML()
        kept = ANSWERS if store is None else store
        self.test: HandIn | None = None
        self.questions: Mapping[str, Question]
        if feedback == "end":
            self.questions = tested = self._ask(TestQuestion, bank, ids, kept)
            self.test = HandIn(tested)
        else:
            self.questions = self._ask(Question, bank, ids, kept)
        again = button("Start again", "Empty all questions shown here")
        again.on_click(lambda _clicked: self.reset())
        self.save_bar = SaveBar(topic, lambda: self.questions, kept)
        title = f'<div class="osteospine-title">{"Test" if self.test else "Practise"}: {escape(bank.title)}</div>'
        head = widgets.HTML(style.CSS + look.CSS + SAVE_CSS + title)
        end = self.test or row(self._result, again)
        super().__init__([head, *self.questions.values(), end, self.save_bar])
        for name in ("osteospine-panel", "osteospine-practice"):
            self.add_class(name)
        if style.look().lecture:
            self.add_class("osteospine-lecture")
        self._update()

    @property
    def answered(self) -> int:
        """How many items have a checked answer; in a test, an answer."""
        return sum(question.answered for question in self.questions.values())

    @property
    def score(self) -> Score:
        """Points won so far, out of all that these items offer."""
        total = Score(0, 0)
        for question in self.questions.values():
            total += question.verdict.score if question.verdict else Score(0, question.item.points)
        return total

    @property
    def words(self) -> str:
        """The result line: how many items are answered and, unless a test has not been handed in, the score."""
        if self.test and not self.test.handed_in:
            return f"{self.answered} of {_items(len(self.questions))} answered"
        return f"Score {self.score}; {self.answered} of {_items(len(self.questions))} answered"

    def reset(self) -> None:
        """Start again: empty all items shown here and forget their answers."""
        if self.test:
            self.test.empty()
            return
        for question in self.questions.values():
            question.clear()

    def __repr__(self) -> str:
        """Return a stable line, so that nbval can compare it."""
        kind, judged = ("Test", self.test.handed_in) if self.test else ("Practice", self.answered)
        start = f"{kind}: {_items(len(self.questions))} on {self.title}, {self.answered} answered."
        return f"{start} Score {self.score}." if judged else start

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Offer the live widget and, where widgets cannot live, the line of ``repr``."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        data["text/plain"] = repr(self)
        return data, metadata

    def _ask(self, kind: type[Asked], bank: Bank, ids: tuple[str, ...], store: Store) -> dict[str, Asked]:
        """Return the questions."""
        items = bank.pick(*ids)
        return {
            item.id: kind(
                item,
                said.head(number, len(items), item),
                bank.objectives[item.objective],
                (bank.topic, item.id),
                store,
                self._update,
            )
            for number, item in enumerate(items, 1)
        }

    def _update(self) -> None:
        if self.test:
            self.test.update(self.words)
        else:
            self._result.value = said.result(self.words)


def _items(count: int) -> str:
    return f"{count} item" if count == 1 else f"{count} items"
