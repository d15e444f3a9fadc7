"""Sentences about a bent spine: alt text, status line and handout all say the same."""

from __future__ import annotations

from collections.abc import Sequence

from osteospine.compression.model import Fracture
from osteospine.kit.units import degrees, length, percent
from osteospine.kyphosis.assess import Kyphosis


def describe(result: Kyphosis) -> str:
    """Say the fractures, the angle, the height and the balance, in one to three sentences."""
    spine = result.spine
    angle = f"thoracic kyphosis (Cobb T4–T12) is {degrees(result.cobb_deg, digits=1)}"
    share = percent(spine.compensation)
    broken = [f for f in spine.fractures if f.height_loss > 0]
    if not broken:
        chosen = f" ({fracture_list(spine.fractures)}: nothing lost yet)" if spine.fractures else ""
        return (
            f"A spine without fracture{chosen}: {angle} and T1 stands {_over(result)}. "
            f"Compensation is set to {share}; with no fracture there is nothing to give back."
        )
    return (
        f"{fracture_list(broken)}: {angle}, {_added(result)}, {_height(result.stature_change_mm)} "
        f"and T1 stands {_over(result)}. "
        f"{_compensation(spine.compensation)}"
    )


def fracture_list(fractures: Sequence[Fracture]) -> str:
    """Name fractures, for example ``"T8 wedge 25 %, L1 crush 30 %"``."""
    return ", ".join(f"{f.level} {f.shape} {percent(f.height_loss)}" for f in fractures)


def _compensation(share: float) -> str:
    if share == 0:
        return "This is bare geometry (0 % given back): real bodies give back part of it."
    return f"The body gives back {percent(share)} of what neighbours, pelvis and hips can."


def _added(result: Kyphosis) -> str:
    added = round(result.added_deg, 1)
    if abs(added) < 0.5:
        return "almost as before"
    more = "more" if added > 0 else "less"
    return f"{abs(added):.1f}° {more} than before"


def _height(change_mm: float) -> str:
    lost = -change_mm
    if lost < 0.5:
        return "height is unchanged" if lost > -0.5 else f"height is {length(-lost)} more"
    return f"height is {length(lost)} less"


def _over(result: Kyphosis) -> str:
    offset = result.spine.t1_offset_mm()
    side = "in front of" if offset >= 0 else "behind"
    return f"{length(abs(offset))} {side} the sacrum"


def place_among(result: Kyphosis) -> str:
    """Say where the angle lies among people measured in the same way."""
    of_100 = round(result.share_below * 100)
    if of_100 >= 99:
        return "more than 98 of 100"
    if of_100 <= 1:
        return "fewer than 2 of 100"
    return f"about {of_100} of 100"
