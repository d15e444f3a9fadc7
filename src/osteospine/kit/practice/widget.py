"""``Practice``: the items of a topic to answer in a notebook, with feedback and a result line.

Answers are kept in this process by topic and item id, for as long as the notebook's kernel lives: running
the cell again shows them again. Nothing is written to disk or sent anywhere.
"""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from osteospine.kit import style
from osteospine.kit.controls import button, row
from osteospine.kit.practice import feedback, look
from osteospine.kit.practice.bank import load
from osteospine.kit.practice.items import Score
from osteospine.kit.practice.question import Question, Store

ANSWERS: Store = {}
"""The answers of this kernel, by topic and item id. ``Practice.reset`` takes those of its items out."""


class Practice(widgets.VBox):
    """Practice items of a topic.

    Parameters
    ----------
    topic
        The topic, for example ``"compression"``.
    *ids
        Which items to show, in this order; all of the topic where none is named.
    store
        Where answers are kept; the kernel's own store unless a test brings another.

    Raises
    ------
    DataError
        If the topic has no item bank, or a damaged one.
    ValueError
        For an id that does not exist, with the ids that exist.

    Examples
    --------
    >>> Practice("compression")  # doctest: +SKIP
    Practice: 12 items on vertebral compression, 0 answered.
    """

    def __init__(self, topic: str, *ids: str, store: Store | None = None) -> None:
        bank = load(topic)
        items = bank.pick(*ids)
        self.title = bank.title
        self._result = widgets.HTML()
        kept = ANSWERS if store is None else store
        self.questions = {
            item.id: Question(
                item,
                feedback.question(number, len(items), item.stem),
                bank.objectives[item.objective],
                (topic, item.id),
                kept,
                self._update,
            )
            for number, item in enumerate(items, 1)
        }
        again = button("Start again", "Empty all questions shown here")
        again.on_click(lambda _clicked: self.reset())
        title = f'<div class="osteospine-title">Practise: {escape(bank.title)}</div>'
        super().__init__(
            [widgets.HTML(style.CSS + look.CSS + title), *self.questions.values(), row(self._result, again)]
        )
        for name in ("osteospine-panel", "osteospine-practice"):
            self.add_class(name)
        if style.look().lecture:
            self.add_class("osteospine-lecture")
        self._update()

    @property
    def answered(self) -> int:
        """How many items have a checked answer."""
        return sum(question.verdict is not None for question in self.questions.values())

    @property
    def score(self) -> Score:
        """Points won so far, out of all that these items offer."""
        total = Score(0, 0)
        for question in self.questions.values():
            total += question.verdict.score if question.verdict else Score(0, question.item.points)
        return total

    @property
    def words(self) -> str:
        """The result line: score and how many items are answered."""
        return f"Score {self.score}; {self.answered} of {_items(len(self.questions))} answered"

    def reset(self) -> None:
        """Start again: empty all items shown here and forget their answers."""
        for question in self.questions.values():
            question.clear()

    def __repr__(self) -> str:
        """Return a stable line, so that nbval can compare it."""
        start = f"Practice: {_items(len(self.questions))} on {self.title}, {self.answered} answered."
        return f"{start} Score {self.score}." if self.answered else start

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Offer the live widget and, where widgets cannot live, the line of ``repr``."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        data["text/plain"] = repr(self)
        return data, metadata

    def _update(self) -> None:
        self._result.value = feedback.result(self.words)


def _items(count: int) -> str:
    return f"{count} item" if count == 1 else f"{count} items"
