"""The spongy bone inside a vertebra: a drawn network whose area keeps to the bone in each cubic centimetre.

The pattern is the band between two levels of one smooth random field, always the same: as bone is lost the
band narrows everywhere, and most where it was thin, so that struts wear through. A drawing, not a scan; only
the share of bone in it is from the model.
"""

from __future__ import annotations

import functools

import numpy as np
from contourpy import FillType, contour_generator
from matplotlib.path import Path
from numpy.typing import NDArray

Grid = NDArray[np.float64]

FULL_SHARE = 0.40
"""Part of the drawn area that is bone at a T-score of 0: how dense a drawing looks dense."""

ACROSS, UP = 60, 45  # cells of the field over the body of a vertebra, front to back and bottom to top
LENS = 31  # cells that the magnifying glass shows, across and up
_FINER = 2  # how many times finer the field is sampled under the glass
_WAVES = 11.0  # struts across the body
_TALL = 1.7  # struts run more up and down than across
_SEED = 2
_SPECK = 7  # bits with no more corners than this are crumbs that nobody sees


@functools.lru_cache(maxsize=64)  # a slider goes to and fro over the same values
def network(share: float) -> Path:
    """Return the bone over the whole body, in the unit square −1 to 1, for a share of a young woman's bone."""
    return _band(_whole(), share, 2.2)  # small on the page: corners do not show


@functools.lru_cache(maxsize=64)
def magnified(share: float) -> Path:
    """Return the bone under the magnifying glass, from −1 to 1: the middle of `network`, larger."""
    return _band(_window(), share, 1.7)


def drawn_share(share: float) -> float:
    """Return the part of the whole body's area that `network` fills with bone."""
    values, thin = _whole()
    return float(np.mean(np.abs(values) < _level(share) * _evened(thin, share)))


@functools.lru_cache(maxsize=64)
def _level(share: float) -> float:
    """Return the half-width of the band that fills the wanted part of the area."""
    values, thin = _whole()
    return float(np.quantile(np.abs(values) / _evened(thin, share), min(FULL_SHARE * share, 1.0)))


def _evened(thin: Grid, share: float) -> Grid:
    """Return how wide the band is from place to place: even in dense bone, uneven where bone was lost."""
    return np.asarray(thin ** max(0.0, 1.6 * (1.0 - share)))


def _band(sampled: tuple[Grid, Grid], share: float, apart: float) -> Path:
    """Return the band of the field as one path, from −1 to 1 both ways, its points so many half cells apart."""
    values, thin = sampled
    rows, columns = values.shape
    lines = contour_generator(
        np.linspace(-1, 1, columns),
        np.linspace(-1, 1, rows),
        values / _evened(thin, share),
        fill_type=FillType.OuterCode,
    )
    level = _level(share)
    rings = [(p, c) for p, c in zip(*lines.filled(-level, level), strict=True) if len(p) > _SPECK]
    points, codes = (np.concatenate(parts) for parts in zip(*rings, strict=True))
    return _lighter(points, codes, apart / columns)


def _lighter(points: Grid, codes: NDArray[np.uint8], step: float) -> Path:
    """Leave out points that nearly repeat the one before: less to draw, nothing that is seen."""
    far = np.r_[True, np.hypot(*np.diff(points, axis=0).T) > step]
    kept = far | (codes != Path.LINETO)
    return Path(points[kept], codes[kept])


@functools.cache
def _whole() -> tuple[Grid, Grid]:
    values, thin = _fields(1)
    return values[:UP, :ACROSS], thin[:UP, :ACROSS]


@functools.cache
def _window() -> tuple[Grid, Grid]:
    low, left = ((size - LENS) // 2 * _FINER for size in (UP, ACROSS))
    reach = LENS * _FINER + 1
    values, thin = _fields(_FINER)
    return values[low : low + reach, left : left + reach], thin[low : low + reach, left : left + reach]


@functools.cache
def _fields(finer: int) -> tuple[Grid, Grid]:
    """Return the random field and the widths, sampled ``finer`` times as densely: the same waves each time."""
    side = ACROSS + 12  # a rim, because the field repeats itself at its ends
    rng = np.random.default_rng(_SEED)
    noise, slow = (np.fft.fft2(rng.standard_normal((side, side))) for _ in range(2))
    k = np.fft.fftfreq(side) * side
    radius = np.hypot(k[None, :], _TALL * k[:, None])
    waves = _WAVES / 2 * side / ACROSS  # a wave has two zero lines, and each becomes a strut
    ring = np.exp(-(((radius - waves) / (0.28 * waves)) ** 2))
    calm = np.exp(-((radius / (0.7 * waves)) ** 2))
    values, width = (_sampled(spectrum * keep, finer) for spectrum, keep in ((noise, ring), (slow, calm)))
    return values / values.std(), np.clip(1.0 + 0.8 * (width - width.mean()) / width.std(), 0.03, 2.5)


def _sampled(spectrum: NDArray[np.complex128], finer: int) -> Grid:
    """Return a field from its waves, on a grid that is ``finer`` times as dense."""
    side = len(spectrum)
    wide = np.zeros((side * finer, side * finer), dtype=complex)
    half = side // 2
    places = np.r_[0:half, side * finer - half : side * finer]
    wide[np.ix_(places, places)] = spectrum
    return np.asarray(np.fft.ifft2(wide).real * finer**2)
