"""The six questions of a stage on screen; a question seen before comes back as it was left."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets

from osteospine.kit.practice import feedback
from osteospine.kit.practice.question import Question
from osteospine.kit.progress.store import FREE_TEXT, Store
from osteospine.kit.progress.taking import FreeText, Place, Unseen
from osteospine.unfolding_case import telling
from osteospine.unfolding_case.model import STEPS, Case, Walk


class Asking(widgets.VBox):
    """The questions of the present stage.

    Parameters
    ----------
    store
        Where answers are kept.
    on_judged
        Called when a judgement has changed.
    """

    def __init__(self, store: Store, on_judged: Callable[[], None]) -> None:
        super().__init__()
        self._store, self._on_judged = store, on_judged
        self._made: dict[tuple[str, str], Question] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions shown, in the order of the steps."""
        return tuple(each for each in self.children if isinstance(each, Question))

    def ask(self, walk: Walk) -> None:
        """Show the questions of the present stage."""
        self.children = tuple(self._question(walk, step) for step in STEPS)

    def places(self, case: Case, finish: widgets.Textarea) -> dict[str, Place]:
        """Return where saved answers to a case belong, by item id: on screen, or kept until they come on screen."""
        found: dict[str, Place] = {}
        for moment in case.moments.values():
            for item in moment.items.values():
                key = (case.topic, item.id)
                found[item.id] = self._made.get(key) or found.get(item.id) or Unseen(item, key, self._store)
        return {**found, FREE_TEXT: FreeText(finish)}

    def forget(self, case: Case) -> None:
        """Empty all questions of a case and forget their answers."""
        for (topic, _), question in self._made.items():
            if topic == case.topic:
                question.clear()
        for key in [key for key in self._store if key[0] == case.topic]:
            del self._store[key]

    def _question(self, walk: Walk, step: str) -> Question:
        item, case = walk.now.items[step], walk.case
        key = (case.topic, item.id)
        made = self._made.get(key)
        # The numbers of an item may differ from path to path: then it is another question with the same answer.
        if made is None or made.item != item:
            place = list(STEPS).index(step) + 1
            head = telling.step_head(STEPS[step], feedback.head(place, len(STEPS), item))
            if made is not None:
                _close(made)
            made = Question(item, head, case.objectives[item.objective], key, self._store, self._on_judged)
            self._made[key] = made
        return made


def _close(widget: widgets.Widget) -> None:
    for child in getattr(widget, "children", ()):
        _close(child)
    widget.close()
