"""A part of the page that a button shows and hides."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from osteospine.kit.controls import button


class Fold:
    """A button and what it shows.

    Parameters
    ----------
    name
        What is folded, as it stands in *Show the questions*.
    inside
        The widgets.
    is_open
        Whether they are shown at first.
    """

    def __init__(self, name: str, inside: Sequence[widgets.Widget], *, is_open: bool) -> None:
        self._name, self._offered = name, True
        self.button = button("")
        self.box = widgets.VBox(inside)
        self.button.on_click(lambda _clicked: self.turn(not self.is_open))
        self.turn(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the box is shown."""
        return self._open

    def turn(self, is_open: bool) -> None:
        """Show or hide the box."""
        self._open = is_open
        self.button.description = f"{'Hide' if is_open else 'Show'} {self._name}"
        self._lay_out()

    def offer(self, offered: bool) -> None:
        """Take button and box away altogether, or bring them back."""
        self._offered = offered
        self._lay_out()

    def _lay_out(self) -> None:
        self.button.layout.display = "" if self._offered else "none"
        self.box.layout.display = "flex" if self._offered and self._open else "none"
