"""The palette: readable, and told apart by people with each kind of colour vision."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from osteospine.compression import scene
from osteospine.kit import style

# Machado, Oliveira and Fernandes 2009 (doi 10.1109/TVCG.2009.113), full severity, on linear RGB.
DEFICIENCIES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour: str) -> np.ndarray:
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", [style.INK, style.QUIET, style.MEASURE, style.PLUMB, style.CHANGED_INK])
@pytest.mark.parametrize("ground", [style.PAPER, style.BODY])
def test_text_contrast(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ink", [scene.XRAY_TEXT, scene.XRAY_MEASURE])
def test_text_contrast_on_the_film(ink: str) -> None:
    assert contrast(ink, scene.XRAY_DARK) >= 4.5


@pytest.mark.parametrize("line", [style.BONE_EDGE, style.CHANGED_INK, style.DISC_EDGE, style.FAINT, style.MEASURE])
def test_line_contrast(line: str) -> None:
    assert contrast(line, style.PAPER) >= 3
    assert contrast(style.BONE_EDGE, style.BONE) >= 3


@pytest.mark.parametrize("vision", DEFICIENCIES)
def test_fills_differ_for_every_colour_vision(vision: str) -> None:
    matrix = np.array(DEFICIENCIES[vision])
    for a, b in itertools.combinations((style.BONE, style.DISC, style.CHANGED), 2):
        seen = [np.clip(matrix @ linear(c), 0, 1) for c in (a, b)]
        lab = [_lab(c) for c in seen]
        assert np.linalg.norm(lab[0] - lab[1]) > 12, f"{a} and {b} look alike in {vision}"


def test_changed_bone_reads_in_grey_print() -> None:
    assert contrast(style.CHANGED, style.BONE) > 1.8


def _lab(rgb_linear: np.ndarray) -> np.ndarray:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb_linear
    t = xyz / [0.9505, 1, 1.089]
    f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
