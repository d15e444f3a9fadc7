"""What acts on the bone when: three rows of bars under the curve (a drawing helper of the first picture)."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from osteospine.bone_life.courses import constant
from osteospine.bone_life.model import Life
from osteospine.kit import style
from osteospine.kit.style import Look

_MIDDLE_AGE = 50


class Timeline:
    """Owns the bars for steroid tablets, smoking and an antiresorptive, from top to bottom."""

    def __init__(self, axes: Axes, look: Look) -> None:
        looks = ((style.CHANGED, ""), (style.ARCH, "xxx"), (style.DISC, ""))
        self._rows: list[tuple[Rectangle, Text]] = []
        for row, (colour, hatch) in enumerate(looks):
            bar = Rectangle(
                (0, 2.22 - row), 0, 0.56, facecolor=colour, edgecolor=style.INK, hatch=hatch, lw=look.line, zorder=2
            )
            axes.add_patch(bar)
            text = axes.text(0, 2.47 - row, "", va="center", fontsize=look.text_pt, color=style.INK)
            self._rows.append((bar, text))

    def show(self, life: Life) -> None:
        """Show what acts in this life."""
        course, treatment = life.course, life.treatment
        end = constant("last_age_years")
        smokes_from = life.menopause_age_years if life.sex == "female" else constant("smoking_men_from_years")
        steroid = course if course is not None and course.taken else None
        treated = treatment if treatment is not None and treatment.years > 0 else None
        self._bar(
            0,
            f"steroid {steroid.dose_mg_per_day:g} mg" if steroid else "no steroid tablets",
            (steroid.start_age_years, steroid.start_age_years + steroid.years) if steroid else None,
        )
        self._bar(1, "smoking" if life.smoker else "no smoking", (smokes_from, end) if life.smoker else None)
        self._bar(
            2,
            "antiresorptive" if treated else "no antiresorptive",
            (treated.start_age_years, treated.start_age_years + treated.years) if treated else None,
        )

    def _bar(self, row: int, label: str, ages: tuple[float, float] | None) -> None:
        bar, text = self._rows[row]
        bar.set_visible(ages is not None)
        text.set_text(label)
        text.set_color(style.INK if ages else style.QUIET)
        if ages is None:
            text.set_horizontalalignment("left")
            text.set_x(11)
            return
        start, stop = ages[0], min(ages[1], constant("last_age_years"))
        bar.set_x(start)
        bar.set_width(stop - start)
        before = (start + stop) / 2 >= _MIDDLE_AGE
        text.set_horizontalalignment("right" if before else "left")
        text.set_x(start - 1.2 if before else stop + 1.2)
