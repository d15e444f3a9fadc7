"""Impossible input: a plain message in place, the last picture kept, nothing logged as a fault."""

from __future__ import annotations

from typing import Any

import pytest

import osteospine
from osteospine.kit.refusal import Refusal

REFUSED = "This cannot be shown:"
IMPOSSIBLE = [
    ("TScorePanel", {"bmd_g_cm2": 0.0}, "not found in an adult"),
    ("TScorePanel", {"bmd_g_cm2": 4.0}, "decimal point"),
    ("TScorePanel", {"age_years": 7}, "7"),
    ("TScorePanel", {"scanner": "ge_lunar", "reference": "camos"}, "Choose a reference for GE Lunar"),
    ("FollowUpPanel", {"bmd_second_g_cm2": 0.0}, "not found in an adult"),
    ("BoneLifePanel", {"age": 5}, "5"),
    ("FractureRiskPanel", {"age_years": 20}, "50 to 90"),
    ("WhoFracturesPanel", {"age_years": 40}, "40"),
]


@pytest.mark.parametrize(("name", "choices", "said"), IMPOSSIBLE)
def test_is_refused_in_place_and_the_picture_stays(
    name: str, choices: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OSTEOSPINE_STRICT", "1")
    panel = osteospine.PANELS[name]()
    picture, words = panel._picture.value, panel.words
    panel.choose(**choices)
    assert REFUSED in panel._message.value
    assert said in panel._message.value
    assert 'role="alert"' in panel._message.value
    assert (panel._picture.value, panel.words) == (picture, words)
    assert caplog.text == ""
    panel.reset()
    assert panel._message.value == ""


@pytest.mark.parametrize(("name", "choices", "said"), IMPOSSIBLE)
def test_a_panel_cannot_be_opened_with_it(name: str, choices: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        osteospine.PANELS[name](**choices)
