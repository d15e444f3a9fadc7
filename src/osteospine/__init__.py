"""osteospine: see what osteoporosis does to a spine.

Each panel is an interactive picture: ``CompressionPanel()`` in a notebook cell shows it. For teaching,
never advice about one patient.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from osteospine.compression.grading.panel import GradingPanel
from osteospine.compression.panel import CompressionPanel
from osteospine.kit.panel import Panel
from osteospine.kit.practice import Practice
from osteospine.kit.style import lecture
from osteospine.kit.units import units
from osteospine.kyphosis.cobb.panel import CobbPanel
from osteospine.kyphosis.panel import KyphosisPanel
from osteospine.patient import Patient

PANELS: Mapping[str, type[Panel[Any]]] = MappingProxyType(
    {panel.__name__: panel for panel in (CompressionPanel, GradingPanel, KyphosisPanel, CobbPanel)}
)
"""All panels by name, in teaching order, so that tests, benchmarks and tools can loop over them."""

__all__ = [
    "PANELS",
    "CobbPanel",
    "CompressionPanel",
    "GradingPanel",
    "KyphosisPanel",
    "Patient",
    "Practice",
    "lecture",
    "units",
]
