"""The numbers written into lesson 10 are those that its panels give."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from osteospine import CasePanel, FractureRiskPanel, TScorePanel

LESSON = Path(__file__).parents[2] / "notebooks" / "10_unfolding_case.ipynb"


@pytest.fixture(scope="module")
def text() -> str:
    cells = nbformat.read(LESSON, as_version=4)["cells"]
    return "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")


def test_the_score_and_its_lower_end(text: str) -> None:
    words = TScorePanel(bmd_g_cm2=0.788, age_years=67.0).words
    assert "T-score −2.10" in words
    assert "from −2.28 to" in words
    assert "T −2.1" in text
    assert "even its lower end, −2.3, is above −2.5" in text


def test_the_chance_when_the_medicine_is_chosen(text: str) -> None:
    words = CasePanel(case="mrs_k", stage=3, decision_1=1, decision_2=1).words
    assert "190 of 1,000" in words
    assert "810 have none" in words
    assert "in the model 190 have a new one on X-ray in five years, 810 have none" in text
    assert "with 810 of 1,000 without a new fracture in five years in the model" in text


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (
            "0",
            "{} with a new vertebral fracture on X-ray in five years if they have had none before, and {} without",
        ),
        ("1", "with one fracture it is {} and {}"),
    ],
)
def test_the_chance_without_and_with_an_earlier_fracture(text: str, earlier: str, said: str) -> None:
    risk = FractureRiskPanel.outcome(age_years=67.0, density_as="T", density=-2.1, prior_fractures=earlier)
    on_xray = risk.horizons[1].on_xray
    assert said.format(on_xray, 1000 - on_xray) in text


def test_height_and_chance_after_a_missed_dose(text: str) -> None:
    words = CasePanel(case="mrs_k", stage=4, decision_1=1, decision_2=1, decision_3=2).words
    assert "Height 159.1 cm" in words
    assert "561 of 1,000" in words
    assert "439 have none" in words
    assert "159 cm; 161 in month 18" in text
    assert "“561 of 1,000, so she will break the next one”" in text
    assert "and 439 who do not" in text


@pytest.mark.parametrize(("medicine", "score"), [(1, "−2.2"), (2, "−2.2"), (3, "−2.3")])
def test_the_score_hardly_moves(text: str, medicine: int, score: str) -> None:
    words = CasePanel(case="mrs_k", stage=4, decision_1=1, decision_2=1, decision_3=medicine).words
    assert f"T-score {score}" in words
    assert "from −2.1 to between −2.2 and −2.3" in text
