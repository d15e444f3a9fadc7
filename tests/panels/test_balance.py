"""On a projector, where only the first rows of numbers show, no gain stands without a harm."""

from __future__ import annotations

import pytest

from osteospine import PANELS
from osteospine.kit.style import CSS, LECTURE_ROWS

GAIN = ("Difference (absolute)", "Less pain", "Pills: hoped-for gain")
HARM = ("Common:", "Serious:", "Rare:", "Leak", "Cement in the lung", "Pills: harm")
NAMES = ("MedicineTradeoffPanel", "CementPanel", "NutritionPanel")
CASES = [(name, preset) for name in NAMES for preset in PANELS[name].presets]


@pytest.mark.parametrize(("name", "preset"), CASES)
def test_harm_stands_beside_gain(name: str, preset: str) -> None:
    panel = PANELS[name]()
    panel.show(preset)
    shown = [row.label for row in panel.readouts(panel.result)][:LECTURE_ROWS]
    if any(label.startswith(GAIN) for label in shown):
        assert any(label.startswith(HARM) for label in shown), shown


@pytest.mark.parametrize("name", NAMES)
def test_a_gain_is_shown_by_some_preset(name: str) -> None:
    """Without this the test above could pass on rows that have other names by now."""
    panel = PANELS[name]()
    labels = []
    for preset in panel.presets:
        panel.show(preset)
        labels += [row.label for row in panel.readouts(panel.result)][:LECTURE_ROWS]
    assert any(label.startswith(GAIN) for label in labels)


def test_the_projector_shows_that_many_rows() -> None:
    assert f".osteospine-lecture .osteospine-readouts :is(small, tr:nth-child(n+{LECTURE_ROWS + 1}))" in CSS
