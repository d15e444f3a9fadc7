"""One practice item on screen: stem, controls, a button and feedback."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets

from osteospine.kit.controls import button
from osteospine.kit.practice import feedback
from osteospine.kit.practice.items import Item, Verdict

_log = logging.getLogger("osteospine")


@dataclass(frozen=True)
class Kept:
    """An answer, and whether it has been checked since it was last changed."""

    answer: Any
    checked: bool


Store = dict[tuple[str, str], Kept]


class Question(widgets.VBox):
    """One item: stem, controls, a button, feedback.

    Parameters
    ----------
    item
        The item.
    head
        The stem as HTML.
    objective
        The objective in words.
    key, store
        Where its answer is kept.
    on_judged
        Called after the judgement has changed.
    """

    def __init__(
        self,
        item: Item[Any],
        head: str,
        objective: str,
        key: tuple[str, str],
        store: Store,
        on_judged: Callable[[], None],
    ) -> None:
        self.item = item
        self.verdict: Verdict | None = None
        self._objective = objective
        self._key, self._store, self._on_judged = key, store, on_judged
        self._form = item.form()
        self._button = button("Check my answer")
        self._feedback = widgets.HTML(feedback.EMPTY)
        super().__init__([widgets.HTML(head), *self._form.inputs, self._button, self._feedback])
        self.add_class("osteospine-question")
        kept = store.get(key)
        if kept is not None:
            self._form.fill(kept.answer)
            if kept.checked:
                self._judge(kept.answer)
        self._form.on_change(self._changed)
        self._button.on_click(lambda _clicked: self.press())

    @property
    def inputs(self) -> tuple[widgets.Widget, ...]:
        """The controls to answer with."""
        return self._form.inputs

    @property
    def feedback_html(self) -> str:
        """The feedback shown."""
        return str(self._feedback.value)

    @property
    def check_button(self) -> widgets.Button:
        """The button, which says *Check my answer* or *Try again*."""
        return self._button

    def answer(self, answer: Any) -> None:
        """Fill in an answer, as the learner would with the controls; None empties them."""
        self._form.fill(answer)

    def press(self) -> None:
        """Check the answer, or try again: what the button does."""
        with self._guarded():
            if self.verdict is None:
                self.check()
            else:
                self.try_again()

    def check(self) -> None:
        """Judge the answer and say why; without a whole answer say what is missing."""
        answer = self._form.answer
        if answer is None:
            self._feedback.value = feedback.advice(self._form.missing)
            return
        self._judge(answer)
        self._store[self._key] = Kept(answer, checked=True)
        self._on_judged()

    def try_again(self) -> None:
        """Take the feedback away and keep what was chosen."""
        self.verdict = None
        self._button.description = "Check my answer"
        self._feedback.value = feedback.EMPTY
        self._keep_draft()
        self._on_judged()

    def clear(self) -> None:
        """Empty the controls and forget the answer."""
        self._form.fill(None)
        self.try_again()

    def _judge(self, answer: Any) -> None:
        verdict = self.item.judge(answer)
        self._feedback.value = feedback.checked(verdict, self._objective, self.item.sources)
        self._button.description = "Try again"
        self.verdict = verdict

    def _keep_draft(self) -> None:
        answer = self._form.answer
        if answer is None:
            self._store.pop(self._key, None)
        else:
            self._store[self._key] = Kept(answer, checked=False)

    def _changed(self) -> None:
        with self._guarded():
            # Feedback on an answer that is no longer there would mislead.
            if self.verdict is not None or self._feedback.value != feedback.EMPTY:
                self.try_again()
            else:
                self._keep_draft()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn an error into a message in place; in tests (``OSTEOSPINE_STRICT=1``) raise it too."""
        try:
            yield
        except Exception as error:
            _log.exception("Practice item %s could not be checked", self.item.id)
            self._feedback.value = feedback.failure(error)
            if os.environ.get("OSTEOSPINE_STRICT") == "1":
                raise
