"""CobbPanel: pick the end vertebrae, lay two lines, and compare your angle with the endplates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
from traitlets import Bool, Enum, Float, HasTraits, Int

from osteospine.compression.model import LEVELS
from osteospine.kit import style
from osteospine.kit.controls import Control, button, choice, row, slider, switch, whole_number
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.kit.units import degrees
from osteospine.kyphosis.cobb.model import Measurement, tolerance_deg, unseen_spine
from osteospine.kyphosis.cobb.picture import CobbPicture
from osteospine.kyphosis.cobb.words import describe

MAX_NUMBER = 999
MAX_LEAN_DEG = 60.0
_UPPER, _LOWER = LEVELS[:8], LEVELS[8:14]  # T1-T8 and T9-L2: the upper end always lies above the lower


class CobbState(HasTraits):
    """The learner's choices."""

    number = Int(1, min=0, max=MAX_NUMBER, help="Which spine; the same number gives the same spine.")
    upper = Enum(_UPPER, "T4", help="The upper end vertebra, T1 to T8.")
    lower = Enum(_LOWER, "T12", help="The lower end vertebra, T9 to L2.")
    upper_line_deg = Float(
        0.0,
        min=-MAX_LEAN_DEG,
        max=MAX_LEAN_DEG,
        help="How far the upper line leans down at the front, degrees.",
    ).tag(step=1.0)
    lower_line_deg = Float(
        0.0,
        min=-MAX_LEAN_DEG,
        max=MAX_LEAN_DEG,
        help="How far the lower line leans down at the front, degrees.",
    ).tag(step=1.0)
    hint = Bool(False, help="Say how the two endplates lean.")
    checked = Bool(False, help="Whether the answer is on show.")


class CobbPanel(Panel[Measurement]):
    """Measure the Cobb angle of a spine yourself."""

    title = "Measure the Cobb angle yourself"
    State = CobbState
    picture_width = "540px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Level lines": {"upper_line_deg": 0.0, "lower_line_deg": 0.0, "checked": False},
        "T4 and T12": {"upper": "T4", "lower": "T12", "checked": False},
        "T1 and T12": {"upper": "T1", "lower": "T12", "checked": False},
    }

    def compute(self) -> Measurement:
        """Lay the lines on the spine."""
        s = self.state
        return Measurement(
            s.number,
            unseen_spine(s.number),
            s.upper,
            s.lower,
            s.upper_line_deg,
            s.lower_line_deg,
            s.hint,
            s.checked,
        )

    def describe(self, result: Measurement) -> str:
        """Say where the lines lie and, after the check, how they compare."""
        return describe(result)

    def build_picture(self) -> CobbPicture:
        """Make the picture."""
        return CobbPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "upper": choice("Upper end vertebra", _UPPER),
            "upper_line_deg": slider("Upper line leans", -MAX_LEAN_DEG, MAX_LEAN_DEG, 1.0, unit="°"),
            "lower": choice("Lower end vertebra", _LOWER),
            "lower_line_deg": slider("Lower line leans", -MAX_LEAN_DEG, MAX_LEAN_DEG, 1.0, unit="°"),
            "hint": switch("Say how the endplates lean (hint)"),
            "number": whole_number("Spine number", 0, MAX_NUMBER),
        }

    def actions(self) -> Sequence[widgets.Widget]:
        """Make the buttons: check and another spine."""
        check, another = button("Check"), button("Another spine")
        check.on_click(lambda _clicked: self.check())
        another.on_click(lambda _clicked: self.another())
        # A new spine or new ends are a new question: the answer goes out of sight.
        self.state.observe(lambda _change: self._hide(), ["number", "upper", "lower"])
        return (row(check, another),)

    def check(self) -> None:
        """Show how the lines compare with the endplates."""
        self.state.checked = True

    def another(self) -> None:
        """Take the next spine, with level lines."""
        self.choose(
            number=(self.state.number + 1) % (MAX_NUMBER + 1),
            upper_line_deg=0.0,
            lower_line_deg=0.0,
            checked=False,
        )

    def _hide(self) -> None:
        if not self._held:
            self.choose(checked=False)

    def readouts(self, result: Measurement) -> Sequence[Readout]:
        """Return the learner's angle and, after the check, the true one."""
        checked = result.checked
        return (
            Readout("Your angle", degrees(result.measured_deg, digits=1)),
            Readout("Angle by the endplates", degrees(result.true_deg, digits=1) if checked else "after Check"),
            Readout(
                "Difference",
                degrees(result.error_deg, digits=1) if checked else "after Check",
                f"within {degrees(tolerance_deg())} counts as agreement: careful readers differ by a few degrees",
            ),
        )
