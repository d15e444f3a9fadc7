"""Lengths, angles and percentages in words."""

from __future__ import annotations

import pytest

from osteospine.kit import units


@pytest.mark.parametrize(
    ("mm", "text"),
    [
        (53.0, "5.3 cm (2.1 in)"),
        (-53.0, "−5.3 cm (−2.1 in)"),
        (0.2, "0.0 cm (0.0 in)"),
        (-0.2, "0.0 cm (0.0 in)"),
    ],
)
def test_length(mm: float, text: str) -> None:
    assert units.length(mm) == text


def test_length_with_sign() -> None:
    assert units.length(53.0, sign=True) == "+5.3 cm (+2.1 in)"
    assert units.length(0.1, sign=True) == "0.0 cm (0.0 in)"


def test_us_customary_comes_first_when_chosen() -> None:
    units.units("us")
    assert units.length(25.4) == "1.0 in (2.5 cm)"
    assert units.length(25.4, both=False) == "1.0 in"
    units.units("metric")
    assert units.length(25.4) == "2.5 cm (1.0 in)"


def test_unknown_units_are_refused() -> None:
    with pytest.raises(ValueError, match="metric, us"):
        units.units("imperial")  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "text"), [(36.04, "36°"), (-0.2, "0°"), (-3.6, "−4°")])
def test_degrees(value: float, text: str) -> None:
    assert units.degrees(value) == text


@pytest.mark.parametrize(("fraction", "text"), [(0.25, "25 %"), (0.253, "25.3 %"), (0.29, "29 %"), (0, "0 %")])
def test_percent(fraction: float, text: str) -> None:
    assert units.percent(fraction) == text
