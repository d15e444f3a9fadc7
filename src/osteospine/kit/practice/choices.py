"""Check boxes for options: what forms that let the learner choose several things share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import ipywidgets as widgets


def check_box(label: str) -> widgets.Checkbox:
    """Return a check box, not ticked."""
    return widgets.Checkbox(description=label, indent=False)


def ticked(boxes: Iterable[widgets.Checkbox]) -> frozenset[int]:
    """Return the places of the boxes that are ticked."""
    return frozenset(place for place, box in enumerate(boxes) if box.value)


def tick(boxes: Sequence[widgets.Checkbox], places: Collection[int]) -> None:
    """Tick the boxes at these places and no others."""
    for place, box in enumerate(boxes):
        box.value = place in places
