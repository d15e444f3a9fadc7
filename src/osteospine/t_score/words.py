"""Sentences about a bone density: alt text, status line and handout all say the same."""

from __future__ import annotations

from osteospine.t_score.assess import Assessment
from osteospine.t_score.numbers import signed
from osteospine.t_score.scale import SCANNER_NAMES, SITE_NAMES


def describe(result: Assessment) -> str:
    """Say the score with its interval, the place among people of the same age, and the other scanner's number."""
    return f"{_score(result)} {_interval(result)} {_among(result)}"


def bmd(value: float) -> str:
    """Return a density with its unit, for example ``"0.745 g/cm²"``."""
    return f"{value:.3f} g/cm²"


def people(result: Assessment) -> str:
    """Return whom the person is compared with by age, for example ``"women of 65"``."""
    return f"{'women' if result.sex == 'female' else 'men'} of {result.age_years:g}"


def below(percentile: float) -> str:
    """Say a percentile as people of 100, and of 1000 where there are very few or nearly all."""
    if 1 <= percentile <= 99:
        return f"about {percentile:.0f} of 100"
    of_1000 = round(percentile * 10)
    if of_1000 < 1:
        return "fewer than 1 of 1000"
    return "more than 999 of 1000" if of_1000 > 999 else f"about {of_1000} of 1000"


def no_table(result: Assessment) -> str:
    """Say why there is no Z-score."""
    return f"No table by age was found for {people(result)} at this site, so no Z-score is given"


def why_no_bands(result: Assessment) -> str:
    """Say to whom the T-score bands do not apply."""
    return "before menopause" if result.sex == "female" else "in men under 50"


def reference_name(result: Assessment) -> str:
    """Name the young reference, and say so where it is not confirmed."""
    group = result.reference
    return group.label if group.confirmed else f"{group.label}, unconfirmed"


def _score(result: Assessment) -> str:
    what = (
        f"Bone mineral density {bmd(result.bmd_g_cm2)} at the {SITE_NAMES[result.site]} "
        f"({SCANNER_NAMES[result.scanner]} scanner, reference {reference_name(result)})"
    )
    if result.bands:
        return f"{what}: T-score {signed(result.t, result.t_digits)}, {result.category}."
    why = f"the T-score bands are not used {why_no_bands(result)}"
    if result.z is None:
        return f"{what}: {why}, so no category is given."
    return f"{what}: Z-score {signed(result.z, 2)}, {result.category}; {why}."


def _interval(result: Assessment) -> str:
    ends = result.t_interval if result.bands else result.z_interval
    if ends is None:
        low, high = result.bmd_interval
        return f"With measurement error it is one answer from {bmd(low)} to {bmd(high)}."
    said = f"With measurement error it is one answer from {signed(ends[0], 2)} to {signed(ends[1], 2)}"
    if result.borderline:
        return f"{said}: the label could change with no change in the bone."
    return f"{said}, all with the same label."


def _among(result: Assessment) -> str:
    other = (
        f"a {SCANNER_NAMES[result.other_scanner]} scanner would read about {bmd(result.other_bmd_g_cm2)} "
        "for the same bone, on average"
    )
    if result.z is None or result.percentile is None:
        return f"{no_table(result)}; {other}."
    model = " (by a model: no measured table was found)" if result.site == "femoral_neck" else ""
    z = f"Z-score {signed(result.z, 2)}: " if result.bands else ""
    said = f"{z}{below(result.percentile)} {people(result)} have a lower density{model}; {other}."
    return said[0].upper() + said[1:]
