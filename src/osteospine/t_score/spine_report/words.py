"""Sentences for the spine report: what is kept gives which number; the rules are said only after the check."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from osteospine.t_score.numbers import t_text
from osteospine.t_score.spine_report.cases import Choice
from osteospine.t_score.spine_report.model import (
    LEVELS,
    OUT_OF_STEP,
    Evaluation,
    fewest_vertebrae,
    region_t,
    step_t,
)

_REASONS = {  # of one vertebra, of several
    "fracture": ("is broken, so its mineral lies on less area", "are broken, so their mineral lies on less area"),
    "degeneration": ("has arthritis, and spurs add mineral", "have arthritis, and spurs add mineral"),
    "artefact": ("has metal over it, which counts as mineral", "have metal over them, which counts as mineral"),
    OUT_OF_STEP: ("is more than 1.0 T from its neighbour", "are each more than 1.0 T from a neighbour"),
}
_RULES = "the rules of the International Society for Clinical Densitometry (ISCD)"


def describe(c: Choice) -> str:
    """Say what the learner's choice gives and either what the image shows or, once checked, what the rules say."""
    if c.checked:
        return f"Report {c.report.letter}, {_numbers(c)} {verdict(c)} {c.report.what_next}"
    return (
        f"Report {c.report.letter}, a made-up woman of {c.report.age_years}: in the image {c.report.image_shows}. "
        f"Here {_numbers(c)} Tick what to leave out, then press Check."
    )


def _numbers(c: Choice) -> str:
    everything = t_text(region_t(c.report.readings))
    if c.bmd_g_cm2 is None or c.t is None:
        return f"you leave out all four vertebrae, so there is no number; all four gave a T-score of {everything}."
    density = f"bone mineral density (BMD) {c.bmd_g_cm2:.3f} g/cm²"
    if not c.left_out:
        return f"you keep all four vertebrae: {density}, T-score {everything}."
    return f"you keep {listed(c.kept)}: {density}, T-score {t_text(c.t)} instead of {everything} with all four."


def verdict(c: Choice) -> str:
    """Compare the learner's choice with the rules and say why, in one sentence."""
    rules = c.report.evaluation
    said = "You agree with" if c.agrees else f"{_difference(c)} by"
    if not rules.left_out:
        return (
            f"{said} {_RULES}: keep all four, since no bone is changed and no neighbours lie more than 1.0 T apart "
            f"(widest step {_widest(c)})."
        )
    text = f"{said} {_RULES}: {_reasons(rules)}."
    if rules.usable:
        kept = [r for r in c.report.readings if r.level in rules.kept]
        return f"{text} What stays is {listed(rules.kept)}, T-score {t_text(region_t(kept))}."
    left = listed(rules.kept) if rules.kept else "nothing"
    return f"{text} Only {left} would stay, and a T-score of the spine needs {fewest_vertebrae()} vertebrae."


def _reasons(rules: Evaluation) -> str:
    groups: dict[str, list[str]] = {}
    for level, reason in rules.left_out:
        groups.setdefault(reason, []).append(level)
    parts = [f"{listed(levels)} {_REASONS[reason][len(levels) > 1]}" for reason, levels in groups.items()]
    return "; ".join(parts)


def _difference(c: Choice) -> str:
    parts = []
    if c.wrongly_kept:
        parts.append(f"you kept {listed(c.wrongly_kept)}, which should go")
    if c.wrongly_left_out:
        parts.append(f"you left out {listed(c.wrongly_left_out)}, which should stay")
    text = ", and ".join(parts)
    return text[0].upper() + text[1:]


def _widest(c: Choice) -> str:
    readings = c.report.readings
    return f"{max(abs(step_t(a, b)) for a, b in itertools.pairwise(readings)):.1f}"


def listed(levels: Sequence[str]) -> str:
    """Return levels as text: ``"L1, L3 and L4"``, ``"all four"``."""
    if tuple(levels) == LEVELS:
        return "all four"
    return f"{', '.join(levels[:-1])} and {levels[-1]}" if len(levels) > 1 else "".join(levels)
