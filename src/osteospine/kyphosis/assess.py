"""What a bent spine comes to: angles, height, balance and where it lies among people of an age."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from osteospine.compression.model import genant_grade
from osteospine.kit import evidence
from osteospine.kit.evidence import parameters
from osteospine.kyphosis.model import Spine


@dataclass(frozen=True)
class _Published:
    kyphosis_deg: float | None
    sd_deg: float | None
    source: str


@dataclass(frozen=True)
class Group:
    """People measured as the model is: Cobb angle on a radiograph."""

    name: str
    mean_deg: float
    sd_deg: float
    source: str

    def share_below(self, cobb_deg: float) -> float:
        """Return the share of the group (0 to 1) with a smaller angle, taking a normal distribution."""
        return 0.5 * (1 + math.erf((cobb_deg - self.mean_deg) / (self.sd_deg * math.sqrt(2))))


@dataclass(frozen=True)
class Kyphosis:
    """The result that the kyphosis panel shows: a spine and what it was before its fractures."""

    spine: Spine
    normal: Spine
    group: Group

    @property
    def cobb_deg(self) -> float:
        """Thoracic kyphosis, Cobb T4 to T12."""
        return self.spine.cobb_deg("T4", "T12")

    @property
    def cobb_t1_t12_deg(self) -> float:
        """Kyphosis of the whole thoracic spine, Cobb T1 to T12."""
        return self.spine.cobb_deg("T1", "T12")

    @property
    def added_deg(self) -> float:
        """What the fractures added to the Cobb angle T4 to T12."""
        return self.cobb_deg - self.normal.cobb_deg("T4", "T12")

    @property
    def lordosis_deg(self) -> float:
        """Lumbar lordosis L1 to S1."""
        return self.spine.lordosis_deg()

    @property
    def forward_shift_mm(self) -> float:
        """How far T1 has moved forward over the sacrum."""
        return self.spine.t1_offset_mm() - self.normal.t1_offset_mm()

    @property
    def stature_change_mm(self) -> float:
        """Change of standing height (loss negative)."""
        return self.spine.stature_change_mm(self.normal)

    @property
    def rib_pelvis_fingers(self) -> float:
        """Gap between ribs and pelvis in finger breadths of 1.8 cm (Siminoski 2003)."""
        return self.spine.rib_pelvis_gap_mm() / finger_breadth_mm()

    @property
    def deformity_index(self) -> int:
        """Spinal deformity index: the sum of the Genant grades."""
        return sum(genant_grade(f.height_loss) for f in self.spine.fractures)

    @property
    def share_below(self) -> float:
        """Share of the comparison group with a smaller angle."""
        return self.group.share_below(self.cobb_deg)


def finger_breadth_mm() -> float:
    """Return the width of a finger as Siminoski 2003 counts it (two are 3.6 cm)."""
    return parameters("kyphosis")["finger_breadth_mm"].value


@functools.cache
def older_women() -> Group:
    """Return the comparison group: women of 65 and over, Cobb angle on a radiograph (Kado 2013).

    End vertebrae and position (standing or lying) are not stated where the figures were read.
    """
    rows = evidence.read("kyphosis/kyphosis_by_age", _Published)
    row = next(r for r in rows if r.source == "kado2013")
    if row.kyphosis_deg is None or row.sd_deg is None:
        raise evidence.DataError("data/kyphosis/kyphosis_by_age.csv: the row of kado2013 needs mean and SD.")
    return Group("women of 65 and over", row.kyphosis_deg, row.sd_deg, row.source)


def assess(spine: Spine) -> Kyphosis:
    """Compare a spine with the same spine unbroken."""
    return Kyphosis(spine, Spine.standing(spine.sex), older_women())
