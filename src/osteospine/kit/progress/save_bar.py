"""Two buttons and a status line under questions: save my answers, bring back my saved answers."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from html import escape

import ipywidgets as widgets

from osteospine.kit.controls import button, row
from osteospine.kit.evidence import DataError
from osteospine.kit.progress import reading, sentences, writing
from osteospine.kit.progress.place import folder_of_lessons
from osteospine.kit.progress.store import Store
from osteospine.kit.progress.taking import Place, Taken

_log = logging.getLogger("osteospine")


class SaveBar(widgets.VBox):
    """The buttons and the status line.

    Parameters
    ----------
    topic
        The topic under which the answers are kept.
    places
        Returns the places of the answers shown here, by item id.
    store
        Where answers are kept while the notebook runs. Saving saves all of it, of other topics too.
    """

    def __init__(self, topic: str, places: Callable[[], Mapping[str, Place]], store: Store) -> None:
        self._topic, self._places, self._store = topic, places, store
        self.save_button = button("Save my answers", "Keeps all answers of this notebook in a file beside the lessons")
        self.back_button = button("Bring back my saved answers", "Answers given here stay as they are")
        self._status = widgets.HTML()
        super().__init__([row(self.save_button, self.back_button), self._status])
        self.add_class("osteospine-save")
        self.save_button.on_click(lambda _clicked: self.save())
        self.back_button.on_click(lambda _clicked: self.bring_back())
        self._say("")
        self._do(self._offer, sentences.not_read)

    @property
    def status_html(self) -> str:
        """The status line shown."""
        return str(self._status.value)

    def save(self) -> None:
        """Save all answers of this kernel, and say so, or what stands in the way."""
        self._do(self._save, sentences.not_saved)

    def bring_back(self) -> None:
        """Fill in the saved answers to the questions shown here that have no answer yet."""
        self._do(self._bring_back, sentences.not_read)

    def _save(self) -> None:
        if not self._store:
            self._say(sentences.NOTHING_TO_SAVE)
            return
        saved = writing.save(self._store, folder_of_lessons())
        self._say(sentences.after_saving(len(self._store), saved))

    def _bring_back(self) -> None:
        saved = writing.look(folder_of_lessons())
        outcomes: dict[str, Taken] = {}
        unfit = []
        for item, place in self._places().items():
            entry = saved.entries.get((self._topic, item))
            if entry is None:
                continue
            try:
                kept = reading.kept((self._topic, item), entry)
            except DataError as error:
                outcomes[item] = Taken.UNFIT
                unfit.append(str(error))
                continue
            outcomes[item] = place.take(kept)
            if outcomes[item] is Taken.UNFIT:
                unfit.append(sentences.unfitting(entry.file, self._topic, item, kept))
        self._say(sentences.after_bringing(outcomes, unfit, saved))

    def _offer(self) -> None:
        saved = writing.look(folder_of_lessons())
        keys = {(self._topic, item) for item in self._places()}
        self._say(sentences.offer(saved, len(keys & set(saved.entries) - set(self._store))))

    def _do(self, action: Callable[[], None], failed: Callable[[Exception], str]) -> None:
        try:
            action()
        except OSError as error:  # a folder or disk that refuses is nothing to look up in the program
            self._say(failed(error), alert=True)
        except Exception as error:
            _log.exception("My progress failed")
            self._say(failed(error), alert=True)
            if os.environ.get("OSTEOSPINE_STRICT") == "1":
                raise

    def _say(self, words: str, *, alert: bool = False) -> None:
        self._status.value = status(words, alert=alert)


def status(words: str, *, alert: bool = False) -> str:
    """Return a status line as HTML; screen readers watch it from the start."""
    role = "alert" if alert else "status"
    look = ' class="osteospine-saved"' if words else ""
    return f'<div{look} role="{role}" aria-live="polite">{escape(words)}</div>'
