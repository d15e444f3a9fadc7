"""The kinds of practice items, one file each. This table is the only place that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from osteospine.kit.practice.items import Item
from osteospine.kit.practice.kinds.bow_tie import BowTieItem
from osteospine.kit.practice.kinds.cloze import ClozeItem
from osteospine.kit.practice.kinds.highlight import HighlightItem
from osteospine.kit.practice.kinds.matrix_multiple import MatrixMultipleItem
from osteospine.kit.practice.kinds.matrix_single import MatrixSingleItem
from osteospine.kit.practice.kinds.numeric import NumericItem
from osteospine.kit.practice.kinds.ordering import OrderingItem
from osteospine.kit.practice.kinds.rationale import RationaleItem
from osteospine.kit.practice.kinds.select_n import SelectNItem
from osteospine.kit.practice.kinds.several import SeveralItem
from osteospine.kit.practice.kinds.single import SingleItem

KINDS: Mapping[str, type[Item[Any]]] = {
    kind.kind: kind
    for kind in (
        SingleItem,
        SeveralItem,
        SelectNItem,
        NumericItem,
        OrderingItem,
        MatrixSingleItem,
        MatrixMultipleItem,
        ClozeItem,
        RationaleItem,
        HighlightItem,
        BowTieItem,
    )
}
"""Name in the data file -> class."""
