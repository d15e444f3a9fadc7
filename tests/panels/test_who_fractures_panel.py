"""The who-fractures panel: two views, a person who is older than the table, and the marks that are drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from osteospine.fracture_risk.who_fractures.asked import Asked
from osteospine.fracture_risk.who_fractures.model import Watched
from osteospine.fracture_risk.who_fractures.panel import WhoFracturesPanel
from osteospine.fracture_risk.who_fractures.survey import survey
from osteospine.kit.refusal import Refusal
from osteospine.patient import Patient


def test_the_survey_is_read_only_when_asked_for() -> None:
    survey.cache_clear()
    panel = WhoFracturesPanel()
    assert isinstance(panel.result, Watched)
    assert survey.cache_info().currsize == 0
    panel.state.view = "survey"
    assert isinstance(panel.result, Asked)
    assert survey.cache_info().currsize == 1


@pytest.mark.parametrize(("age", "view"), [(79.9, "model"), (80, "survey"), (88, "survey")])
def test_a_person_beyond_the_table_of_densities_is_met_in_the_survey(age: float, view: str) -> None:
    panel = WhoFracturesPanel(patient=Patient(age_years=age))
    assert (panel.state.view, panel.state.age_years) == (view, age)


def test_an_age_without_figures_is_refused_in_place_and_at_the_start() -> None:
    panel = WhoFracturesPanel()
    words = panel.words
    panel.state.age_years = 45.0
    assert "This cannot be shown:" in panel._message.value
    assert panel.words == words
    with pytest.raises(Refusal):
        WhoFracturesPanel(age_years=85.0)


@pytest.mark.parametrize("choices", [{}, {"sex": "male", "age_years": 79.0, "reference": "hologic"}])
def test_a_thousand_marks_are_drawn_and_none_on_the_wrong_side(choices: dict[str, Any]) -> None:
    """Each column is one line; its dashes are the marks: count them from where the lines begin and end."""
    panel = WhoFracturesPanel(**choices)
    picture: Any = panel._drawing
    picture = picture._people
    drawn = {}
    for name, marks_line in (("fractured", picture._fractured), ("well", picture._well)):
        x, y = (np.asarray(values).reshape(-1, 3) for values in marks_line.get_data())
        pitch = marks_line._unscaled_dash_pattern[1]
        marks = np.ceil((y[:, 1] - y[:, 0]) / (sum(pitch) * marks_line.get_linewidth()))
        drawn[name] = (int(marks.sum()), int(marks[x[:, 0] < panel.state.threshold_t].sum()))
    assert isinstance(panel.result, Watched)
    line = panel.result.treatment
    assert drawn["fractured"] == (line.fractures, line.treated_fractures)
    assert drawn["well"] == (1000 - line.fractures, line.treated - line.treated_fractures)


def test_a_picture_is_small_enough_to_send() -> None:
    panel = WhoFracturesPanel()
    sizes = []
    for preset in panel.presets:
        panel.show(preset)
        sizes.append(len(panel._picture.value.encode()))
    assert max(sizes) < 60_000
