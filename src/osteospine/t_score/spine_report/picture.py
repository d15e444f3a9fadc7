"""A densitometry report: the image of L1 to L4 with each vertebra's numbers beside it, and the sums below."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, FancyBboxPatch, Polygon, Rectangle
from matplotlib.text import Text

from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look
from osteospine.t_score.numbers import t_text
from osteospine.t_score.spine_report.cases import Choice, Report
from osteospine.t_score.spine_report.front_view import DARK, DISC, GLOW, HEIGHT, SOFT, FrontVertebra
from osteospine.t_score.spine_report.model import LEVELS, VertebraReading, combined_bmd_g_cm2, region_t

WIDE, HIGH = 532.8, 417.6  # points
_IMAGE_RIGHT, _IMAGE_LOW = 198.0, 98.0
_X, _L4_Y, _BOX = 99.0, 148.0, 54.0  # middle of the spine, middle of a sound L4, half width of the measured box
_LEVEL_X, _NUMBERS_X, _T_X, _RULE_X = 220.0, 327.0, 453.0, 505.0  # middles; the numbers are area, mineral, density
_NUMBERS_WIDE, _SPACE = 172.0, "\N{FIGURE SPACE}"  # the space that is as wide as a digit
_MOST_GAP = 4  # on a phone the letters of a desk grow by a fifth, and need the room
_DIGIT, _POINT = 0.636, 0.318  # width of a digit and of a decimal point, in parts of the letter size
_ALL_Y, _KEPT_Y = 72.0, 28.0
_NOTHING = (f" – {_SPACE}", f" – {_SPACE}", f"{_SPACE} – {_SPACE}")  # in place of three numbers


class SpineReportPicture:
    """Owns the artists of the spine report."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDE / 72, HIGH / 72, salt)
        whole = (0.0, 0.0, 1.0, 1.0)
        frame = self.canvas.axes(*whole, xlim=(0, WIDE), ylim=(0, HIGH), still=True)
        _still(frame, look)
        image = (0.0, _IMAGE_LOW / HIGH, _IMAGE_RIGHT / WIDE, 1 - _IMAGE_LOW / HIGH)
        xlim, ylim = (0.0, _IMAGE_RIGHT), (_IMAGE_LOW, HIGH)
        back = self.canvas.axes(*image, xlim=xlim, ylim=ylim, still=True)
        _background(back, look)
        self._view = self.canvas.axes(*image, xlim=xlim, ylim=ylim)
        self._page = self.canvas.axes(*whole, xlim=(0, WIDE), ylim=(0, HIGH))
        self._above = FrontVertebra(self._view, look.line)
        self._vertebrae = [FrontVertebra(self._view, look.line) for _ in LEVELS]
        self._boxes = [_Box(self._view, look) for _ in LEVELS]
        self._rows = [_Row(self._page, look) for _ in LEVELS]
        self._all, self._kept = _Row(self._page, look), _Row(self._page, look, bold=True)
        self._names = [
            self._page.text(10, y, "", fontsize=look.text_pt, va="center", weight=weight, color=style.INK)
            for y, weight in ((_ALL_Y, "normal"), (_KEPT_Y, "bold"))
        ]
        self._names[0].set_text("L1 to L4")
        self._heights = [0.0] * len(LEVELS)
        self._shown: Report | None = None

    def update(self, c: Choice) -> None:
        """Show this choice."""
        readings, rules = c.report.readings, c.report.evaluation
        if c.report is not self._shown:
            self._stack(readings)
            self._shown = c.report
        sound = "keep" if rules.usable else "alone"
        for r, box, line, y in zip(readings, self._boxes, self._rows, self._heights, strict=True):
            out = r.level in c.left_out
            box.strike(out=out)
            rule = (sound if r.level in rules.kept else "out") if c.checked else ""
            differs = r.level in (*c.wrongly_kept, *c.wrongly_left_out)
            line.show(r.level, y, _cells((r,)), out=out, rule=rule, differs=differs)
        self._all.show("", _ALL_Y, _cells(readings))
        self._kept.show("", _KEPT_Y, _cells(c.kept_readings) if c.kept else (_NOTHING, "–"))
        self._names[1].set_text(f"kept: {' '.join(c.kept)}" if c.kept else "kept: none")

    def _stack(self, readings: tuple[VertebraReading, ...]) -> None:
        """Stand the vertebrae on L5, so that a lost height lowers what is above it."""
        y = _L4_Y - HEIGHT / 2
        for n in reversed(range(len(LEVELS))):
            r = readings[n]
            tall = HEIGHT * r.height_share
            self._heights[n] = y + tall / 2
            self._vertebrae[n].show(r.level, (_X, self._heights[n]), r.height_share, _shade(readings, n), r.finding)
            self._boxes[n].place(y - DISC / 2, y + tall + DISC / 2, closed=n == len(LEVELS) - 1)
            y += tall + DISC
        self._above.show("T12", (_X, y + HEIGHT / 2), 1.0, readings[0].bmd_g_cm2 * 0.94)


