"""The survey: shares and intervals against the codebook, a published kind of table and other arithmetic."""

from __future__ import annotations

import csv
import math
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteospine.fracture_risk.who_fractures.asked import agreement, asked, band_of, level_counts
from osteospine.fracture_risk.who_fractures.survey import CYCLES, Answer, Share, Survey, survey, t_quantile
from osteospine.fracture_risk.who_fractures.words import describe_survey, survey_readouts
from osteospine.kit import evidence
from osteospine.kit.refusal import Refusal

# Worked out from the same public files by another program: people, told of osteoporosis and spine fracture
# (weighted percent), people who report a spine fracture.
SUMMARY = [
    ("2017–2020", "female", 50, 59, 783, 8.5, 4.7, 23),
    ("2017–2020", "female", 60, 69, 807, 23.0, 3.8, 20),
    ("2017–2020", "female", 70, 79, 443, 35.3, 5.9, 16),
    ("2017–2020", "female", 80, 99, 287, 42.2, 6.0, 14),
    ("2017–2020", "male", 50, 59, 669, 2.5, 4.8, 33),
    ("2017–2020", "male", 60, 69, 841, 1.7, 4.5, 33),
    ("2017–2020", "male", 70, 79, 474, 5.1, 4.5, 15),
    ("2017–2020", "male", 80, 99, 289, 5.9, 2.4, 7),
    ("2013–2014", "female", 40, 49, 543, 4.3, 0.9, 5),
    ("2013–2014", "female", 50, 59, 473, 9.8, 2.5, 10),
    ("2013–2014", "female", 60, 69, 476, 17.0, 1.7, 9),
    ("2013–2014", "female", 70, 79, 282, 28.1, 0.5, 2),
    ("2013–2014", "female", 80, 99, 179, 33.1, 2.2, 4),
    ("2013–2014", "male", 40, 49, 464, 0.3, 3.6, 14),
    ("2013–2014", "male", 50, 59, 443, 1.7, 2.6, 7),
    ("2013–2014", "male", 60, 69, 442, 2.1, 3.1, 10),
    ("2013–2014", "male", 70, 79, 253, 5.1, 4.1, 9),
    ("2013–2014", "male", 80, 99, 153, 6.7, 4.0, 4),
]


@pytest.mark.parametrize(("cycle", "sex", "low", "high", "people", "told_pct", "spine_pct", "reports"), SUMMARY)
def test_weighted_shares_by_sex_and_age(
    cycle: str, sex: str, low: int, high: int, people: int, told_pct: float, spine_pct: float, reports: int
) -> None:
    found = survey(cycle)
    group = found.group(sex, low, high)
    told, spine = found.share(Answer.TOLD, group), found.share(Answer.SPINE_FRACTURE, group)
    assert int((group & found.examined).sum()) == people
    assert 100 * told.estimate == pytest.approx(told_pct, abs=0.051)
    assert 100 * spine.estimate == pytest.approx(spine_pct, abs=0.051)
    assert spine.events == reports


@pytest.mark.parametrize(
    ("question", "yes"), [(Answer.SPINE_FRACTURE, 77), (Answer.TOLD, 322), (Answer.PREDNISONE, 220)]
)
def test_frequencies_of_the_official_codebook(question: Answer, yes: int) -> None:
    """NHANES 2013-2014, OSQ_H: everyone asked, examined or not."""
    assert int((survey("2013–2014").answer(question) == 1).sum()) == yes


def test_people_who_were_not_examined_are_dropped() -> None:
    for cycle, everyone, dropped in (("2013–2014", 3815, 107), ("2017–2020", 4987, 394)):
        found = survey(cycle)
        assert len(found.sex) == everyone
        assert int((~found.examined).sum()) == dropped


@pytest.mark.parametrize(("cycle", "degrees"), [("2013–2014", 15), ("2017–2020", 25)])
def test_degrees_of_freedom(cycle: str, degrees: int) -> None:
    assert survey(cycle).degrees_of_freedom == degrees


@pytest.mark.parametrize(
    ("degrees", "t"), [(10, 2.2281), (15, 2.1314), (25, 2.0595), (120, 1.9799), (10_000_000, 1.95996)]
)
def test_student_t_against_printed_tables(degrees: int, t: float) -> None:
    assert t_quantile(0.975, degrees) == pytest.approx(t, abs=0.001)


def _rows(cycle: str) -> list[dict[str, str]]:
    file = evidence.data_dir() / "fracture_risk" / f"nhanes_people_{cycle.replace('–', '_')}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["exam_weight"] != "0"]


