"""osteospine: see what osteoporosis does to a spine.

Each panel is an interactive picture: ``CompressionPanel()`` in a notebook cell shows it. For teaching,
never advice about one patient.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from osteospine.kit.panel import Panel
from osteospine.kit.practice import Practice
from osteospine.kit.style import lecture
from osteospine.kit.units import units
from osteospine.patient import Patient

if TYPE_CHECKING:
    from osteospine.assessment.height.panel import HeightPanel
    from osteospine.assessment.imaging.panel import ImagingPanel
    from osteospine.assessment.panel import PainPatternPanel
    from osteospine.assessment.red_flags.panel import RedFlagPanel
    from osteospine.bone_life.panel import BoneLifePanel
    from osteospine.bone_life.risk_factors.panel import RiskFactorsPanel
    from osteospine.compression.grading.panel import GradingPanel
    from osteospine.compression.panel import CompressionPanel
    from osteospine.daily_life.exercise.panel import ExercisePanel
    from osteospine.daily_life.falls.panel import FallsPanel
    from osteospine.daily_life.mind.panel import MindPanel
    from osteospine.daily_life.nutrition.panel import NutritionPanel
    from osteospine.daily_life.panel import LoadPanel
    from osteospine.fracture_risk.panel import FractureRiskPanel
    from osteospine.fracture_risk.who_fractures.panel import WhoFracturesPanel
    from osteospine.kit.practice import Bank
    from osteospine.kit.progress.widget import Progress
    from osteospine.kyphosis.cobb.panel import CobbPanel
    from osteospine.kyphosis.panel import KyphosisPanel
    from osteospine.medicines.choice.panel import MedicineChoicePanel
    from osteospine.medicines.panel import MedicineTradeoffPanel
    from osteospine.medicines.stopping.panel import StoppingPanel
    from osteospine.procedures.analgesics.panel import AnalgesicPanel
    from osteospine.procedures.cement.panel import CementPanel
    from osteospine.procedures.panel import PainCoursePanel
    from osteospine.start.panel import ChainPanel
    from osteospine.t_score.follow_up.panel import FollowUpPanel
    from osteospine.t_score.panel import TScorePanel
    from osteospine.t_score.spine_report.panel import SpineReportPanel
    from osteospine.unfolding_case.panel import CasePanel

_MODULES: Mapping[str, str] = MappingProxyType(
    {
        "ChainPanel": "start.panel",
        "BoneLifePanel": "bone_life.panel",
        "RiskFactorsPanel": "bone_life.risk_factors.panel",
        "CompressionPanel": "compression.panel",
        "GradingPanel": "compression.grading.panel",
        "KyphosisPanel": "kyphosis.panel",
        "CobbPanel": "kyphosis.cobb.panel",
        "TScorePanel": "t_score.panel",
        "SpineReportPanel": "t_score.spine_report.panel",
        "FollowUpPanel": "t_score.follow_up.panel",
        "FractureRiskPanel": "fracture_risk.panel",
        "WhoFracturesPanel": "fracture_risk.who_fractures.panel",
        "PainPatternPanel": "assessment.panel",
        "HeightPanel": "assessment.height.panel",
        "ImagingPanel": "assessment.imaging.panel",
        "RedFlagPanel": "assessment.red_flags.panel",
        "MedicineTradeoffPanel": "medicines.panel",
        "MedicineChoicePanel": "medicines.choice.panel",
        "StoppingPanel": "medicines.stopping.panel",
        "PainCoursePanel": "procedures.panel",
        "CementPanel": "procedures.cement.panel",
        "AnalgesicPanel": "procedures.analgesics.panel",
        "LoadPanel": "daily_life.panel",
        "ExercisePanel": "daily_life.exercise.panel",
        "FallsPanel": "daily_life.falls.panel",
        "NutritionPanel": "daily_life.nutrition.panel",
        "MindPanel": "daily_life.mind.panel",
        "CasePanel": "unfolding_case.panel",
    }
)


class _Panels(Mapping[str, type[Panel[Any]]]):
    """The panels by name; a panel's module is loaded when it is first asked for, so that a lesson starts at once."""

    def __getitem__(self, name: str) -> type[Panel[Any]]:
        panel: type[Panel[Any]] = getattr(import_module(f"osteospine.{_MODULES[name]}"), name)
        return panel

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


PANELS: Mapping[str, type[Panel[Any]]] = _Panels()
"""All panels by name, in teaching order, so that tests, benchmarks and tools can loop over them."""


def _cases() -> "Sequence[Bank]":
    banks: Sequence[Bank] = import_module("osteospine.unfolding_case.cases").banks()
    return banks


BANKS: "Mapping[str, Callable[[], Sequence[Bank]]]" = MappingProxyType({"unfolding_case": _cases})
"""Practice items that do not stand in a ``data/<topic>/practice.json``, so that ``Progress`` can count them."""

__all__ = [
    "BANKS",
    "PANELS",
    "AnalgesicPanel",
    "BoneLifePanel",
    "CasePanel",
    "CementPanel",
    "ChainPanel",
    "CobbPanel",
    "CompressionPanel",
    "ExercisePanel",
    "FallsPanel",
    "FollowUpPanel",
    "FractureRiskPanel",
    "GradingPanel",
    "HeightPanel",
    "ImagingPanel",
    "KyphosisPanel",
    "LoadPanel",
    "MedicineChoicePanel",
    "MedicineTradeoffPanel",
    "MindPanel",
    "NutritionPanel",
    "PainCoursePanel",
    "PainPatternPanel",
    "Patient",
    "Practice",
    "Progress",
    "RedFlagPanel",
    "RiskFactorsPanel",
    "SpineReportPanel",
    "StoppingPanel",
    "TScorePanel",
    "WhoFracturesPanel",
    "lecture",
    "units",
]


def __getattr__(name: str) -> Any:
    """Load a panel's class, or ``Progress``, when it is first named."""
    if name in _MODULES:
        return PANELS[name]
    if name == "Progress":
        return import_module("osteospine.kit.progress.widget").Progress
    raise AttributeError(f"module 'osteospine' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what the module offers, panels not yet loaded among it."""
    return __all__
