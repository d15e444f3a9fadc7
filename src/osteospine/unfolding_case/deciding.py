"""The control of a decision: its options in words; its value is the option chosen, 0 while undecided."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets
from traitlets import Int

from osteospine.unfolding_case.model import MOST_OPTIONS, UNDECIDED, Decision


class Deciding(widgets.VBox):
    """The decision of one stage.

    Parameters
    ----------
    stage
        Which stage, counted from 1.

    Attributes
    ----------
    value
        The option chosen, counted from 1; 0 while undecided. It stays when the options are exchanged.
    line
        A line for the list of decisions made.
    """

    value = Int(UNDECIDED, min=UNDECIDED, max=MOST_OPTIONS)

    def __init__(self, stage: int) -> None:
        self._stage, self._busy = stage, False
        self._question = widgets.HTML()
        self._options = widgets.RadioButtons(
            options=[],
            value=None,
            description=f"Your decision at stage {stage}",
            style={"description_width": "initial"},
        )
        self._follows = widgets.HTML()
        self.line = widgets.HTML(layout=widgets.Layout(display="none"))
        super().__init__([self._question, self._options, self._follows])
        self._options.observe(self._chosen, "value")
        self.observe(lambda _change: self._mark(), "value")

    @property
    def choices(self) -> widgets.RadioButtons:
        """The radio buttons."""
        return self._options

    def ask(self, decision: Decision | None, follows: str) -> None:
        """Ask a decision and tell what follows from it; None hides it."""
        self.layout.display = "flex" if decision else "none"
        if decision is None:
            return
        options = tuple((option.text, place) for place, option in enumerate(decision.options, 1))
        if self._options.options != options:
            self._quietly(lambda: setattr(self._options, "options", options))
        self._mark()
        self._question.value = (
            '<div class="osteospine-case"><div class="osteospine-case-head" role="heading" aria-level="3">Decide</div>'
            f"<p>{escape(decision.question)}</p></div>"
        )
        self._follows.value = follows

    def note(self, words: str) -> None:
        """Put the decision made into the list, or take it out."""
        self.line.layout.display = "block" if words else "none"
        self.line.value = f"<b>Stage {self._stage}:</b> {escape(words)}" if words else ""

    def _mark(self) -> None:
        """Mark the option chosen, or none."""
        known = [place for _, place in self._options.options]
        self._quietly(lambda: setattr(self._options, "value", self.value if self.value in known else None))

    def _chosen(self, change: dict[str, Any]) -> None:
        if not self._busy and change["new"] is not None:
            self.value = change["new"]

    def _quietly(self, change: Any) -> None:
        self._busy = True
        try:
            change()
        finally:
            self._busy = False
