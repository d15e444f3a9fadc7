"""osteospine: see what osteoporosis does to a spine.

Each panel is an interactive picture: ``CompressionPanel()`` in a notebook cell shows it. For teaching,
never advice about one patient.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from osteospine.bone_life.panel import BoneLifePanel
from osteospine.bone_life.risk_factors.panel import RiskFactorsPanel
from osteospine.compression.grading.panel import GradingPanel
from osteospine.compression.panel import CompressionPanel
from osteospine.fracture_risk.panel import FractureRiskPanel
from osteospine.fracture_risk.who_fractures.panel import WhoFracturesPanel
from osteospine.kit.panel import Panel
from osteospine.kit.practice import Practice
from osteospine.kit.style import lecture
from osteospine.kit.units import units
from osteospine.kyphosis.cobb.panel import CobbPanel
from osteospine.kyphosis.panel import KyphosisPanel
from osteospine.patient import Patient
from osteospine.t_score.follow_up.panel import FollowUpPanel
from osteospine.t_score.panel import TScorePanel
from osteospine.t_score.spine_report.panel import SpineReportPanel

PANELS: Mapping[str, type[Panel[Any]]] = MappingProxyType(
    {
        panel.__name__: panel
        for panel in (
            BoneLifePanel,
            RiskFactorsPanel,
            CompressionPanel,
            GradingPanel,
            KyphosisPanel,
            CobbPanel,
            TScorePanel,
            SpineReportPanel,
            FollowUpPanel,
            FractureRiskPanel,
            WhoFracturesPanel,
        )
    }
)
"""All panels by name, in teaching order, so that tests, benchmarks and tools can loop over them."""

__all__ = [
    "PANELS",
    "BoneLifePanel",
    "CobbPanel",
    "CompressionPanel",
    "FollowUpPanel",
    "FractureRiskPanel",
    "GradingPanel",
    "KyphosisPanel",
    "Patient",
    "Practice",
    "RiskFactorsPanel",
    "SpineReportPanel",
    "TScorePanel",
    "WhoFracturesPanel",
    "lecture",
    "units",
]
