"""Pictures for paper: figures from the folder, and what panels showed when a notebook was last run."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.lesson_rules import bundles

_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


class MissingPartError(Exception):
    """A notebook or a figure lacks what goes on paper; the message says what, and what to do."""


@dataclass(frozen=True)
class Picture:
    """A picture that stands inside the page itself, with its text for screen readers."""

    kind: str
    data: str
    width: float
    height: float
    alt: str
    caption: str = ""

    @property
    def address(self) -> str:
        """The picture as an address for ``<img src>``."""
        return f"data:{self.kind};base64,{self.data}"

    @property
    def is_wide(self) -> bool:
        """Whether it needs the full width of a page."""
        return self.width > 1.6 * self.height

    def width_mm(self, widest: float, highest: float) -> int:
        """Return how wide it stands on paper, so that neither width nor height is passed."""
        return round(min(widest, highest * self.width / self.height))


def stored_figure(name: str, caption: str, folder: Path) -> Picture:
    """Return a figure of the folder with the words of its page."""
    page = (folder / "README.md").read_text(encoding="utf-8")
    alt = re.search(rf"^!\[(.*)\]\({name}\.png\)$", page, re.MULTILINE)
    svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
    size = _SIZE.search(svg)
    if alt is None or size is None:
        raise MissingPartError(f"Figure {name} has no words in README.md, or no size: run `nox -s figures`.")
    coded = base64.b64encode(svg.encode()).decode()
    return Picture("image/svg+xml", coded, float(size[1]), float(size[2]), alt[1], caption)


def stored_panels(cells: Iterable[Any]) -> list[Picture]:
    """Return the pictures stored below code cells, each with the words that stand beside it."""
    shown = bundles({"cells": list(cells)})
    return [_of_bundle(data) for data in shown if "image/png" in data]


def _of_bundle(data: Any) -> Picture:
    coded = "".join(data["image/png"].split())
    width, height = struct.unpack(">II", base64.b64decode(coded[:64])[16:24])
    words = re.sub(r"^\w+: ", "", data.get("text/plain", ""))
    return Picture("image/png", coded, width, height, words)
