"""The body around the spine."""

from __future__ import annotations

import numpy as np
import pytest

from osteospine.compression.model import LEVELS, reference_vertebra
from osteospine.compression.outline import body
from osteospine.kyphosis.body import COARSE


@pytest.mark.parametrize("level", LEVELS)
def test_coarse_outlines_keep_the_corners(level: str) -> None:
    fine = body(reference_vertebra(level))
    coarse = fine[COARSE]
    assert np.ptp(coarse, axis=0) == pytest.approx(np.ptp(fine, axis=0))
    for corner in (fine[0], fine[12], fine[17], fine[29]):
        assert any(np.array_equal(corner, point) for point in coarse)
