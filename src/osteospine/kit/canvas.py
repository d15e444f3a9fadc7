"""One persistent figure per picture, turned into an inline SVG for the panel or a PNG for paper.

Pictures make their artists once and update them in place; the canvas draws. It is the only module that
knows how a figure becomes something to show. SVG is crisp on a projector and can carry its own text for
screen readers; ``benchmarks/`` compares it with a blitted PNG and with the usual ``interact`` way.
"""

from __future__ import annotations

import functools
import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch
from matplotlib.textpath import text_to_path

from osteospine.kit import style

# Matplotlib reads its settings while it draws, and they are shared by the whole process: one draw at a
# time. (JupyterLab runs widget callbacks in a thread of their own.)
_DRAWING = threading.RLock()
_SIZE = re.compile(r'(?: width="[^"]*"| height="[^"]*"| version="[^"]*")')
_SERIAL_ID = re.compile(r' id="[A-Za-z0-9]+_[0-9]+"')
_STYLE = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)
_LABEL = re.compile(r"(>[^<>]+</text>)")
_DECIMALS = re.compile(r"(?<=\.\d)\d+")
_POINTS_PER_INCH = 72
_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


class Canvas:
    """A figure of fixed size with one way out to the screen and one to paper.

    Parameters
    ----------
    width_in, height_in
        Size in inches; on screen the picture scales to the room it gets.
    salt
        Any text unique to the panel, so that two pictures on a page share no element ids.
    """

    def __init__(self, width_in: float, height_in: float, salt: str) -> None:
        self.figure = Figure(figsize=(width_in, height_in), dpi=_POINTS_PER_INCH, facecolor=style.PAPER)
        self.salt = salt
        self._still: list[Axes] = []
        self._still_svg = ""

    def axes(
        self,
        left: float,
        bottom: float,
        width: float,
        height: float,
        *,
        xlim: tuple[float, float],
        ylim: tuple[float, float],
        still: bool = False,
    ) -> Axes:
        """Return bare axes (no frame, no ticks) in figure fractions with fixed limits.

        What lies on ``still`` axes never changes: it is drawn once, below all else, and kept.
        """
        axes = self.figure.add_axes((left, bottom, width, height), xlim=xlim, ylim=ylim)
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        if still:
            self._still.append(axes)
        return axes

    def svg(self, alt: str) -> str:
        """Return the picture as an inline ``<svg role="img">`` that says ``alt`` to screen readers."""
        if self._still and not self._still_svg:
            _, self._still_svg = self._inline(still=True)
        head, body = self._inline(still=False)
        label = escape(alt, quote=True)
        return (
            f'{head} class="osteospine-picture" role="img" aria-label="{label}" '
            f'style="stroke-linejoin:round;stroke-linecap:butt">{self._still_svg}{body}</svg>'
        )

    def _inline(self, *, still: bool) -> tuple[str, str]:
        """Return the opening tag and the content of an SVG of the still axes, or of all others."""
        hidden: list[Artist] = [axes for axes in self.figure.axes if (axes in self._still) != still]
        if still:  # the figure's own labels may change, so they belong to the other half
            hidden += [each for each in self.figure.get_children() if not isinstance(each, Axes | Patch)]
        elif self._still:
            hidden.append(self.figure.patch)
        hidden = [each for each in hidden if each.get_visible()]
        for artist in hidden:
            artist.set_visible(False)
        try:
            text = self._print_svg("none")
        finally:
            for artist in hidden:
                artist.set_visible(True)
        start = text.index("<svg")
        head_end = text.index(">", start)
        # Serial ids (line2d_1) repeat from picture to picture, and a style element here would restyle the whole page.
        body = _STYLE.sub("", text[head_end + 1 : text.rindex("</svg>")], count=1)
        return _SIZE.sub("", text[start:head_end]), _shortened(_SERIAL_ID.sub("", body))

    def png(self, dpi: int = 110) -> bytes:
        """Return the picture as a PNG."""
        buffer = io.BytesIO()
        with self._settings("path"):
            FigureCanvasAgg(self.figure).print_figure(buffer, dpi=dpi, format="png")
        return buffer.getvalue()

    def svg_file(self) -> str:
        """Return a stand-alone SVG with letters as shapes, for slides and print; no date, no ids at random."""
        return self._print_svg("path")

    def _print_svg(self, fonts: Literal["none", "path"]) -> str:
        buffer = io.StringIO()
        width, height = self.figure.get_size_inches() * _POINTS_PER_INCH
        with self._settings(fonts):
            renderer = _Renderer(width, height, buffer, metadata=_METADATA)
            self.figure.draw(renderer)
            renderer.finalize()
        return buffer.getvalue()

    @contextmanager
    def _settings(self, fonts: Literal["none", "path"]) -> Iterator[None]:
        """Hold matplotlib's settings for one draw (``rc_context`` would copy and restore all 300)."""
        wanted: dict[str, Any] = {
            "svg.hashsalt": self.salt,
            "svg.fonttype": fonts,
            "font.family": "sans-serif",
            "font.sans-serif": list(style.FONT[:-1]),
        }
        settings: Any = mpl.rcParams
        with _DRAWING:
            before = {name: settings[name] for name in wanted}
            settings.update(wanted)
            try:
                yield
            finally:
                settings.update(before)


def _shortened(svg: str) -> str:
    """Cut coordinates to a tenth of a point, finer than the eye at any zoom used here; never a label's number."""
    parts = _LABEL.split(svg)
    return "".join(part if n % 2 else _DECIMALS.sub("", part) for n, part in enumerate(parts))


class _Renderer(RendererSVG):
    """Matplotlib's SVG, except that it measures the same text only once: that is half the cost of a draw."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        return _text_size(s, prop.copy(), ismath)


@functools.lru_cache(maxsize=4096)
def _text_size(text: str, font: FontProperties, math: Any) -> tuple[float, float, float]:
    return text_to_path.get_text_width_height_descent(text, font, math)
