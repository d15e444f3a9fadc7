"""Cases: damaged files are refused by name, every path can be walked, and scores add up."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from osteospine.fracture_risk import assess as fracture_risk
from osteospine.kit import evidence
from osteospine.kit.evidence import DataError
from osteospine.kit.practice.items import Score
from osteospine.kit.progress.store import Kept
from osteospine.kit.refusal import Refusal
from osteospine.kyphosis.model import Spine
from osteospine.t_score import assess as t_score
from osteospine.unfolding_case import cases, debrief
from osteospine.unfolding_case.model import MOST_OPTIONS, STEPS, Case, walk
from osteospine.unfolding_case.numbers import RESERVED
from osteospine.unfolding_case.words import describe
from tests.tiny_case import item, tiny, write

DATA = evidence.data_dir()
OWN = cases.names()
every_case = pytest.mark.parametrize("name", OWN)


def schema() -> jsonschema.Draft202012Validator:
    items = Resource.from_contents(json.loads((DATA / "practice.schema.json").read_text(encoding="utf-8")))
    content = json.loads((DATA / "case.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(content)
    return jsonschema.Draft202012Validator(content, registry=Registry().with_resource("practice.schema.json", items))


def read(tmp_path: Path, content: dict[str, Any]) -> Case:
    return cases.load(content["id"], write(tmp_path / "unfolding_case", content))


def ways(case: Case) -> list[tuple[int, ...]]:
    """Return every way through a case."""
    return list(case.endings)


# The cases of the collection --------------------------------------------------------------------------


def test_there_are_three_cases_and_the_first_is_the_long_one() -> None:
    assert len(OWN) >= 3
    assert cases.load(OWN[0]).stages == 4


@every_case
def test_case_follows_the_schema(name: str) -> None:
    schema().validate(json.loads((cases.folder() / f"{name}.json").read_text(encoding="utf-8")))


@every_case
def test_every_path_can_be_walked(name: str) -> None:
    case = cases.load(name)
    for path in ways(case):
        choices = [*path, 0, 0, 0, 0]
        for stage in range(1, case.stages + 1):
            at = walk(case, stage, choices)
            assert list(at.now.items) == list(STEPS)
            assert at.now.story
            assert "{" not in " ".join([*at.now.story, describe(at), *(row.value + row.note for row in at.now.chart)])
        assert at.last
        assert at.ending


@every_case
def test_case_is_plainly_invented_and_says_both_frames(name: str) -> None:
    case = cases.load(name)
    assert "invented" in case.invented
    risks = [(path, m.number, m.measures.risk_of_1000) for path, m in case.moments.items()]
    for path, stage, risk in risks:
        said = describe(walk(case, stage, [*path, 0, 0, 0, 0]))
        assert ("of 1,000 people" in said) is (risk is not None)
        if risk is not None:
            assert f"{risk} of 1,000" in said
            assert f"{1000 - risk} have none" in said


@every_case
def test_decisions_change_what_comes(name: str) -> None:
    """Each decision changes story, chart, questions or ending of some later stage."""
    case = cases.load(name)
    for moment in case.moments.values():
        if moment.decision is None:
            continue
        place = moment.number - 1
        seen = set()
        for choice in range(1, len(moment.decision.options) + 1):
            later = [(m.story, m.chart) for path, m in case.moments.items() if path[place : place + 1] == (choice,)]
            told = [ending for path, ending in case.endings.items() if path[place] == choice]
            seen.add(repr((later, told)))
        assert len(seen) > 1, f"{moment.id}: the decision changes nothing"


@every_case
def test_measures_are_those_of_the_models(name: str) -> None:
    case = cases.load(name)
    person = case.person
    for moment in case.moments.values():
        visit, found = moment.visit, moment.measures
        if case.body and found.cobb_deg is not None:
            bent = Spine(fractures=visit.fractures, compensation=person.compensation)
            assert found.cobb_deg == pytest.approx(bent.cobb_deg("T4", "T12"))
        if visit.density is not None and found.t is not None and found.t.low < found.t.high:
            scores = t_score.assess(
                visit.density.bmd_g_cm2,
                visit.density.site,
                sex=person.sex,
                age_years=found.age_years,
                postmenopausal=person.postmenopausal,
            )
            assert found.t.value == pytest.approx(scores.t)
            assert (found.t.low, found.t.high) == pytest.approx(scores.t_interval)
            assert found.uses_z is not scores.bands


def test_banks_hold_every_item_once() -> None:
    for bank, name in zip(cases.banks(), OWN, strict=True):
        assert bank.topic == f"unfolding_case/{name}"
        ids = [each.id for each in bank.items]
        assert len(ids) == len(set(ids)) >= 18
        assert {each.objective for each in bank.items} <= set(bank.objectives)


# A tiny case: what reading and walking do -------------------------------------------------------------


def test_tiny_case_follows_the_schema() -> None:
    schema().validate(tiny())


def test_numbers_of_a_stage_come_from_the_models(tmp_path: Path) -> None:
    case = read(tmp_path, tiny())
    now = walk(case, 3, (1, 1, 0, 0)).now
    spine = Spine(compensation=0.5).with_fracture("T12", "wedge", 0.2)
    height = 164 + spine.stature_change_mm(Spine()) / 10
    assert now.chart[0].value == f"{height:.1f} cm"
    assert now.items["evaluate_outcomes"].stem == f"Angle {Spine().cobb_deg():.0f}, now {spine.cobb_deg():.0f}?"
    z = t_score.assess(0.82, "lumbar_spine", age_years=69).z
    people = fracture_risk.assess(69, "female", z=z, prior_fractures=1).horizons[1]
    assert people.years == 5
    assert now.measures.risk_of_1000 == people.on_xray


def test_a_treatment_multiplies_the_hazard(tmp_path: Path) -> None:
    case = read(tmp_path, tiny())
    without = walk(case, 3, (2, 1, 0, 0)).now.measures.risk_of_1000
    treated = walk(case, 3, (2, 2, 0, 0)).now.measures.risk_of_1000
    assert without is not None
    assert treated == round(1000 * (1 - (1 - without / 1000) ** 0.5))


def test_fractures_count_for_the_risk_once_an_image_has_shown_them(tmp_path: Path) -> None:
    content = tiny()
    content["stages"][0]["density"] = {"site": "lumbar_spine", "bmd_g_cm2": 0.82}
    unseen = read(tmp_path / "a", content).moments[()].measures.risk_of_1000
    content["stages"][0]["imaged"] = True
    seen = read(tmp_path / "b", content).moments[()].measures.risk_of_1000
    assert unseen is not None
    assert seen is not None
    assert unseen < seen


def test_decisions_choose_story_fractures_and_questions(tmp_path: Path) -> None:
    case = read(tmp_path, tiny())
    bed, move = walk(case, 2, (1, 0, 0, 0)).now, walk(case, 2, (2, 0, 0, 0)).now
    assert bed.story == ("Story 2.", "She lay 6 months.")
    assert move.story == ("Story 2.", "She walked.")
    assert [f.level for f in bed.visit.fractures] == ["T12", "T8"]
    assert [f.level for f in move.visit.fractures] == ["T12"]
    assert walk(case, 3, (1, 1, 0, 0)).now.items["evaluate_outcomes"].id == "U10-306"
    assert walk(case, 3, (1, 3, 0, 0)).now.items["evaluate_outcomes"].id == "U10-307"


def test_the_first_ending_that_fits_is_told(tmp_path: Path) -> None:
    case = read(tmp_path, tiny())
    told = {path: walk(case, 3, (*path, 0)).ending for path in itertools.product((1, 2), (1, 2, 3), (0,))}
    assert told[(1, 1, 0)] == "Ending one, 43 degrees."
    assert {told[path] for path in told if path != (1, 1, 0)} == {"Ending two."}
    assert walk(case, 2, (1, 1, 0, 0)).ending is None


def test_an_open_decision_stops_the_walk(tmp_path: Path) -> None:
    case = read(tmp_path, tiny())
    assert walk(case, 1, (0, 0, 0, 0)).open_decision is not None
    assert walk(case, 1, (2, 0, 0, 0)).decided[0][1].id == "move"
    with pytest.raises(Refusal, match=r"Decide first\. Stage 1 asks: Rest or move"):
        walk(case, 2, (0, 0, 0, 0))
    with pytest.raises(Refusal, match="Stage 2 asks"):
        walk(case, 3, (1, 0, 0, 0))
    with pytest.raises(Refusal, match="2 options"):
        walk(case, 1, (3, 0, 0, 0))
    for stage in (0, 4):
        with pytest.raises(Refusal, match="3 stages"):
            walk(case, stage, (1, 1, 0, 0))


def test_score_by_step_adds_up_with_score_by_stage(tmp_path: Path) -> None:
    case = read(tmp_path, tiny())
    at = walk(case, 3, (1, 1, 0, 0))
    store = {
        (case.topic, "U10-101"): Kept(0, checked=True),  # right
        (case.topic, "U10-102"): Kept(1, checked=True),  # wrong
        (case.topic, "U10-203"): Kept(0, checked=True),
        (case.topic, "U10-301"): Kept(0, checked=False),  # not checked
        ("compression", "U10-104"): Kept(0, checked=True),  # another topic
    }
    steps, stages = debrief.by_step(at, store), debrief.by_stage(at, store)
    assert [each.score for each in steps] == [Score(1, 3), Score(0, 3), Score(1, 3), *[Score(0, 3)] * 3]
    assert [each.score for each in stages] == [Score(1, 6), Score(1, 6), Score(0, 6)]
    assert debrief.total(steps).score == debrief.total(stages).score == Score(2, 18)
    assert debrief.total(steps).answered == debrief.total(stages).answered == 3


def test_a_person_without_bands_gets_the_z_score(tmp_path: Path) -> None:
    content = tiny()
    content["person"] |= {"age_years": 47, "postmenopausal": False}
    for number, stage in enumerate(content["stages"]):
        stage["measures"] = {"risk_of_1000": None}
        stage.pop("risk", None)
        if number == 1:
            stage["decision"]["options"][0]["what_follows"] = "Z {z_score}."
    case = read(tmp_path, content)
    found = walk(case, 2, (1, 0, 0, 0)).now.measures
    assert (found.score, found.score_name, found.score_limit) == (found.z, "Z-score", -2.0)
    assert "Z-score" in describe(walk(case, 2, (1, 0, 0, 0)))


# Damage: refused by file, stage, step and field -------------------------------------------------------


def _stage(number: int, **changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["stages"][number - 1].update(changes)


def _item(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["stages"][0]["steps"][1]["item"].update(changes)


def _drop(number: int, field: str) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["stages"][number - 1].pop(field)


def _step_lost(content: dict[str, Any]) -> None:
    content["stages"][2]["steps"].pop()


def _step_twice(content: dict[str, Any]) -> None:
    content["stages"][0]["steps"].append({"step": "take_action", "item": item("U10-199")})


def _id_twice(content: dict[str, Any]) -> None:
    content["stages"][1]["steps"][0]["item"]["id"] = "U10-101"


def _all_options(content: dict[str, Any]) -> None:
    option = content["stages"][0]["decision"]["options"][0]
    content["stages"][0]["decision"]["options"] = [{**option, "id": f"o{n}"} for n in range(MOST_OPTIONS + 1)]


def _live(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["stages"][2]["live"]["angle"].update(changes)


DAMAGE: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "unknown decision": (
        _stage(2, story=[{"text": "x", "when": {"cake": "yes"}}]),
        "stage s2, part 1, field 'when'.*rest",
    ),
    "decision of the same stage": (_stage(1, story=[{"text": "x", "when": {"rest": "bed"}}]), "stage s1.*nothing was"),
    "unknown option": (_stage(2, story=[{"text": "x", "when": {"rest": "sofa"}}]), "field 'rest'.*sofa.*bed, move"),
    "no story on a path": (_stage(2, story=[{"text": "x", "when": {"rest": "bed"}}]), "stage s2.*after rest = move"),
    "no fractures on a path": (
        _stage(2, fractures=[{"when": {"rest": "bed"}, "fractures": []}]),
        "stage s2, field 'fractures'.*after rest = move",
    ),
    "step missing on a path": (_step_lost, "stage s3.*'evaluate_outcomes' after rest = bed, medicine = tablet"),
    "step twice": (_step_twice, "stage s1, step take_action.*once"),
    "unknown step": (
        _stage(1, steps=[{"step": "guess", "item": item("U10-199")}]),
        "stage s1.*'guess'.*recognise_cues",
    ),
    "damaged item": (_item(kind="riddle"), "stage s1, step analyse_cues, item U10-102, field 'kind'.*riddle"),
    "objective unknown": (_item(objective="U10.9"), "item U10-102, field 'objective'"),
    "item twice": (_id_twice, "2 items with the id 'U10-101'"),
    "ending missing": (lambda c: c["endings"].pop(), "field 'endings'.*an ending after rest = bed, medicine = tablet"),
    "ending never reached": (lambda c: c["endings"].append({"text": "x"}), "ending 3.*no path"),
    "number unknown": (_stage(1, story=[{"text": "Risk {risk}"}]), r"stage s1.*\{risk\}.*height"),
    "live panel unknown": (_live(panel="SpinePanel"), "stage s3, live number angle, field 'panel'.*KyphosisPanel"),
    "live result unknown": (_live(result="cob"), "stage s3, live number angle, field 'result'.*cobb_deg"),
    "no image flag": (_drop(1, "imaged"), "stage s1, field 'imaged'.*true or false"),
    "fracture twice": (_stage(1, fractures=[["T8", "wedge", 0.2]] * 2), "stage s1, field 'fractures'.*one fracture"),
    "fracture unknown": (_stage(1, fractures=[["T99", "wedge", 0.2]]), "field 'fractures'.*Unknown vertebra 'T99'"),
    "site unknown": (_stage(2, density={"site": "wrist", "bmd_g_cm2": 1}), "stage s2.*'site'.*lumbar_spine"),
    "dose unknown": (_stage(2, risk={"glucocorticoid": "much"}), "stage s2.*'glucocorticoid'.*from_7_5"),
    "models refuse": (
        lambda c: c["person"].update(age_years=47),
        "stage s2, after rest = bed: the models refuse.*null",
    ),
    "too many options": (_all_options, "stage s1.*2 to 4 options"),
    "too many rows": (_stage(1, chart=[{"label": "a", "value": "b"}] * 7), "stage s1, field 'chart'.*at most 6"),
    "months backward": (_stage(2, months=0), "months"),
    "misspelt field": (_stage(1, storie=[]), "stage s1.*unknown field 'storie'"),
    "man with a body": (lambda c: c["person"].update(sex="male"), "field 'body'.*model is that of a woman"),
    "wrong id": (lambda c: c["stages"][1].update(id="s1"), "field 'stages'.*id of its own"),
    "one stage": (lambda c: c.update(stages=c["stages"][:1]), "2 to 4 stages"),
    "source unknown": (lambda c: c.update(sources=["nobody1900"]), "field 'sources'.*sources.csv"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_refused_by_place(tmp_path: Path, damage: str) -> None:
    spoil, said = DAMAGE[damage]
    content = tiny()
    spoil(content)
    with pytest.raises(DataError, match=said) as refused:
        read(tmp_path, content)
    assert "unfolding_case/tiny.json" in str(refused.value)


def test_live_numbers_leave_the_names_of_the_stage_free(tmp_path: Path) -> None:
    angle = tiny()["stages"][2]["live"]["angle"]
    for name in RESERVED:
        content = tiny()
        content["stages"][2]["live"][name] = angle
        with pytest.raises(DataError, match="which every stage has"):
            read(tmp_path / name, content)


def test_missing_and_broken_files_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "unfolding_case", tiny())
    with pytest.raises(DataError, match="no such file; expected one of tiny"):
        cases.load("nobody", folder)
    (folder / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.json: found a file that cannot be read"):
        cases.load("broken", folder)
    (folder / "list.json").write_text("[]", encoding="utf-8")
    with pytest.raises(DataError, match="an object in braces"):
        cases.load("list", folder)
    (folder / "other.json").write_text(json.dumps(tiny()), encoding="utf-8")
    with pytest.raises(DataError, match="field 'id': found 'tiny'; expected 'other'"):
        cases.load("other", folder)
    assert cases.names(folder) == ("other", "tiny", "broken", "list")
    assert cases.title("broken", folder) == "broken"


def test_a_case_without_objectives_uses_those_of_the_lesson(tmp_path: Path) -> None:
    content = tiny()
    del content["objectives"]
    folder = write(tmp_path / "unfolding_case", content)
    shared = {"topic": "unfolding_case", "objectives": {"U10.1": "Shared."}}
    (folder / "practice.json").write_text(json.dumps(shared), encoding="utf-8")
    assert cases.load("tiny", folder).objectives == {"U10.1": "Shared."}
    assert cases.names(folder) == ("tiny",)
