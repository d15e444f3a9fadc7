"""Predict first: a question in front of the picture, a guess, then guess and answer side by side."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from osteospine.kit.controls import button, row


class Prediction:
    """A question box that hides ``body`` until the learner has guessed or skipped.

    Parameters
    ----------
    question
        What the learner is asked.
    body
        The widget that holds the answer; hidden meanwhile.
    """

    def __init__(self, question: str, body: widgets.Widget) -> None:
        self._body = body
        self._answer = ""
        self.guess = widgets.Text(
            description="Your guess",
            placeholder="a number, a word, a sentence",
            continuous_update=False,
            style={"description_width": "initial"},
            layout=widgets.Layout(flex="1 1 220px", width="auto", max_width="480px"),
        )
        self.show = button("Show the answer")
        self.skip = button("Skip")
        self._said = widgets.HTML()
        self._asked = row(self.guess, self.show, self.skip)
        heading = widgets.HTML(f"<b>Predict first.</b> {escape(question)}")
        self.box = widgets.VBox([heading, self._asked, self._said])
        self.show.on_click(self._reveal)
        self.skip.on_click(self._reveal)
        body.layout.display = "none"

    def answer(self, words: str) -> None:
        """Take what the picture now says; the guess stays beside it."""
        self._answer = words
        if self._body.layout.display != "none":
            self._compare()

    def _reveal(self, _clicked: Any) -> None:
        self._body.layout.display = "flex"
        self.show.layout.display = self.skip.layout.display = "none"
        self._compare()

    def _compare(self) -> None:
        guess = self.guess.value.strip()
        if guess:
            self._said.value = (
                f'<div role="status"><b>You guessed:</b> {escape(guess)}<br>'
                f"<b>The picture shows:</b> {escape(self._answer)}</div>"
            )
