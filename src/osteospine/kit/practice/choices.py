"""Check boxes and rows of radio buttons: what forms that let the learner choose several things share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import ipywidgets as widgets

from osteospine.kit.practice.form import Form


class RowsForm(Form[tuple[int, ...]]):
    """Rows of radio buttons, one choice in each; the answer is the place chosen in each row."""

    @property
    def answer(self) -> tuple[int, ...] | None:
        """The place chosen in each row, once there is one in all."""
        chosen = tuple(each.value for each in self.inputs)
        return None if None in chosen else chosen

    def fill(self, answer: tuple[int, ...] | None) -> None:
        """Choose the places of an answer, or none."""
        for each, chosen in zip(self.inputs, answer or (None,) * len(self.inputs), strict=True):
            each.value = chosen


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
