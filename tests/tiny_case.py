"""A case of three stages, as small as can be, for the tests of reading, walking and showing cases."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

STEPS = (
    "recognise_cues",
    "analyse_cues",
    "prioritise_hypotheses",
    "generate_solutions",
    "take_action",
    "evaluate_outcomes",
)


def item(name: str, stem: str = "What fits?", **more: Any) -> dict[str, Any]:
    """Return a question with one right answer, A."""
    return {
        "id": name,
        "kind": "single",
        "objective": "U10.1",
        "stem": stem,
        "options": [
            {"text": "This", "right": True, "rationale": "It fits."},
            {"text": "That", "right": False, "rationale": "It does not fit."},
        ],
        "sources": ["tromso_sq"],
        **more,
    }


def stage(number: int, months: float, **more: Any) -> dict[str, Any]:
    """Return a stage with its six steps."""
    return {
        "id": f"s{number}",
        "title": f"Title {number}",
        "months": months,
        "story": [{"text": f"Story {number}."}],
        "fractures": [["T12", "wedge", 0.2]],
        "imaged": number > 1,
        "chart": [{"label": "Height", "value": "{height} cm", "note": "{height_lost} cm less"}],
        "steps": [{"step": step, "item": item(f"U10-{number}0{n}")} for n, step in enumerate(STEPS, 1)],
        **more,
    }


_DENSITY = {"site": "lumbar_spine", "bmd_g_cm2": 0.82}

_CASE: dict[str, Any] = {
    "id": "tiny",
    "order": 1,
    "title": "Tiny",
    "person": {"called": "Mrs T.", "sex": "female", "age_years": 67, "height_cm": 164, "weight_kg": 60},
    "invented": "Mrs T. is invented for teaching.",
    "start": ["My back hurts.", "Since Monday."],
    "objectives": {"U10.1": "Find the cues that matter."},
    "stages": [
        stage(
            1,
            0,
            decision={
                "id": "rest",
                "question": "Rest or move?",
                "options": [
                    {"id": "bed", "text": "Rest in bed.", "what_follows": "She is weaker."},
                    {"id": "move", "text": "Move early.", "what_follows": "She walks."},
                ],
            },
        ),
        stage(
            2,
            6,
            density=_DENSITY,
            story=[
                {"text": "Story 2."},
                {"text": "She lay {months} months.", "when": {"rest": "bed"}},
                {"text": "She walked.", "when": {"rest": ["move"]}},
            ],
            fractures=[
                {"when": {"rest": "bed"}, "fractures": [["T12", "wedge", 0.25], ["T8", "wedge", 0.25]]},
                {"fractures": [["T12", "wedge", 0.2]]},
            ],
            decision={
                "id": "medicine",
                "question": "Which medicine?",
                "options": [
                    {"id": "none", "text": "None.", "what_follows": "The risk stays {risk} of 1,000."},
                    {"id": "tablet", "text": "A tablet.", "what_follows": "The risk falls."},
                    {"id": "injection", "text": "An injection.", "what_follows": "Keep the dates."},
                ],
            },
        ),
        stage(
            3,
            24,
            density=_DENSITY,
            live={"angle": {"panel": "KyphosisPanel", "choices": {"fractures": []}, "result": "cobb_deg", "digits": 0}},
            risk=[{"when": {"medicine": "none"}, "risk": {}}, {"risk": {"ratio": 0.5}}],
            steps=[
                *({"step": step, "item": item(f"U10-30{n}")} for n, step in enumerate(STEPS[:5], 1)),
                {"step": STEPS[5], "item": item("U10-306", "Angle {angle}, now {cobb}?"), "when": {"medicine": "none"}},
                {"step": STEPS[5], "item": item("U10-307"), "when": {"medicine": ["tablet", "injection"]}},
            ],
        ),
    ],
    "endings": [
        {"when": {"medicine": "none", "rest": "bed"}, "text": "Ending one, {cobb} degrees."},
        {"text": "Ending two."},
    ],
    "debrief": ["What did you see first?"],
    "finish": "Finish the story: what does she do next?",
    "sources": ["tromso_sq"],
}


def tiny(**changes: Any) -> dict[str, Any]:
    """Return a fresh copy of the case, with some fields changed."""
    return {**copy.deepcopy(_CASE), **changes}


def write(folder: Path, content: dict[str, Any]) -> Path:
    """Write a case into a folder of cases, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{content['id']}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder
