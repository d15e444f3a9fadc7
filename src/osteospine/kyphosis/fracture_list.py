"""A list of fractures that can be added to, changed and taken from without typing code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as widgets
from traitlets import HasTraits, TraitError, TraitType

from osteospine.compression.model import LEVELS, MAX_HEIGHT_LOSS, SHAPES, Fracture
from osteospine.kit.controls import button, row, slider

MAX_FRACTURES = 6
"""As many as fit beside the picture on a projector."""

_NEXT = ("T8", "L1", "T12", "T7", "L2", "T11", "T9", "L3")  # where fractures are common, for "Add"


class Fractures(TraitType[tuple[Fracture, ...], Any]):
    """A trait that holds up to six fractures, one per vertebra."""

    default_value = ()
    info_text = f"up to {MAX_FRACTURES} fractures such as ('T8', 'wedge', 0.25), one per vertebra"

    def validate(self, _obj: HasTraits | None, value: Any) -> tuple[Fracture, ...]:
        """Return the fractures, or raise ``TraitError`` that says what is allowed."""
        try:
            fractures = tuple(each if isinstance(each, Fracture) else Fracture(*each) for each in value)
        except (TypeError, ValueError) as error:
            raise TraitError(f"fractures: {error} Give {self.info_text}.") from error
        levels = [f.level for f in fractures]
        if len(levels) > MAX_FRACTURES or len(set(levels)) < len(levels):
            raise TraitError(f"fractures: got {', '.join(levels)}. Give {self.info_text}.")
        return fractures


class FractureList(widgets.VBox):
    """The control bound to a ``Fractures`` trait: a row per fracture and an *Add* button.

    Rows are made once and reused, so that adding and removing is quick and keeps the keyboard focus.
    """

    value = Fractures()

    def __init__(self) -> None:
        super().__init__(layout=widgets.Layout(width="100%"))
        self._rows: list[_Row] = []
        self._add = button("Add a fracture")
        self._add.on_click(lambda _clicked: self.add())
        self._head = widgets.HTML()
        self.observe(lambda _change: self._show(), "value")
        self._show()

    def add(self) -> None:
        """Add a wedge fracture at the next common place that is still whole."""
        used = {f.level for f in self.value}
        level = next(level for level in (*_NEXT, *LEVELS) if level not in used)
        self.value = (*self.value, Fracture(level, "wedge", 0.25))

    def remove(self, index: int) -> None:
        """Take away the fracture in this row (0 is the first)."""
        self.value = tuple(f for i, f in enumerate(self.value) if i != index)

    def change(self, index: int, fracture: Fracture) -> None:
        """Put another fracture in this row."""
        self.value = tuple(fracture if i == index else f for i, f in enumerate(self.value))

    def _show(self) -> None:
        while len(self._rows) < len(self.value):
            self._rows.append(_Row(len(self._rows), self))
        used = [f.level for f in self.value]
        for each, fracture in zip(self._rows, self.value, strict=False):
            each.show(fracture, used)
        count = len(self.value)
        self._head.value = (
            f"<b>Fractures</b> ({count} of {MAX_FRACTURES}): vertebra, shape, height lost in %"
            if count
            else "<b>Fractures</b>: none yet"
        )
        self._add.disabled = count >= MAX_FRACTURES
        shown: Iterable[widgets.Widget] = [self._head, *(r.box for r in self._rows[:count]), self._add]
        self.children = tuple(shown)


class _Row:
    """One fracture: vertebra, shape, loss, and a button that takes it away."""

    def __init__(self, index: int, owner: FractureList) -> None:
        self._index, self._owner, self._busy = index, owner, False
        number = index + 1
        self._level = _list(f"Vertebra of fracture {number}", LEVELS, "4.3em")
        self._shape = _list(f"Shape of fracture {number}", SHAPES, "7.1em")
        self._loss = slider(f"Height lost in fracture {number}", 0.0, MAX_HEIGHT_LOSS, 0.01, percent=True)
        self._loss.row.layout.flex = "1 1 110px"
        self._loss.widget.layout.min_width = "50px"
        self._loss.row.layout.width = "auto"
        self._loss.row.layout.flex_flow = "row nowrap"
        remove = button("Remove", f"Remove fracture {number}")
        remove.on_click(lambda _clicked: owner.remove(index))
        self.box = row(self._level, self._shape, self._loss.row, remove)
        self.box.add_class("osteospine-compact")
        for widget in (self._level, self._shape, self._loss.widget):
            widget.observe(self._changed, "value")

    def show(self, fracture: Fracture, used: list[str]) -> None:
        """Show a fracture; levels that other rows use are not on offer."""
        self._busy = True
        try:
            free = tuple(level for level in LEVELS if level == fracture.level or level not in used)
            if self._level.options != free:
                self._level.options = free
            self._level.value = fracture.level
            self._shape.value = fracture.shape
            self._loss.widget.value = fracture.height_loss
        finally:
            self._busy = False

    def _changed(self, _change: Any) -> None:
        if not self._busy:
            chosen = Fracture(self._level.value, self._shape.value, self._loss.widget.value)
            self._owner.change(self._index, chosen)


def _list(label: str, options: tuple[str, ...], width: str) -> widgets.Dropdown:
    return widgets.Dropdown(options=options, description=label, layout=widgets.Layout(width=width, flex="0 0 auto"))
