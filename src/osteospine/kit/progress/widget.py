"""``Progress``: the overview of all lessons and cases, a page to print, and a way to start afresh."""

from __future__ import annotations

import base64
import datetime
import logging
import os
from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from osteospine.kit import style
from osteospine.kit.controls import button, row
from osteospine.kit.progress import look, place, sentences, writing
from osteospine.kit.progress.chapters import Banks, contents
from osteospine.kit.progress.overview import overview
from osteospine.kit.progress.page import page
from osteospine.kit.progress.save_bar import status
from osteospine.kit.progress.store import ANSWERS, Store
from osteospine.kit.progress.tally import Tally, tally

_log = logging.getLogger("osteospine")
_FORGET, _SURE = "Forget everything", "Yes, forget everything"


class Progress(widgets.VBox):
    """How far a learner has come, from the answers saved beside the lessons.

    Parameters
    ----------
    store
        The answers of this kernel, which *Forget everything* empties too.
    banks
        Banks beside those of the lessons, by name; those that the package names unless others are given.

    Examples
    --------
    >>> Progress()  # doctest: +SKIP
    Progress: nothing saved yet.
    """

    def __init__(self, *, store: Store | None = None, banks: Banks | None = None) -> None:
        self._store = ANSWERS if store is None else store
        self._banks = banks
        self.tally = Tally((), None, ())
        self._table, self._status = widgets.HTML(), widgets.HTML(status(""))
        self.look_button = button("Look again", "Reads what other lessons have saved meanwhile")
        self.page_button = button("Make a page to print", "Writes my_progress.html beside the lessons")
        self.forget_button = button(_FORGET, "Asks once more before anything happens")
        title = f'{style.CSS}{look.CSS}<div class="osteospine-title">My progress</div>'
        buttons = row(self.look_button, self.page_button, self.forget_button)
        super().__init__([widgets.HTML(title), self._table, buttons, self._status])
        for name in ("osteospine-panel", "osteospine-progress", "osteospine-save"):
            self.add_class(name)
        if style.look().lecture:
            self.add_class("osteospine-lecture")
        for each, action in (
            (self.look_button, self.look_again),
            (self.page_button, self.make_page),
            (self.forget_button, self.press_forget),
        ):
            each.on_click(lambda _clicked, action=action: self._do(action))
        self._do(self._read)

    @property
    def words(self) -> str:
        """The total in words."""
        return self.tally.words

    @property
    def overview_html(self) -> str:
        """The tables shown."""
        return str(self._table.value)

    @property
    def status_html(self) -> str:
        """The status line shown."""
        return str(self._status.value)

    def look_again(self) -> None:
        """Read the saved answers again."""
        self._calm()
        self._read()
        if not self.tally.notes and 'role="alert"' not in self.status_html:
            self._say(self.words[0].upper() + self.words[1:])

    def make_page(self) -> None:
        """Write the page to print beside the lessons, and offer it for download."""
        self._calm()
        self._read()
        content = page(self.tally, datetime.date.today()).encode("utf-8")
        address = "data:text/html;base64," + base64.b64encode(content).decode("ascii")
        link = f'<a download="{place.PAGE}" href="{address}">Download {place.PAGE}</a>'
        try:
            writing.write(place.folder_of_lessons() / place.PAGE, content)
            said = f"{place.PAGE} stands beside the lessons."
        except OSError as error:
            said = f"The page could not be written beside the lessons: {escape(sentences.reason(error))}."
        self._status.value = (
            f'<div class="osteospine-saved" role="status" aria-live="polite">{said} {link}, open it in your browser, '
            "print it, and write your name on it by hand.</div>"
        )

    def press_forget(self) -> None:
        """Ask first; pressed again, put the saved answers away and empty those of this notebook."""
        if self.forget_button.description == _FORGET:
            self.forget_button.description = _SURE
            self._say(f"All saved answers will be put away. Press {_SURE} to go on, or Look again to keep them.")
            return
        self._calm()
        away = [place.put_away(file).name for file in place.saved_files(place.folder_of_lessons())]
        self._store.clear()
        self._read()
        files = (
            f" Your old answers are now in {' and '.join(away)}; delete the file if you want it gone." if away else ""
        )
        self._say(f"Forgotten.{files} Lessons still open in other tabs keep theirs until you press Start again there.")

    def __repr__(self) -> str:
        """Return a stable line, so that nbval can compare it."""
        return f"Progress: {self.words}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Offer the live widget and, where widgets cannot live, the line of ``repr``."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        data["text/plain"] = repr(self)
        return data, metadata

    def _read(self) -> None:
        folder = place.folder_of_lessons()
        saved = writing.look(folder)
        self.tally = tally(saved, contents(folder, self._banks))
        self._table.value = overview(self.tally)
        if saved.troubles:
            self._say(sentences.troubles(saved), alert=True)

    def _calm(self) -> None:
        """Take back a first press of Forget everything."""
        self.forget_button.description = _FORGET
        self._say("")

    def _do(self, action: Callable[[], None]) -> None:
        try:
            action()
        except OSError as error:  # a folder or disk that refuses is nothing to look up in the program
            self._say(sentences.not_read(error), alert=True)
        except Exception as error:
            _log.exception("My progress failed")
            self._say(sentences.not_read(error), alert=True)
            if os.environ.get("OSTEOSPINE_STRICT") == "1":
                raise

    def _say(self, words: str, *, alert: bool = False) -> None:
        self._status.value = status(words, alert=alert)
