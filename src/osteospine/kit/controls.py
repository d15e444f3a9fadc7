"""Controls with a visible label, a unit, keyboard use and, for sliders, a field for the exact number.

The slider of ipywidgets has no accessible name, so each is paired with a labelled number field that
does the same: a screen-reader user types, others drag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets


@dataclass(frozen=True)
class Control:
    """A widget whose ``value`` is the trait's value, and the row in which it is shown."""

    widget: widgets.Widget
    row: widgets.Widget


def slider(
    label: str,
    low: float,
    high: float,
    step: float,
    *,
    unit: str = "",
    percent: bool = False,
) -> Control:
    """Return a slider with its number field; ``percent`` shows a fraction as a percentage."""
    scale = 100 if percent else 1
    unit = "%" if percent else unit
    handle = widgets.FloatSlider(
        min=low,
        max=high,
        step=step,
        value=low,
        readout=False,
        layout=widgets.Layout(flex="1 1 140px", min_width="120px"),
    )
    number = widgets.BoundedFloatText(
        min=low * scale,
        max=high * scale,
        step=step * scale,
        value=low * scale,
        description=f"{label} ({unit})" if unit else label,
        style={"description_width": "initial"},
        layout=widgets.Layout(width="auto", flex="0 1 auto"),
    )
    number.add_class("osteospine-number")

    def to_number(change: dict[str, Any]) -> None:
        if abs(number.value - change["new"] * scale) > 1e-9:
            number.value = round(change["new"] * scale, 6)

    def to_handle(change: dict[str, Any]) -> None:
        if abs(handle.value * scale - change["new"]) > 1e-9:
            handle.value = round(change["new"] / scale, 8)

    handle.observe(to_number, "value")
    number.observe(to_handle, "value")
    return Control(handle, row(number, handle))


def whole_number(label: str, low: int, high: int) -> Control:
    """Return a field for a whole number."""
    widget = widgets.BoundedIntText(
        min=low,
        max=high,
        value=low,
        description=label,
        style={"description_width": "initial"},
        layout=widgets.Layout(width="auto"),
    )
    widget.add_class("osteospine-number")
    return Control(widget, widget)


def choice(label: str, options: Sequence[Any]) -> Control:
    """Return a drop-down list; options are values or ``(text, value)`` pairs."""
    widget = widgets.Dropdown(
        options=options,
        description=label,
        style={"description_width": "initial"},
        layout=widgets.Layout(width="auto", flex="0 1 auto", max_width="100%"),
    )
    return Control(widget, widget)


def switch(label: str) -> Control:
    """Return a check box."""
    widget = widgets.Checkbox(description=label, indent=False, layout=widgets.Layout(width="auto"))
    return Control(widget, widget)


def button(label: str, hint: str = "") -> widgets.Button:
    """Return a push button as wide as its words."""
    return widgets.Button(description=label, tooltip=hint, layout=widgets.Layout(width="auto"))


def row(*children: widgets.Widget) -> widgets.Box:
    """Return a line of widgets that wraps where room is short."""
    return widgets.Box(
        children,
        layout=widgets.Layout(
            display="flex", flex_flow="row wrap", align_items="center", width="100%", grid_gap="4px 8px"
        ),
    )