def _ratio(rows: list[dict[str, str]], sex: str, scale: dict[tuple[str, str], float]) -> float:
    yes = total = 0.0
    for row in rows:
        if row["sex"] == sex and int(row["age_years"]) >= 50 and row["osteoporosis_told"]:
            weight = int(row["exam_weight"]) * scale.get((row["stratum"], row["psu"]), 1.0)
            yes += weight * int(row["osteoporosis_told"])
            total += weight
    return yes / total


@pytest.mark.parametrize("cycle", CYCLES)
def test_standard_error_agrees_with_the_jackknife(cycle: str) -> None:
    """Leave out one sampling unit after the other (stratified jackknife): another way to the same error."""
    rows = _rows(cycle)
    units: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        units[row["stratum"]].add(row["psu"])
    whole, variance = _ratio(rows, "female", {}), 0.0
    for stratum, within in units.items():
        n = len(within)
        for left_out in within:
            scale = {(stratum, psu): (0.0 if psu == left_out else n / (n - 1)) for psu in within}
            variance += (n - 1) / n * (_ratio(rows, "female", scale) - whole) ** 2
    found = survey(cycle)
    share = found.share(Answer.TOLD, found.group("female", 50, 120))
    assert share.estimate == pytest.approx(whole)
    assert share.standard_error == pytest.approx(math.sqrt(variance), rel=0.03)


def test_the_design_widens_the_interval() -> None:
    """Neighbours are alike and weights differ: the error is larger than that of as many people drawn by lot."""
    found = survey("2013–2014")
    share = found.share(Answer.TOLD, found.group("female", 50, 120))
    assert share.standard_error > math.sqrt(share.estimate * (1 - share.estimate) / share.people)


@given(st.sampled_from(CYCLES), st.sampled_from(["female", "male"]), st.integers(50, 80), st.sampled_from(list(Answer)))
def test_an_interval_holds_its_share(cycle: str, sex: str, low: int, question: Answer) -> None:
    found = survey(cycle)
    share = found.share(question, found.group(sex, low, 120))
    assert 0 <= share.low <= share.estimate <= share.high <= 1
    assert 0 <= share.events <= share.people


@pytest.mark.parametrize(
    ("people", "events", "error", "shown"),
    [
        (30, 10, 0.03, True),
        (29, 10, 0.03, False),
        (30, 9, 0.03, False),
        (300, 30, 0.030, True),
        (300, 30, 0.0301, False),
    ],
)
def test_both_sides_of_the_rule_for_showing(people: int, events: int, error: float, shown: bool) -> None:
    assert Share(people, events, 0.1, error, 0.05, 0.2).shown is shown


def test_what_cannot_be_is_refused() -> None:
    found = survey("2017–2020")
    with pytest.raises(Refusal, match="Nobody"):
        found.share(Answer.TOLD, found.group("female", 40, 49))
    with pytest.raises(Refusal, match="2013–2014"):
        Survey("1999")


@pytest.mark.parametrize(("age", "band"), [(50, 0), (59.9, 0), (60, 1), (79, 2), (80, 3), (95, 3)])
def test_bands_from_both_sides(age: float, band: int) -> None:
    assert band_of(age) == band


def test_an_age_below_the_bands_is_refused() -> None:
    with pytest.raises(Refusal, match="50"):
        band_of(49.9)


def test_told_and_not_told_make_up_the_whole() -> None:
    both = asked("2017–2020", "female", 70)
    known = both.reported_if_told.people + both.reported_if_not_told.people
    assert known == 2305  # of 2,318 who answered on fractures, 13 did not know the other
    assert both.reported_if_told.events + both.reported_if_not_told.events == both.reported_all.events == 73


def test_agreement_and_counts_are_those_published() -> None:
    """Cosman 2017 (abstract): 8 % of fractures reported, 21 % of reports confirmed; codebook: 282 deformities."""
    assert (agreement().scanned_fractures_reported_pct, agreement().reports_seen_on_scan_pct) == (8, 21)
    assert sum(count.total for count in level_counts()) == 282
    assert max(level_counts(), key=lambda count: count.total).level == "T12"


def test_words_and_numbers_do_not_read_too_much_from_few() -> None:
    few, enough = asked("2013–2014", "female", 70), asked("2017–2020", "female", 70)
    assert "too few people reported a broken spine to give a share (2 of 282)" in describe_survey(few)
    assert "5.9 % (95 % interval 3.2 to 10.7) reported" in describe_survey(enough)
    assert "A report is not a scan" in describe_survey(few)
    assert [each.value for each in survey_readouts(few)].count("too few to say") == 1
