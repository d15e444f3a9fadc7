"""Stand in for the browser: the messages that moving a control sends, and the weight of what comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import comm
import ipywidgets as widgets
from comm.base_comm import BaseComm

from benchmarks.measure import spaced


@dataclass(frozen=True)
class Message:
    """What the browser sends when a learner moves ``widget``."""

    widget: widgets.Widget
    state: dict[str, Any]

    @property
    def changes(self) -> bool:
        """Whether it asks for anything new."""
        return any(getattr(self.widget, name) != value for name, value in self.state.items())

    def send(self) -> None:
        """Let the widget take it as it takes a message of the browser."""
        self.widget.set_state(self.state)


class Scale:
    """Adds up the bytes that widgets send to the browser."""

    def __init__(self) -> None:
        self.bytes = 0

    def weigh(self) -> int:
        """Return the bytes since last time."""
        found, self.bytes = self.bytes, 0
        return found


@contextmanager
def weighing() -> Iterator[Scale]:
    """Make the widgets created meanwhile write each message as JSON, as a kernel does, and weigh it."""
    scale = Scale()

    class Weighed(BaseComm):
        def publish_msg(
            self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **keys: Any
        ) -> None:
            del msg_type, metadata, keys
            scale.bytes += len(json.dumps(data, ensure_ascii=False).encode())
            scale.bytes += sum(len(each) for each in buffers or ())

    before, comm.create_comm = comm.create_comm, Weighed
    try:
        yield scale
    finally:
        comm.create_comm = before


def inputs(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    """Yield the controls inside ``widget`` that have a range to walk through."""
    if isinstance(widget, widgets.FloatSlider | widgets.BoundedIntText | widgets.Dropdown | widgets.Checkbox):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from inputs(child)


def walk(widget: widgets.Widget, most: int) -> list[Message]:
    """Return up to ``most`` messages that take a control from one end of its range to the other."""
    if isinstance(widget, widgets.Dropdown):
        return [Message(widget, {"index": index}) for index in spaced(len(widget.options), most)]
    if isinstance(widget, widgets.Checkbox):
        return [Message(widget, {"value": value}) for value in (True, False)]
    steps = round((widget.max - widget.min) / widget.step)
    kind = int if isinstance(widget, widgets.BoundedIntText) else float
    values = [kind(round(widget.min + index * widget.step, 6)) for index in spaced(steps + 1, most)]
    return [Message(widget, {"value": value}) for value in values]
