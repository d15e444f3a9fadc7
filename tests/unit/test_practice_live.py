"""Live numbers: what files say and what panels show are one; what cannot be is refused by name."""

from __future__ import annotations

from typing import Any

import pytest

import osteospine
from osteospine.kit import live
from osteospine.kit.evidence import DataError
from osteospine.kit.practice import feedback
from osteospine.kit.practice.bank import read_item
from osteospine.kit.reading import Record
from tests.unit import practice_samples as samples

ANGLE: dict[str, Any] = {
    "panel": "KyphosisPanel",
    "choices": {"fractures": [["T8", "wedge", 0.25]], "compensation": 0.0},
    "result": "cobb_deg",
    "digits": 0,
}
WHERE = "demo/practice.json, item D01-1"


def test_a_live_number_is_what_the_panel_shows() -> None:
    panel = osteospine.KyphosisPanel(fractures=(("T8", "wedge", 0.25),), compensation=0.0)
    angle = live.values({"angle": ANGLE}, WHERE)["angle"]
    assert angle.value == round(panel.result.cobb_deg)
    assert angle.text == f"{panel.result.cobb_deg:.0f}"


@pytest.mark.parametrize("name", list(osteospine.PANELS))
def test_outcome_is_the_result_of_the_panel_without_its_picture(name: str) -> None:
    kind = osteospine.PANELS[name]
    choices = next(reversed(kind.presets.values()))
    assert repr(kind.outcome(**choices)) == repr(kind(**choices).result)


def test_outcome_refuses_what_the_constructor_refuses() -> None:
    with pytest.raises(TypeError, match="Did you mean 'compensation'"):
        osteospine.KyphosisPanel.outcome(compensatio=1)
    with pytest.raises(TypeError, match="no choice 'predict'"):
        osteospine.KyphosisPanel.outcome(predict="?")


def test_numbers_are_written_as_the_lessons_write_them() -> None:
    found = live.values(
        {
            "shrunk": {**ANGLE, "result": "stature_change_mm", "digits": 1},
            "lost": {**ANGLE, "result": "stature_change_mm", "times": -0.1, "digits": 1},
            "left": {**ANGLE, "result": "stature_change_mm", "times": 0.1, "plus": 162, "digits": 0},
            "many": {**ANGLE, "times": 100, "digits": 0},
            "none": {**ANGLE, "times": -0.001, "digits": 0},
        },
        WHERE,
    )
    assert found["shrunk"].text == f"\N{MINUS SIGN}{-found['shrunk'].value}"
    assert found["lost"].value > 0
    assert found["left"].value < 162
    assert found["many"].text == f"{found['many'].value:,.0f}"
    assert "," in found["many"].text
    assert found["none"].text == "0"  # not −0


def test_a_difference_is_that_of_the_numbers_as_written() -> None:
    before = {"panel": "KyphosisPanel", "choices": {"fractures": []}, "result": "cobb_deg", "digits": 0}
    found = live.values({"before": before, "angle": ANGLE, "more": {**ANGLE, "minus": "before"}}, WHERE)
    assert found["more"].value == found["angle"].value - found["before"].value > 0
    assert live.values({"rest": {**ANGLE, "minus": 6}}, WHERE)["rest"].value == found["angle"].value - 6


