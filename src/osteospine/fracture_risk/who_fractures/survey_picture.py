"""What a survey was told, by age, beside what scans showed, by vertebra and grade."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from osteospine.fracture_risk.who_fractures.asked import BANDS, Asked, level_counts
from osteospine.fracture_risk.who_fractures.survey import Share
from osteospine.kit import style
from osteospine.kit.canvas import Canvas
from osteospine.kit.style import Look

WIDTH_IN, HEIGHT_IN = 7.2, 6.0
_TOP, _BOTTOM = 0.80, 0.085
_LEFT, _ACROSS = 0.165, 0.445
_MOST_PCT = 64
_TICKS_PCT = (0, 20, 40, 60)
_SCANS_LEFT, _SCANS_ACROSS = 0.735, 0.225
_TOLD, _REPORTED = style.MEASURE, style.CHANGED_INK
_BAND_NAMES = tuple(f"{low}–{high}" if high < 100 else f"{low}+" for low, high in BANDS)
_ROWS = (*_BAND_NAMES, "all 50+", "told", "not told")
# Two lines to each age, one to each of the last two rows.
_TOLD_AT = (0.5, 2.5, 4.5, 6.5, 8.7)
_REPORTED_AT = (1.35, 3.35, 5.35, 7.35, 9.55, 10.8, 11.8)
_DEEP = 12.4
_GRADES = (("mild", style.BONE, ""), ("moderate", style.DISC, "///"), ("severe", style.CHANGED, "xxx"))


class SurveyPicture:
    """Owns the artists of the survey's view."""

    def __init__(self, salt: str, look: Look) -> None:
        self.canvas = Canvas(WIDTH_IN, HEIGHT_IN, salt)
        self._pt = look.text_pt
        self._still(look)
        self._axes = self.canvas.axes(
            _LEFT, _BOTTOM, _ACROSS, _TOP - _BOTTOM, xlim=(0, _MOST_PCT), ylim=(_DEEP, 0), still=False
        )
        self._band = Rectangle((-25, 0), 25 + _MOST_PCT, 1.9, fc=style.BODY, lw=0, zorder=0, clip_on=False)
        self._axes.add_patch(self._band)
        self._told = [_Mark(self._axes, look, "s", _TOLD, at) for at in _TOLD_AT]
        self._reported = [_Mark(self._axes, look, "o", _REPORTED, at) for at in _REPORTED_AT]
        self._names = [
            self._axes.text(-2.5, at, name, ha="right", va="center", fontsize=look.text_pt, color=style.INK, zorder=5)
            for name, at in zip(_ROWS, (0.93, 2.93, 4.93, 6.93, 9.13, *_REPORTED_AT[5:]), strict=True)
        ]
        self._title = self.canvas.figure.text(
            0.012, 0.985, "", va="top", fontsize=look.text_pt, weight="bold", color=style.INK
        )

    def _still(self, look: Look) -> None:
        """Draw what never changes: scales, key and the counts of the scans."""
        page = self.canvas.axes(0, 0, 1, 1, xlim=(0, 1), ylim=(0, 1), still=True)
        for mark, colour, text, y in (
            ("s", _TOLD, "was told of osteoporosis", 0.903),
            ("o", _REPORTED, "reports a broken spine", 0.848),
        ):
            page.plot([0.03], [y], mark, color=colour, ms=0.6 * look.text_pt)
            page.text(0.055, y, text, va="center", fontsize=look.text_pt, color=colour)
        lines = self.canvas.axes(
            _LEFT, _BOTTOM, _ACROSS, _TOP - _BOTTOM, xlim=(0, _MOST_PCT), ylim=(_DEEP, 0), still=True
        )
        for tick in _TICKS_PCT:
            lines.plot([tick, tick], [0, _DEEP], color=style.BODY, lw=1.4 * look.line)
            lines.text(tick, _DEEP + 0.25, f"{tick} %", ha="center", va="top", fontsize=look.text_pt, color=style.INK)
        lines.plot([-25, _MOST_PCT], [8.1, 8.1], color=style.INK, lw=look.line, clip_on=False)
        self._scans(page, look)

    def _scans(self, page: Axes, look: Look) -> None:
        page.text(
            0.985, 0.985, "Scans 2013–2014", ha="right", va="top", fontsize=look.text_pt, weight="bold", color=style.INK
        )
        counts = level_counts()
        most = max(count.total for count in counts)
        axes = self.canvas.axes(
            _SCANS_LEFT,
            _BOTTOM + 0.19,
            _SCANS_ACROSS,
            0.925 - _BOTTOM - 0.19,
            xlim=(0, 1.2 * most),
            ylim=(len(counts), 0),
            still=True,
        )
        for row, count in enumerate(counts):
            grades = (count.grade1_mild_n, count.grade2_moderate_n, count.grade3_severe_n)
            start = 0
            for number, (_, colour, hatch) in zip(grades, _GRADES, strict=True):
                axes.add_patch(
                    Rectangle((start, row + 0.12), number, 0.76, fc=colour, hatch=hatch, ec=style.INK, lw=0.5)
                )
                start += number
            axes.text(-2, row + 0.5, count.level, ha="right", va="center", fontsize=look.text_pt, color=style.INK)
            axes.text(start + 2, row + 0.5, f"{start}", va="center", fontsize=look.text_pt, color=style.INK)
        for row, (name, colour, hatch) in enumerate(_GRADES):
            y = _BOTTOM + 0.135 - 0.052 * row
            page.add_patch(
                Rectangle((_SCANS_LEFT, y - 0.017), 0.045, 0.034, fc=colour, hatch=hatch, ec=style.INK, lw=0.5)
            )
            page.text(_SCANS_LEFT + 0.06, y, name, va="center", fontsize=look.text_pt, color=style.INK)

    def update(self, asked: Asked) -> None:
        """Show these answers."""
        people = "women" if asked.sex == "female" else "men"
        self._title.set_text(f"Asked {asked.cycle}: {people}")
        self._band.set_y(2 * asked.band + 0.02)
        for mark, share in zip(self._told, (*asked.told, asked.told_all), strict=True):
            mark.show(share)
        reported = (*asked.reported, asked.reported_all, asked.reported_if_told, asked.reported_if_not_told)
        for mark, share in zip(self._reported, reported, strict=True):
            mark.show(share)


class _Mark:
    """A share with its interval, or the words that it is too uncertain to show."""

    def __init__(self, axes: Axes, look: Look, shape: str, colour: str, at: float) -> None:
        self._at = at
        self._interval = Line2D([], [], color=colour, lw=look.line * 1.6, zorder=3)
        self._point = Line2D([], [], color=colour, marker=shape, ms=0.6 * look.text_pt, lw=0, zorder=4)
        for line in (self._interval, self._point):
            axes.add_line(line)
        self._words = axes.text(0, at, "", va="center", fontsize=look.text_pt, color=colour, zorder=5)

    def show(self, share: Share) -> None:
        for line in (self._interval, self._point):
            line.set_visible(share.shown)
        if share.shown:
            self._interval.set_data([100 * share.low, 100 * share.high], [self._at, self._at])
            self._point.set_data([100 * share.estimate], [self._at])
        self._words.set_x(100 * share.high + 1.5 if share.shown else 1.5)
        self._words.set_text(f"{100 * share.estimate:.0f} %" if share.shown else "too few to say")
