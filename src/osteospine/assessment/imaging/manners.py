"""How tissue looks on each test: shades only, no shapes. Part of the picture's layer, below the films.

Shades imitate films and screens; they say nothing measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.colors import to_hex, to_rgb

from osteospine.compression import scene


@dataclass(frozen=True)
class Manner:
    """The shades of one test; an empty text leaves that tissue out.

    Parameters
    ----------
    paper, ink
        Background, and the letters on it.
    bone, cortex
        Inside of the body, and its rim with width ``rim`` in line widths.
    arch, disc, canal, cord, ribs, grain
        The parts behind the body, discs, the canal's fluid, the cord in it, ribs, and fine lines of bone.
    glow
        How strongly a rim glows, as on a film.
    """

    paper: str
    ink: str
    bone: str
    cortex: str
    rim: float
    arch: str
    disc: str
    canal: str = ""
    cord: str = ""
    ribs: str = ""
    grain: str = ""
    glow: float = 0.0
    whole_arch: bool = False


RADIOGRAPH = Manner(
    paper=scene.XRAY_DARK, ink=scene.XRAY_TEXT, bone="#757b80", cortex="#eef0ee", rim=1.7, arch="#3c4247",
    disc="#23292e", ribs="#aeb4b8", glow=0.22, whole_arch=True,
)  # fmt: skip
VFA = Manner(
    paper="#2e3235", ink="#ffffff", bone="#70757a", cortex="#aab0b4", rim=2.2, arch="#4b5054",
    disc="#3d4246", ribs="#a4aaae", glow=0.18, whole_arch=True,
)  # fmt: skip
CT = Manner(
    paper="#34373a", ink="#ffffff", bone="#8f9396", cortex="#ffffff", rim=2.6, arch="#a3a7aa",
    disc="#505558", canal="#3f4447", cord="#484d50", grain="#c9cccd",
)  # fmt: skip
T1 = Manner(
    paper="#3d4043", ink="#ffffff", bone="#b4b7b8", cortex="#17191b", rim=1.8, arch="#aaadae",
    disc="#63676a", canal="#222527", cord="#7d8183",
)  # fmt: skip
STIR = Manner(
    paper="#141618", ink="#ffffff", bone="#34383b", cortex="#0c0d0e", rim=1.8, arch="#34383b",
    disc="#777c7f", canal="#eceeef", cord="#6d7275",
)  # fmt: skip
SCAN_PAPER, SCAN_INK, SCAN_BONE, SCAN_HOT = "#f3f3f0", "#1d1f21", "#777b7e", "#121314"

DARK_WATER = "#4a4d50"  # water on T1
BRIGHT_WATER = "#f0f1f2"  # water on STIR


def blend(start: str, end: str, share: float) -> str:
    """Return a shade between two, 0 giving the first and 1 the second."""
    share = min(1.0, max(0.0, share))
    a, b = to_rgb(start), to_rgb(end)
    red, green, blue = (x + (y - x) * share for x, y in zip(a, b, strict=True))
    return to_hex((red, green, blue))
