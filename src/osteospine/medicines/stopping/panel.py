"""StoppingPanel: give the next dose late, stop, or change to another medicine, and see what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from traitlets import Enum, Float, HasTraits

from osteospine.kit import style
from osteospine.kit.controls import Control, choice, slider
from osteospine.kit.panel import Panel
from osteospine.kit.readout import Readout
from osteospine.medicines.stopping.model import EXITS, NO_EXIT, PLANS, Stopping
from osteospine.medicines.stopping.picture import StoppingPicture
from osteospine.medicines.stopping.tables import medicines, parameters
from osteospine.medicines.stopping.words import caption, describe, hazard

MAX_YEARS, MAX_WEEKS = 10.0, 52.0
_STOP: Mapping[str, Any] = {"plan": "stop", "exit_medicine": NO_EXIT, "weeks_late": 0.0}
_DENOSUMAB: Mapping[str, Any] = {"medicine": "denosumab", "years": 3.0, **_STOP}


class StoppingState(HasTraits):
    """The learner's choices."""

    medicine = Enum(tuple(medicines()), "denosumab", help="Medicine that the person had up to the last dose.")
    years = Float(3.0, min=0.0, max=MAX_YEARS, help="Time on the medicine up to the last dose, years.").tag(step=0.5)
    plan = Enum(PLANS, "stop", help="What comes next: a dose in time, a late dose, or none.")
    weeks_late = Float(
        0.0, min=0.0, max=MAX_WEEKS, help="How late the next dose comes, weeks after its due date (plan: late)."
    ).tag(step=1.0)
    exit_medicine = Enum(EXITS, NO_EXIT, help="Medicine that follows after stopping, or none (plan: stop).")


class StoppingPanel(Panel[Stopping]):
    """Stop or delay a medicine and see cover, density and fractures."""

    title = "Late, or stopped: what happens after the last dose?"
    State = StoppingState
    picture_width = "620px"
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {
        "Denosumab stopped": _DENOSUMAB,
        "Denosumab, then zoledronic acid": {**_DENOSUMAB, "exit_medicine": "zoledronic acid"},
        "Denosumab 20 weeks late": {**_DENOSUMAB, "plan": "next dose late", "weeks_late": 20.0},
        "Denosumab in time": {**_DENOSUMAB, "plan": "next dose in time"},
        "Alendronate stopped": {**_STOP, "medicine": "alendronate", "years": 5.0},
        "Zoledronic acid stopped": {**_STOP, "medicine": "zoledronic acid", "years": 3.0},
        "Teriparatide stopped": {**_STOP, "medicine": "teriparatide", "years": 2.0},
        "Romosozumab, then alendronate": {
            **_STOP,
            "medicine": "romosozumab",
            "years": 1.0,
            "exit_medicine": "alendronate",
        },
    }

    def compute(self) -> Stopping:
        """Follow the course."""
        s = self.state
        return Stopping(s.medicine, s.years, s.plan, s.weeks_late, s.exit_medicine)

    def describe(self, result: Stopping) -> str:
        """Say what follows."""
        return describe(result)

    def build_picture(self) -> StoppingPicture:
        """Make the picture."""
        return StoppingPicture(self.salt, style.look())

    def build_controls(self) -> dict[str, Control]:
        """Make the controls."""
        return {
            "medicine": choice("Medicine", tuple(medicines())),
            "years": slider("Time on it", 0.0, MAX_YEARS, 0.5, unit="years"),
            "plan": choice("Then", PLANS),
            "weeks_late": slider("How late", 0.0, MAX_WEEKS, 1.0, unit="weeks"),
            "exit_medicine": choice("Next medicine after stopping", EXITS),
        }

    def readouts(self, result: Stopping) -> Sequence[Readout]:
        """Return the cover of a dose, the gain, the further numbers of the choice, and harms of going on."""
        p = parameters()
        found = [
            Readout("A dose covers", caption(result)),
            Readout("Density gained", f"{result.gained:.1f} %", "lumbar spine; trials differ, so do not rank them"),
        ]
        if (group := result.delay) is not None:
            korea = (
                f"in a Korean cohort more fractures after {p['months_before_excess_in_korean_cohort']:g} to 3 months"
            )
            found.append(Readout("Vertebral fracture", group.label, f"{hazard(group)}; {korea}"))
        if result.medicine == "denosumab":
            ill, well = (round(p[f"harm_{arm}_cellulitis_per_1000"]) for arm in ("denosumab", "placebo"))
            harm = f"{ill} of 1,000 have, {1000 - ill} do not, in 3 years; with placebo {well} and {1000 - well}"
            odds = f"{p['prior_fracture_odds_ratio']:g} times the odds"
            found += [
                Readout("Several fractures, earlier one", odds, "of women who stopped, with an earlier fracture"),
                Readout("Going on: serious skin infection", f"{ill} of 1,000", harm),
            ]
        elif result.outlasts:
            on, off = (p[f"thigh_fracture_{arm}_bisphosphonate_per_100000"] / 100 for arm in ("on", "stopped"))
            harm = f"over 999 of 1,000 do not; {off:g} of 1,000 in those who stopped before 3 years"
            found.append(Readout("Going on: unusual thigh fracture", f"{on:g} of 1,000", f"in 5 years; {harm}"))
        elif result.medicine == "teriparatide":
            fewer = f"{p['teriparatide_later_reduction_pct']:g} % fewer"
            found.append(
                Readout("Vertebral fractures 18 months on", fewer, "than after placebo; half took another medicine")
            )
        return tuple(found)
