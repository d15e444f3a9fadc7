"""Two ways from artists to the screen, on the real pictures: the canvas's SVG, and a blitted PNG.

The blitted way: what never changes is drawn once and kept as a bitmap, the rest (the numbers too) is drawn over
it, and the PNG is packed with the fastest setting. At 100 dots an inch it is soft on a sharp screen; it is
measured there all the same, which favours it.
"""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from benchmarks.measure import Finding, Limit, Times, timed
from benchmarks.panels import messages
from osteospine import PANELS
from osteospine.kit.panel import Picture

SHOWN = ("CompressionPanel", "KyphosisPanel")
UPDATES = 100
MARGIN_MS = 15
"""Blitting must win by more than this to be worth a picture without text and sharpness."""


class Blitted:
    """A picture drawn over a kept background and packed as a PNG."""

    def __init__(self, picture: Picture, results: list[Any]) -> None:
        self._picture = picture
        figure = picture.canvas.figure
        figure.set_dpi(100)
        self._agg = FigureCanvasAgg(figure)
        self._moving = sorted(_moving(picture, self._agg, results), key=lambda artist: artist.get_zorder())
        for artist in self._moving:
            artist.set_animated(True)
        self._agg.draw()
        self._background = self._agg.copy_from_bbox(figure.bbox)

    def draw(self, result: Any) -> bytes:
        """Return the picture of a result as a PNG."""
        self._picture.update(result)
        self._agg.restore_region(self._background)
        for artist in self._moving:
            if artist.axes is not None:
                artist.axes.draw_artist(artist)
        buffer = io.BytesIO()
        Image.fromarray(np.asarray(self._agg.buffer_rgba())).convert("RGB").save(buffer, format="png", compress_level=1)
        return buffer.getvalue()


def _moving(picture: Picture, agg: FigureCanvasAgg, results: list[Any]) -> set[Artist]:
    """Return the artists that an update ever touches."""
    found: set[Artist] = set()
    picture.update(results[0])
    for result in results:
        agg.draw()
        picture.update(result)
        found.update(artist for artist in _drawn(picture.canvas.figure) if artist.stale)
    return found


def _drawn(figure: Figure) -> Iterator[Artist]:
    for axes in figure.axes:
        yield from (*axes.patches, *axes.lines, *axes.texts, *axes.artists)


def measure() -> list[Finding]:
    """Measure both ways on each picture, interleaved, and what the choice rests on."""
    return [_compare(name) for name in SHOWN]


def _compare(name: str) -> Finding:
    panel = PANELS[name]()
    results = []
    for message in itertools.islice(messages(panel), UPDATES):
        message.send()
        results.append(panel.result)
    drawing, blitted = panel.build_picture(), Blitted(panel.build_picture(), results[::5])
    svg_ms: list[float] = []
    png_ms: list[float] = []
    svg_bytes: list[int] = []
    png_bytes: list[int] = []

    def as_svg(result: Any) -> None:
        drawing.update(result)
        svg_bytes.append(len(drawing.canvas.svg(panel.describe(result)).encode()))

    def as_png(result: Any) -> None:
        png_bytes.append(len(blitted.draw(result)))

    for result in results:
        svg_ms.append(timed(functools.partial(as_svg, result)))
        png_ms.append(timed(functools.partial(as_png, result)))
    own, other = Times(tuple(svg_ms)), Times(tuple(png_ms))
    return Finding(
        f"Way to draw {name}: SVG (chosen), beside a blitted PNG of {max(png_bytes) / 1000:.0f} kB",
        (
            f"{own.median_ms:.1f} ms",
            f"{own.p95_ms:.1f} ms",
            f"{other.median_ms:.1f} ms",
            f"{other.median_ms / own.median_ms:.1f} x",
            f"{max(svg_bytes) / 1000:.0f} kB",
        ),
        (Limit("slower than blitting", own.median_ms - other.median_ms, MARGIN_MS, "ms", noisy=True),),
    )
