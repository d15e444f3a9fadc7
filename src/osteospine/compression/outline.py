"""The outline of a vertebra in side view, as points: the one geometry that all pictures draw.

Local frame: origin at the centre of the body, x forward, z up, millimetres.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import NDArray

from osteospine.compression.model import Vertebra

Points = NDArray[np.float64]

_ALONG = np.linspace(-1, 1, 13)  # along one endplate: smooth at projector size, light in an SVG
_DOWN = np.linspace(0, 1, 6)[1:-1]  # down a side wall
_WAIST = 0.05  # the side walls curve in by this share of the depth (how bodies are drawn, not measured)


@functools.lru_cache(maxsize=256)
def endplate(vertebra: Vertebra, side: int) -> Points:
    """Return one endplate from back to front, shape (13, 2), mm; ``side`` is +1 upper, -1 lower.

    The rims stand at the front and back heights; between them the plate dips to the middle height.
    """
    u = _ALONG
    rim = (vertebra.posterior_mm + (vertebra.anterior_mm - vertebra.posterior_mm) * (u + 1) / 2) / 2
    dip = vertebra.mean_height_mm / 2 - vertebra.middle_mm / 2
    return fixed(np.column_stack([u * vertebra.depth_mm / 2, side * (rim - dip * (1 - u**2) ** 1.5)]))


@functools.lru_cache(maxsize=256)
def body(vertebra: Vertebra) -> Points:
    """Return the closed outline of the body, shape (n, 2), mm, starting at the upper back corner."""
    top, bottom = endplate(vertebra, 1), endplate(vertebra, -1)[::-1]
    return fixed(np.vstack([top, _wall(top[-1], bottom[0]), bottom, _wall(bottom[-1], top[0])]))


def _wall(start: Points, end: Points) -> Points:
    """Return the points of a side wall, curved inward, without its end points."""
    straight = start + (end - start) * _DOWN[:, None]
    straight[:, 0] -= np.sign(start[0]) * _WAIST * abs(start[0]) * 2 * np.sin(np.pi * _DOWN)
    return straight


@functools.lru_cache(maxsize=256)
def arch(vertebra: Vertebra, drop: float) -> Points:
    """Return pedicle, joint processes and spinous process behind the body, shape (15, 2), mm.

    ``drop`` (0 to 1) slopes the spinous process downward: steep in the mid thorax, level in the lumbar
    spine. A drawn hint for orientation, not measured.
    """
    d, h = vertebra.depth_mm, vertebra.posterior_mm
    slope = drop * h
    shape = [
        (0.02 * d, 0.40 * h), (-0.17 * d, 0.42 * h), (-0.25 * d, 0.70 * h), (-0.34 * d, 0.66 * h),
        (-0.39 * d, 0.28 * h), (-0.56 * d, 0.16 * h - 0.25 * slope), (-1.02 * d, -0.06 * h - slope),
        (-1.10 * d, -0.24 * h - slope), (-1.00 * d, -0.42 * h - slope), (-0.60 * d, -0.36 * h - 0.5 * slope),
        (-0.46 * d, -0.78 * h), (-0.35 * d, -0.74 * h), (-0.31 * d, -0.22 * h), (-0.19 * d, -0.02 * h),
        (0.02 * d, 0.02 * h),
    ]  # fmt: skip
    points = np.array(shape)
    points[:, 0] -= d / 2
    return fixed(points)


def fixed(points: Points) -> Points:
    """Return points that nobody can change by accident, because they are shared."""
    points.flags.writeable = False
    return points


def place(points: Points, centre: tuple[float, float], tilt_deg: float) -> Points:
    """Turn points by ``tilt_deg`` (positive leans forward) and move them to ``centre``; shape kept."""
    a = math.radians(tilt_deg)
    c, s = math.cos(a), math.sin(a)
    placed: Points = points @ np.array([[c, -s], [s, c]])
    placed += centre
    return placed
