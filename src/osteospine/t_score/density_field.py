"""A number field for any density, with a slider over the range in which real bones lie."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from osteospine.kit.controls import Control, row


def density_field(label: str, highest: float, usual: tuple[float, float], step: float) -> Control:
    """Return a field from 0 to ``highest`` g/cm² whose slider covers only the ``usual`` range.

    A slider from 0 to 4 would be too coarse to drag; the field stays wide, so that an impossible number can
    be typed and its refusal read.
    """
    low, high = usual
    number = widgets.BoundedFloatText(
        min=0.0,
        max=highest,
        step=step,
        description=f"{label} (g/cm²)",
        style={"description_width": "initial"},
        layout=widgets.Layout(width="auto", flex="0 1 auto"),
    )
    number.add_class("osteospine-number")
    handle = widgets.FloatSlider(
        min=low,
        max=high,
        step=step,
        value=low,
        readout=False,
        layout=widgets.Layout(flex="1 1 140px", min_width="120px"),
    )

    def on_range(value: float) -> float:
        return min(max(value, low), high)

    def to_handle(change: dict[str, Any]) -> None:
        handle.value = on_range(change["new"])

    def to_number(change: dict[str, Any]) -> None:
        if abs(on_range(number.value) - change["new"]) > 1e-9:
            number.value = round(change["new"], 6)

    number.observe(to_handle, "value")
    handle.observe(to_number, "value")
    return Control(number, row(number, handle))