def _shade(readings: tuple[VertebraReading, ...], n: int) -> float:
    """Return the density that the bone shows: under metal it is as grey as its neighbours."""
    if readings[n].finding != "artefact":
        return readings[n].bmd_g_cm2
    return float(np.mean([r.bmd_g_cm2 for r in readings if r.finding == "none"]))


def _cells(readings: tuple[VertebraReading, ...]) -> tuple[tuple[str, str, str], str]:
    """Return area, mineral and density, and the T-score, as a report prints them."""
    numbers = (
        f"{sum(r.area_cm2 for r in readings):.1f}",
        f"{sum(r.bmc_g for r in readings):.1f}",
        f"{combined_bmd_g_cm2(readings):.3f}",
    )
    return numbers, t_text(region_t(readings))


def _gap(look: Look) -> int:
    """Return how many digits' widths part two numbers of a row, so that a row fills its place."""
    digits, points = 3 + 3 + 4, 3  # as in 12.3 12.3 1.234
    left = _NUMBERS_WIDE / look.text_pt - digits * _DIGIT - points * _POINT
    return min(int(left / 2 / _DIGIT), _MOST_GAP)


def _middles(look: Look) -> tuple[float, float, float]:
    """Return where the middles of area, mineral and density stand."""
    one, gap, last = 3 * _DIGIT + _POINT, _gap(look) * _DIGIT, 4 * _DIGIT + _POINT
    wide = (one + gap) * 2 + last
    starts = (0.0, one + gap, 2 * (one + gap))
    middles = (start + size / 2 - wide / 2 for start, size in zip(starts, (one, one, last), strict=True))
    first, second, third = (_NUMBERS_X + each * look.text_pt for each in middles)
    return first, second, third


class _Row:
    """A line of the table, which can be struck out and can carry the rule's verdict."""

    def __init__(self, axes: Axes, look: Look, *, bold: bool = False) -> None:
        def text(x: float, *, heavy: bool = bold) -> Text:
            weight = "bold" if heavy else "normal"
            return axes.text(x, 0, "", fontsize=look.text_pt, ha="center", va="center", weight=weight)

        # The numbers of a row are one text: quicker to draw than many.
        self._level, self._numbers, self._t = text(_LEVEL_X, heavy=True), text(_NUMBERS_X), text(_T_X)
        self._rule = text(_RULE_X, heavy=False)
        self._rule.set_color(style.MEASURE)
        self._gap = _SPACE * _gap(look)
        self._strike = Line2D([], [], color=style.CHANGED_INK, lw=look.line * 1.2, zorder=5)
        axes.add_line(self._strike)
        high = look.text_pt * 1.45
        self._ring = FancyBboxPatch(
            (_RULE_X - 26, -high / 2),
            52,
            high,
            boxstyle="round,pad=0,rounding_size=5",
            fc="none",
            ec=style.CHANGED_INK,
            lw=look.line * 1.8,
        )
        self._high = high
        axes.add_patch(self._ring)

    def show(
        self,
        level: str,
        y: float,
        cells: tuple[tuple[str, str, str], str],
        *,
        out: bool = False,
        rule: str = "",
        differs: bool = False,
    ) -> None:
        (area, mineral, density), t = cells
        numbers = self._gap.join((area.rjust(4, _SPACE), mineral.rjust(4, _SPACE), density))
        for text, word in ((self._level, level), (self._numbers, numbers), (self._t, t)):
            text.set_text(word)
            text.set_y(y)
            text.set_color(style.QUIET if out else style.INK)
        self._strike.set_data([_LEVEL_X - 13, _T_X + 23] if out else [], [y, y] if out else [])
        self._rule.set_text(rule)
        self._rule.set_y(y)
        self._ring.set_visible(bool(rule) and differs)
        self._ring.set_y(y - self._high / 2)


