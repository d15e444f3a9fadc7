"""The controls with which an item is answered: what every form can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import ipywidgets as widgets

Answer = TypeVar("Answer")


class Form(ABC, Generic[Answer]):
    """Controls, each with a visible label, and the answer that they hold.

    Attributes
    ----------
    inputs
        The controls in order, one value each.
    shown
        What stands on screen: the controls, or boxes that hold them and the text between them.
    missing
        What to do when there is no whole answer yet, as a sentence.
    """

    missing: str

    def __init__(self, inputs: Sequence[widgets.Widget], shown: Sequence[widgets.Widget] | None = None) -> None:
        self.inputs = tuple(inputs)
        self.shown = self.inputs if shown is None else tuple(shown)

    @property
    @abstractmethod
    def answer(self) -> Answer | None:
        """The answer, or None while it is not whole."""

    @abstractmethod
    def fill(self, answer: Answer | None) -> None:
        """Set the controls to an answer, or empty them."""

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call back whenever the learner changes a control."""
        for each in self.inputs:
            each.observe(lambda _change: callback(), "value")
