"""One practice item on screen: stem, controls, a button and feedback."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets

from osteospine.kit.controls import button
from osteospine.kit.practice import feedback
from osteospine.kit.practice.items import Item, Verdict
from osteospine.kit.progress.store import Kept, Store
from osteospine.kit.progress.taking import Taken, same

__all__ = ["Kept", "Question", "Store"]

_log = logging.getLogger("osteospine")


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
        self.objective = objective
        self._key, self._store, self._on_judged = key, store, on_judged
        self._filling = False  # while an answer is filled in, its controls change one by one
        self._form = item.form()
        self._button = button("Check my answer")
        self._feedback = widgets.HTML(feedback.EMPTY)
        super().__init__([widgets.HTML(head), *self._shown()])
        self.add_class("osteospine-question")
        self._empty = self._values()
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
    def answered(self) -> bool:
        """Whether its answer has been checked."""
        return self.verdict is not None

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

    def take(self, kept: Kept) -> Taken:
        """Take a saved answer, unless one was given or begun here, or the answer does not fit the question."""
        if self._values() != self._empty:
            return Taken.SAME if same(self._form.answer, kept.answer) else Taken.OWN
        if not self.item.fits(kept.answer):
            return Taken.UNFIT
        with self._guarded():
            self._filling = True
            self._form.fill(kept.answer)
            self._filling = False
            self._store[self._key] = kept
            if kept.checked:
                self._judge(kept.answer)
            self._on_judged()
        return Taken.BROUGHT

    def _shown(self) -> list[widgets.Widget]:
        """Return what stands under the stem."""
        return [*self._form.shown, self._button, self._feedback]

    def _values(self) -> list[Any]:
        """Return what the controls hold; half an answer shows here, while the form has none yet."""
        return [each.value for each in self._form.inputs]

    def _judge(self, answer: Any) -> None:
        verdict = self.item.judge(answer)
        self._feedback.value = feedback.checked(verdict, self.objective, self.item.sources)
        self._button.description = "Try again"
        self.verdict = verdict

    def _keep_draft(self) -> None:
        answer = self._form.answer
        if answer is None:
            self._store.pop(self._key, None)
        else:
            self._store[self._key] = Kept(answer, checked=False)

    def _changed(self) -> None:
        if self._filling:
            return
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