def test_a_path_may_count_places() -> None:
    by_place = {"panel": "FractureRiskPanel", "result": "horizons.0.years", "digits": 0}
    panel = osteospine.FractureRiskPanel()
    assert live.values({"years": by_place}, WHERE)["years"].value == panel.result.horizons[0].years


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"panel": "Kyphosis"}, ["'panel'", "'Kyphosis'", "KyphosisPanel"]),
        ({"panel": None}, ["'panel'", "None", "KyphosisPanel"]),
        ({"choices": []}, ["'choices'", "in braces"]),
        ({"choices": {"compensatio": 0}}, ["'choices'", "Did you mean 'compensation'"]),
        ({"choices": {"compensation": 2}}, ["'choices'", "not be greater than 1.0"]),
        ({"choices": {"fractures": [["T8", "wedge", 0.9]]}}, ["'choices'", "KyphosisPanel takes"]),
        ({"choices": {"predict": "?"}}, ["'choices'", "no choice 'predict'"]),
        ({"result": "cobb"}, ["'result'", "'cobb'", "cobb_deg"]),
        ({"result": "__class__"}, ["'result'", "cobb_deg"]),
        ({"result": "spine.fractures.4"}, ["'result'", "a place from 0 to 0"]),
        ({"result": "spine"}, ["'result'", "path of a number", "Spine"]),
        ({"digits": None}, ["'digits'", "whole number from 0"]),
        ({"digits": -1}, ["'digits'", "-1"]),
        ({"times": "2"}, ["'times'", "a number"]),
        ({"minus": "before"}, ["'minus'", "'before'", "further up"]),
        ({"plus": None}, ["'plus'", "a number"]),
        ({"tims": 2}, ["unknown field 'tims'"]),
    ],
)
def test_what_cannot_be_is_refused_by_place_and_field(change: dict[str, Any], parts: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        live.values({"angle": {**ANGLE, **change}}, WHERE)
    for part in [WHERE, "live number angle", "expected", *parts]:
        assert part in str(caught.value)


@pytest.mark.parametrize(("declared", "part"), [([], "in braces"), ({"Angle": ANGLE}, "small letters")])
def test_a_declaration_of_another_form_is_refused(declared: Any, part: str) -> None:
    with pytest.raises(DataError, match=part):
        live.values(declared, WHERE)


def test_content_is_filled_all_through() -> None:
    numbers = {"angle": live.Number(46.0, "46"), "change": live.Number(-2.5, "\N{MINUS SIGN}2.5")}
    content = {"a": ["{angle} degrees, {change} cm", {"b": "{angle}"}], "c": 3, "d": "{Not a name}"}
    assert live.filled(content, numbers, WHERE) == {
        "a": ["46 degrees, \N{MINUS SIGN}2.5 cm", {"b": live.Number(46.0, "46")}],
        "c": 3,
        "d": "{Not a name}",
    }
    with pytest.raises(DataError, match=r"item D01-1.*\{angel\}.*angle, change"):
        live.filled("{angel}", numbers, WHERE)


def test_a_number_reads_as_text_or_as_number() -> None:
    record = Record(WHERE, {"x": live.Number(-2.5, "\N{MINUS SIGN}2.5"), "y": [live.Number(1.0, "1")]})
    assert record.text("x") == "\N{MINUS SIGN}2.5"
    assert record.number("x") == -2.5
    assert record.texts("y") == ("1",)


def test_an_item_uses_its_own_numbers_and_those_of_its_surroundings() -> None:
    raw = samples.item(
        "numeric",
        stem="{height} cm: what is the angle?",
        answer="{angle}",
        near=[{"value": "{height}", "tolerance": 1, "rationale": "{height} is the height."}],
        right="It is {angle}.",
        live={"angle": ANGLE},
    )
    item = read_item(raw, "case", {"D01.1": "See."}, {"height": live.Number(158.0, "158")})
    assert item.stem == "158 cm: what is the angle?"
    assert item.right_answer == 46
    assert item.judge(158).notes[0].rationale == "158 is the height."
    with pytest.raises(DataError, match=r"item D01-4.*\{height\}.*angle"):
        read_item(raw, "case", {"D01.1": "See."})


def test_an_exhibit_is_a_table_with_caption_and_headings() -> None:
    exhibit = {
        "title": "Chart <of> days",
        "columns": ["", "Day 1", "Day 3"],
        "rows": [["Cobb angle", "{angle}", "{angle}°"]],
        "trend": True,
    }
    item = read_item(samples.item("single", exhibit=exhibit, live={"angle": ANGLE}), "demo", {"D01.1": "See."})
    said = feedback.head(2, 9, item)
    for part in [
        "Question 2 of 9.",
        "<caption>Chart &lt;of&gt; days</caption>",
        '<thead><tr><td></td><th scope="col">Day 1</th>',
        '<tr><th scope="row">Cobb angle</th><td>46</td><td>46°</td></tr>',
        "Trend: read the table over time.",
    ]:
        assert part in said
    assert said.index("</table>") < said.index("Which?")
    assert "Trend" not in feedback.head(1, 9, read_item(samples.item("single"), "demo", {"D01.1": "See."}))
