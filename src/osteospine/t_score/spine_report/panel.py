"""SpineReportPanel: read an L1-L4 report, leave vertebrae out, and check the choice against the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
from traitlets import Bool, Enum, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, button, choice, row, switch
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.t_score.model import usual_reference
from osteospine.t_score.numbers import t_text
from osteospine.t_score.spine_report.cases import Choice, report, reports
from osteospine.t_score.spine_report.model import LEVELS, combined_bmd_g_cm2, region_reference
from osteospine.t_score.spine_report.picture import SpineReportPicture
from osteospine.t_score.spine_report.words import describe, listed

LETTERS = ("A", "B", "C", "D", "E", "F")
_TICKS = tuple(f"leave_out_{level.lower()}" for level in LEVELS)
_NONE_OUT: Mapping[str, Any] = {**dict.fromkeys(_TICKS, False), "checked": False}


class SpineReportState(HasTraits):
    """The learner's choices."""

    report = Enum(LETTERS, "B", help="Which of the made-up reports, A to F.")
    leave_out_l1 = Bool(False, help="Leave L1 out of the sum.")
    leave_out_l2 = Bool(False, help="Leave L2 out of the sum.")
    leave_out_l3 = Bool(False, help="Leave L3 out of the sum.")
    leave_out_l4 = Bool(False, help="Leave L4 out of the sum.")
    checked = Bool(False, help="Whether the answer is on show.")


class SpineReportPanel(Panel[Choice]):
    """Decide which lumbar vertebrae of a report count."""

    title = "Which vertebrae count? Read a spine report"
    State = SpineReportState
    picture_width = "600px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        f"Report {letter}": {"report": letter, **_NONE_OUT} for letter in LETTERS
    }

    def compute(self) -> Choice:
        """Leave the ticked vertebrae out of the report."""
        s = self.state
        out = tuple(level for level, tick in zip(LEVELS, _TICKS, strict=True) if getattr(s, tick))
        return Choice(report(s.report), out, s.checked)

    def describe(self, result: Choice) -> str:
        """Say what the choice gives and, after the check, how it meets the rules."""
        return describe(result)

    def build_picture(self) -> SpineReportPicture:
        """Make the picture."""
        return SpineReportPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        letters = [(f"{letter}, age {each.age_years}", letter) for letter, each in reports().items()]
        ticks = {tick: switch(f"Leave out {level}") for level, tick in zip(LEVELS, _TICKS, strict=True)}
        return {"report": choice("Report", letters), **ticks}

    def actions(self) -> Sequence[widgets.Widget]:
        """Make the button."""
        check = button("Check", "Compare with the rules")
        check.on_click(lambda _clicked: self.check())
        # Another report is a new question: ticks and answer go.
        self.state.observe(lambda _change: self._start_anew(), ["report"])
        return (row(check),)

    def check(self) -> None:
        """Show how the choice meets the rules."""
        self.state.checked = True

    def _start_anew(self) -> None:
        if not self._held:
            self.choose(**_NONE_OUT)

    def readouts(self, result: Choice) -> Sequence[Readout]:
        """Return density and T-score with and without the ticked vertebrae, and the reference they rest on."""
        readings = result.report.readings
        everything = region_reference(LEVELS)
        usual = usual_reference("lumbar_spine")
        bmd = combined_bmd_g_cm2(readings)
        against_usual = t_text((bmd - usual.mean_bmd_g_cm2) / usual.sd_bmd_g_cm2)
        kept = region_reference(result.kept) if result.kept else None
        return (
            Readout(
                "T-score, all four",
                t_text(everything.t(bmd)),
                f"against the usual spine reference, {usual.label}, it is {against_usual}",
            ),
            Readout(
                f"T-score, {listed(result.kept)}" if result.kept else "T-score",
                "none" if result.t is None else t_text(result.t),
                "all kept mineral divided by all kept area; never the mean of the T-scores",
            ),
            Readout(
                "Young women's mean",
                "none" if kept is None else f"{kept.mean_g_cm2:.3f} g/cm²",
                "it differs from level to level, so it changes with what is kept; for several levels worked out here",
            ),
            Readout("In this report", result.report.title if result.checked else "after Check"),
        )
