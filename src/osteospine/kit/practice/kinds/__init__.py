"""The kinds of practice items, one file each. This table is the only place that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from osteospine.kit.practice.items import Item
from osteospine.kit.practice.kinds.numeric import NumericItem
from osteospine.kit.practice.kinds.ordering import OrderingItem
from osteospine.kit.practice.kinds.several import SeveralItem
from osteospine.kit.practice.kinds.single import SingleItem

KINDS: Mapping[str, type[Item[Any]]] = {
    kind.kind: kind for kind in (SingleItem, SeveralItem, NumericItem, OrderingItem)
}
"""Name in the data file -> class."""
