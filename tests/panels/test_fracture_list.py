"""Fractures added, changed and removed by the controls that a learner has."""

from __future__ import annotations

from osteospine import KyphosisPanel
from osteospine.compression.model import Fracture
from osteospine.kyphosis.fracture_list import MAX_FRACTURES


def test_add_change_remove() -> None:
    panel = KyphosisPanel(fractures=())
    control = panel.controls["fractures"]
    control._add.click()
    control._add.click()
    assert panel.state.fractures == (Fracture("T8", "wedge", 0.25), Fracture("L1", "wedge", 0.25))
    first = control._rows[0]
    first._level.value = "T7"
    first._shape.value = "crush"
    first._loss.widget.value = 0.4
    assert panel.state.fractures[0] == Fracture("T7", "crush", 0.4)
    first.box.children[-1].click()
    assert panel.state.fractures == (Fracture("L1", "wedge", 0.25),)
    assert first._level.value == "L1"


def test_a_level_in_use_is_not_on_offer() -> None:
    control = KyphosisPanel(fractures=(("T8", "wedge", 0.2), ("L1", "wedge", 0.2))).controls["fractures"]
    assert "L1" not in control._rows[0]._level.options
    assert "T8" in control._rows[0]._level.options


def test_the_list_ends_where_the_picture_is_full() -> None:
    panel = KyphosisPanel(fractures=())
    control = panel.controls["fractures"]
    for _ in range(MAX_FRACTURES):
        control._add.click()
    assert len(panel.state.fractures) == MAX_FRACTURES
    assert control._add.disabled
    control.remove(0)
    assert not control._add.disabled


def test_presets_show_in_the_rows() -> None:
    panel = KyphosisPanel()
    panel.show("Cascade T7–T8–T12–L1")
    control = panel.controls["fractures"]
    assert [r._level.value for r in control._rows[:4]] == ["T7", "T8", "T12", "L1"]
    assert len(control.children) == 6  # heading, four rows, the Add button
