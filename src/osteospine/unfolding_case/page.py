"""What stands below the picture: the story, the questions, the decision and, at the end, the debrief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import ipywidgets as widgets

from osteospine.kit import style
from osteospine.kit.controls import button, row
from osteospine.kit.practice import feedback, look
from osteospine.kit.progress.look import CSS as SAVE_CSS
from osteospine.kit.progress.save_bar import SaveBar
from osteospine.kit.progress.store import FREE_TEXT, Kept, Store
from osteospine.unfolding_case import debrief, telling
from osteospine.unfolding_case.asking import Asking
from osteospine.unfolding_case.deciding import Deciding
from osteospine.unfolding_case.folding import Fold
from osteospine.unfolding_case.model import Walk

_AGAIN = "Start the case again"
_SURE = "Press again to empty all answers of this case"


class Page(widgets.VBox):
    """The part of the panel that is read and answered.

    Parameters
    ----------
    decisions
        The control of each stage's decision.
    store
        Where answers are kept.
    on_next, on_again
        What the buttons *Next stage* and *Start the case again* do; the first returns what to say.
    """

    def __init__(
        self,
        decisions: Sequence[Deciding],
        store: Store,
        on_next: Callable[[], str],
        on_again: Callable[[], None],
    ) -> None:
        self._decisions, self._store, self._on_again = decisions, store, on_again
        self._walk: Walk | None = None
        self._story, self._score, self._debrief = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.asking = Asking(store, self._count)
        self.finish = widgets.Textarea(
            description="Finish the story", continuous_update=False, layout=widgets.Layout(width="min(47em, 100%)")
        )
        self.finish.add_class("osteospine-finish")
        self.finish.observe(lambda _change: self._keep_text(), "value")
        self.next_button, self._said = button("Next stage"), widgets.HTML(status(""))
        self.next_button.on_click(lambda _clicked: self._go_on(on_next()))
        self.again_button = button(_AGAIN)
        self.again_button.on_click(lambda _clicked: self._again())
        self._save = widgets.VBox()
        lecture = style.look().lecture
        self.story_fold = Fold("the story", [self._story], is_open=not lecture)
        self.questions_fold = Fold(
            "the questions",
            [self.asking, self._score, *decisions, row(self.next_button, self._said)],
            is_open=not lecture,
        )
        self.debrief_fold = Fold("the debrief", [self._debrief, self.finish], is_open=False)
        folds = (self.story_fold, self.questions_fold, self.debrief_fold)
        super().__init__(
            [
                widgets.HTML(look.CSS + SAVE_CSS + telling.CSS),
                row(*(fold.button for fold in folds), self.again_button),
                *(fold.box for fold in folds),
                self._save,
            ]
        )
        self.add_class("osteospine-practice")

    def show(self, walk: Walk) -> None:
        """Show a stage."""
        before, self._walk = self._walk, walk
        self._story.value = telling.story(walk)
        if before is None or before.case is not walk.case:
            self._open_case(walk)
        if before is None or before.now is not walk.now:
            self.asking.ask(walk)
            self.say("")
        for number, control in enumerate(self._decisions, 1):
            control.ask(walk.now.decision if number == walk.now.number else None, telling.what_follows(walk))
            control.note(_made(walk, number))
        self.debrief_fold.offer(walk.last)
        self.next_button.layout.display = "none" if walk.last else ""
        self._count()

    def _go_on(self, refused: str) -> None:
        self.say(escape(refused) or "The next stage is open. Its story stands above, under the picture.")

    def say(self, words: str) -> None:
        """Say something beside the button *Next stage*."""
        self._said.value = status(words)

    def _open_case(self, walk: Walk) -> None:
        """Bring the text that was typed at the end of this case, and the buttons that save its answers."""
        case = walk.case
        kept = self._store.get((case.topic, FREE_TEXT))
        self.finish.value = kept.answer if kept else ""
        self.finish.description = case.finish
        self._save.children = (SaveBar(case.topic, lambda: self.asking.places(case, self.finish), self._store),)
        self.again_button.description = _AGAIN

    def _keep_text(self) -> None:
        if self._walk is None:
            return
        key = (self._walk.case.topic, FREE_TEXT)
        if self.finish.value.strip():
            self._store[key] = Kept(self.finish.value, checked=False)
        else:
            self._store.pop(key, None)

    def _count(self) -> None:
        if self._walk is None:
            return
        steps, stages = debrief.by_step(self._walk, self._store), debrief.by_stage(self._walk, self._store)
        self._score.value = feedback.result(telling.score(stages[-1]))
        self._debrief.value = telling.debrief(self._walk, steps, stages) if self._walk.last else ""

    def _again(self) -> None:
        """Ask once more, then forget all answers of the case and go back to its start."""
        if self.again_button.description != _SURE or self._walk is None:
            self.again_button.description = _SURE
            return
        self.again_button.description = _AGAIN
        self.asking.forget(self._walk.case)
        self.finish.value = ""
        self._on_again()
        self._count()


def status(words: str) -> str:
    """Return a status line, which screen readers watch from the start."""
    return f'<div role="status" aria-live="polite">{words}</div>'


def _made(walk: Walk, stage: int) -> str:
    """Return the option taken at a stage gone through, or nothing."""
    if stage > walk.now.number:
        return ""
    decision, place = walk.moments[stage - 1].decision, walk.path[stage - 1]
    return decision.options[place - 1].text if decision is not None and place else ""
