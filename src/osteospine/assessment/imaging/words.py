"""Sentences for one fracture on five tests, and for the blood tests that look for its cause."""

from __future__ import annotations

from osteospine.assessment.imaging.model import LEVEL, Imaging, first_mark
from osteospine.assessment.imaging.published import BloodTest, Finding
from osteospine.compression.model import GRADE_NAMES
from osteospine.kit.units import percent

QUESTION_WORDS = {
    "fracture": "Is there a fracture?",
    "age": "Is it fresh or old?",
    "canal": "Is the canal in danger?",
    "cause": "Why did it break?",
    "silent": "Are there silent fractures?",
}
_ANSWER_WORDS = {"yes": "it answers well", "partly": "it answers partly", "no": "it does not answer"}
_YEARS_FROM_DAYS = 400  # from here on a time reads better in years


def describe(result: Imaging) -> str:
    """Say what the test shows now, how far it answers the question, and its dose."""
    if result.choices.view == "blood":
        return describe_blood(result.blood)
    question = QUESTION_WORDS[result.choices.question]
    answer = result.answer
    return (
        f"{_upper(result.test.full_name)}, {weeks(result.choices.weeks)} after a wedge of {LEVEL} with "
        f"{percent(result.choices.height_loss)} of its front height lost: {shown(result)}. "
        f"{question} By itself {_ANSWER_WORDS[answer.answer]}: {answer.reason}. "
        f"Dose: {dose(result)}."
    )


def shown(result: Imaging) -> str:
    """Say what is to be seen of this fracture."""
    modality = result.choices.modality
    if modality in ("radiograph", "vfa"):
        if result.shape_shows:
            grade = result.compression.grade
            mild = " (a mild one is easily missed here)" if modality == "vfa" and grade == 1 else ""
            return f"a wedge shows, grade {grade}, {GRADE_NAMES[grade]}{mild}; new and old look the same"
        lost = f"less than {percent(first_mark())} of the height is lost"
        return f"no clear wedge shows, as {lost}; look for a broken endplate"
    if modality == "ct":
        gap = "a dense line and the wedge show" if result.shape_shows else "at most a faint line shows"
        return f"{gap}; the back wall stands and the canal is free"
    if modality == "mri":
        return f"{_water(result.water)}; cord and nerves are free"
    return f"{_uptake(result)}, drawn as seen from behind"


def _water(water: float) -> str:
    if water >= 0.75:
        return "the broken body is full of water: dark where fat is bright (T1), bright where water is bright (STIR)"
    if water >= 0.25:
        return "some water is left: a band, paler than at first, on T1 (fat bright) and on STIR (water bright)"
    return "the water is nearly gone: on T1 (fat bright) and STIR (water bright) the marrow looks like its neighbours"


def _uptake(result: Imaging) -> str:
    if result.uptake == 0:
        early = result.choices.weeks < 1
        return "no hot band shows yet, too early" if early else "the bone has gone cold"
    return "a hot band marks the broken body" if result.uptake > 0.5 else "a warm band is fading"


def weeks(value: float) -> str:
    """Return the age of the fracture in words."""
    if value < 1:
        return "less than a week"
    return f"{value:.0f} week{'' if value == 1 else 's'}"


def dose(result: Imaging) -> str:
    """Say the dose, and as how much natural radiation it counts."""
    low, high = result.test.dose_low_usv, result.test.dose_high_usv
    if high == 0:
        return "none, MRI uses no X-rays"
    first, last = result.dose_days
    return f"{low:,.0f} to {high:,.0f} µSv, as much as {_time(first)} to {_time(last)} of natural radiation"


def _time(days: float) -> str:
    if days < 1:
        return f"{days * 24:.0f} hours"
    if days < _YEARS_FROM_DAYS:
        return f"{days:.0f} days"
    return f"{days / 365.25:.1f} years"


def share(finding: Finding) -> str:
    """Return a published share with its interval or range, for example ``"51 % (36 to 66)"``."""
    if finding.value is None:
        if finding.range_low is None:
            return "not known"
        return f"{finding.range_low:g} to {finding.range_high:g} %"
    if finding.ci_low is None or finding.ci_high is None:
        return f"{finding.value:.0f} %"
    return f"{finding.value:.0f} % ({finding.ci_low:.0f} to {finding.ci_high:.0f})"


def describe_blood(test: BloodTest) -> str:
    """Say why a blood test is done and what its result can mean."""
    when = "is often done first" if test.tier == "first" else "is done when the story points there"
    ends = [
        f"{side} can mean {text}" for side, text in (("low", test.low_suggests), ("high", test.high_suggests)) if text
    ]
    meaning = f" A result that is {' and one that is '.join(ends)}." if ends else ""
    return (
        f"Blood tests do not show a fracture; they look for a cause that can be treated. {test.name} {when}, "
        f"{test.reason}.{meaning} {usual_range(test)}."
    )


def usual_range(test: BloodTest) -> str:
    """Say the range of one laboratory, or that the own laboratory's counts."""
    if test.reference_low is None:
        return "For the usual range, look at your laboratory's sheet"
    if test.reference_high is None:
        return f"Typical: {test.reference_low:g} {test.unit} or more; your laboratory may differ"
    return f"Typical: {test.reference_low:g} to {test.reference_high:g} {test.unit}; your laboratory may differ"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