class _Box:
    """The measured box of a vertebra; hatched when it is left out."""

    def __init__(self, axes: Axes, look: Look) -> None:
        self._edge = Line2D([], [], color=GLOW, lw=look.line * 0.9, ls=(0, (4, 2)), zorder=7)
        self._hatch = Line2D([], [], color=GLOW, lw=look.line * 1.1, zorder=8)
        for line in (self._edge, self._hatch):
            axes.add_line(line)

    def place(self, low: float, high: float, *, closed: bool) -> None:
        left, right = _X - _BOX, _X + _BOX
        corners = [(left, low), (left, high), (right, high), (right, low), *([(left, low)] if closed else [])]
        self._edge.set_data(*zip(*corners, strict=True))
        self._hatch.set_data(*_stripes(left, right, low, high))

    def strike(self, *, out: bool) -> None:
        self._hatch.set_visible(out)


def _stripes(left: float, right: float, low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
    """Return slanted strokes that fill a box, as one broken line."""
    tall = high - low
    start = np.arange(left - tall, right, 11.0)
    x0, x1 = np.maximum(start, left), np.minimum(start + tall, right)
    gap = np.full_like(start, np.nan)
    x, y = np.stack([x0, x1, gap], axis=1), np.stack([low + x0 - start, low + x1 - start, gap], axis=1)
    return x.ravel(), y.ravel()


def _still(axes: Axes, look: Look) -> None:
    """Draw the head of the table and the lines that part it."""
    heads = (("area", "cm²"), ("BMC", "g"), ("BMD", "g/cm²"), ("T", "score"))
    for x, (name, unit) in zip((*_middles(look), _T_X), heads, strict=True):
        axes.text(x, HIGH - 18, name, fontsize=look.text_pt, ha="center", va="center", weight="bold", color=style.INK)
        axes.text(x, HIGH - 38, unit, fontsize=look.text_pt, ha="center", va="center", color=style.QUIET)
    axes.text(_RULE_X, HIGH - 18, "rule", fontsize=look.text_pt, ha="center", va="center", color=style.MEASURE)
    axes.add_patch(Rectangle((0, 6), WIDE, 44, fc="#f0e9dc", lw=0))
    for y in (HIGH - 54, _IMAGE_LOW - 2):
        axes.add_line(Line2D([206, WIDE - 2], [y, y], color=style.FRAME, lw=look.line))
    axes.add_line(Line2D([2, WIDE - 2], [50, 50], color=style.FRAME, lw=look.line))


def _background(axes: Axes, look: Look) -> None:
    """Draw what lies around the measured vertebrae: soft tissue, last ribs, L5 and the pelvis."""
    axes.add_patch(Rectangle((0, 0), _IMAGE_RIGHT, HIGH, fc=DARK, lw=0))
    axes.add_patch(Ellipse((_X, 270), 172, 420, fc=SOFT, lw=0))
    for side in (-1, 1):
        x = _X + side * np.array([34, 58, 78, 88])
        axes.add_line(Line2D(x, [402, 384, 350, 318], color="#4d5459", lw=7, solid_capstyle="round"))
        crest = np.array([(108, 90), (106, 128), (92, 142), (74, 136), (60, 112), (52, 90)])
        axes.add_patch(Polygon(np.column_stack([_X + side * crest[:, 0], crest[:, 1]]), fc="#474e53", ec="#6b7277"))
    FrontVertebra(axes, look.line).show("L5", (_X, _L4_Y - HEIGHT - DISC), 1.0, 0.8)
