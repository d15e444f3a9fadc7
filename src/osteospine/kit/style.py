"""Colours, type sizes and the style sheet: one look for all pictures and panels.

The palette is proven in ``tests/unit/test_style.py``: 4.5:1 for text, 3:1 for lines that carry meaning,
told apart by people with each kind of colour vision, and never the only sign.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

PAPER = "#fcfbf8"
INK = "#2b2622"
QUIET = "#5f574e"  # secondary text
BONE = "#f7ecd3"
BONE_EDGE = "#4a4038"
ARCH = "#efe5d0"
ARCH_EDGE = "#8f8474"
DISC = "#b4cbd8"
DISC_EDGE = "#5a7d90"
FAINT = "#8a8175"  # the normal outline behind the changed one
FRAME = "#767067"  # borders of controls
BODY = "#ece6dc"  # the silhouette of a person
CHANGED = "#e58a5b"  # the thing that changed: fill
CHANGED_INK = "#a8420f"  # the same, for lines and text
MEASURE = "#1f5f8b"  # dimension lines, angles
PLUMB = "#6d4a8c"

FONT = ("DejaVu Sans", "Verdana", "Arial", "sans-serif")
"""Verdana is as wide as DejaVu Sans, so labels keep their room where DejaVu is missing."""


@dataclass(frozen=True)
class Look:
    """Sizes that differ between reading at a desk and teaching with a projector."""

    text_pt: float
    big_pt: float
    line: float
    lecture: bool


DESK = Look(text_pt=12.0, big_pt=16.0, line=1.0, lecture=False)
LECTURE = Look(text_pt=17.0, big_pt=22.0, line=1.5, lecture=True)

_lecture = os.environ.get("OSTEOSPINE_LECTURE", "") not in ("", "0")


def lecture(on: bool = True) -> None:
    """Make the panels that follow large-type and high-contrast, to fit 1280x720 without scrolling.

    ``OSTEOSPINE_LECTURE=1`` in the environment does the same from the start.
    """
    global _lecture
    _lecture = on


def look() -> Look:
    """Return the sizes that a panel made now should use."""
    return LECTURE if _lecture else DESK


LECTURE_ROWS = 5
"""How many rows of numbers a projector has room for beside a picture."""

CSS = f"""
<style>
.osteospine-panel {{
  --jp-widgets-label-color: {INK}; --jp-widgets-input-color: {INK};
  --jp-widgets-input-background-color: #ffffff; --jp-widgets-input-border-color: {FRAME};
  --jp-widgets-font-size: 14px; --jp-widgets-inline-height: 32px;
  --jp-widgets-slider-handle-size: 24px; --jp-widgets-slider-track-thickness: 6px;
  --jp-ui-font-color1: {INK}; --jp-content-font-color1: {INK}; --jp-layout-color2: #e9e4db;
  background: {PAPER}; color: {INK}; border: 1px solid #d9d2c6; border-radius: 6px;
  padding: 10px 14px; max-width: 1180px; box-sizing: border-box; overflow: hidden;
  contain: layout style; /* a new picture need not lay out the whole notebook again */
}}
.osteospine-panel, .osteospine-panel :is(.widget-html-content, .widget-label, .widget-label-basic,
  input, select, button) {{ font-size: var(--jp-widgets-font-size); }}
.osteospine-panel .widget-html-content {{ line-height: 1.4; color: {INK}; }}
.osteospine-panel button {{ border: 1px solid {FRAME}; border-radius: 4px; color: {INK};
  min-height: 30px; line-height: 1.2; width: auto; }}
.osteospine-panel .noUi-target {{ background: #cfc7ba; border: 1px solid {FRAME}; }}
.osteospine-panel .noUi-handle {{ background: {MEASURE}; border-color: {MEASURE}; }}
.osteospine-panel :is(button, input, select):focus-visible, .osteospine-panel .noUi-handle:focus {{
  outline: 3px solid {MEASURE}; outline-offset: 2px; }}
.osteospine-number {{ flex: 0 0 auto; }}
.osteospine-panel :is(.widget-dropdown, .osteospine-number, .widget-checkbox) {{
  max-width: calc(100% - 4px) !important; }}
.osteospine-panel :is(.widget-dropdown, .widget-checkbox) {{ flex-wrap: wrap; height: auto; }}
.osteospine-panel .widget-dropdown select {{ flex: 0 1 auto; min-width: 0; text-overflow: ellipsis; }}
.osteospine-panel .widget-checkbox label {{ white-space: normal; height: auto; line-height: 1.3; }}
.osteospine-number input {{ width: 72px !important; flex: 0 0 72px; }}
.osteospine-compact .widget-label {{ position: absolute; width: 1px !important; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }}
.osteospine-compact {{ gap: 4px 5px !important; padding-inline: 2px; }}
.osteospine-compact .osteospine-number input {{ width: 3.3em !important; flex: 0 0 3.3em; padding: 4px; }}
.osteospine-compact button {{ padding: 0 6px; }}
.osteospine-compact :is(.widget-dropdown, button, .widget-slider, .osteospine-number) {{ margin-inline: 0; }}
/* A picture is never higher than the notebook's part of the window, so that controls stay in sight. */
.osteospine-panel svg.osteospine-picture {{ max-height: max(320px, 100vh - 240px); }}
/* Opened again without its kernel: one sentence in place of a broken-link sign on each control. */
.osteospine-panel .jupyter-widgets-disconnected::before {{ display: none; }}
.osteospine-panel.jupyter-widgets-disconnected::before {{ content: "As it was when saved. "
  "To use it, open the Run menu and choose Run All Cells."; display: block; padding: 4px 10px; color: {INK};
  font: 600 var(--jp-widgets-font-size) var(--jp-ui-font-family, sans-serif);
  border: 2px solid {MEASURE}; border-radius: 4px; }}
.osteospine-title {{ font-size: 1.15em; font-weight: 600; }}
.osteospine-picture {{ display: block; width: 100%; height: auto; }}
.osteospine-readouts {{ border-collapse: collapse; width: 100%; }}
.osteospine-readouts :is(th, td) {{ text-align: left; vertical-align: baseline; padding: 3px 6px 3px 0;
  border-bottom: 1px solid #e2dcd1; font-weight: normal; white-space: normal; }}
.osteospine-readouts td {{ font-weight: 600; min-width: 6em; }}
.osteospine-readouts small {{ display: block; color: {QUIET}; font-size: 0.88em; }}
.osteospine-words {{ border-left: 4px solid {MEASURE}; padding: 2px 0 2px 10px; }}
.osteospine-message {{ border: 2px solid {CHANGED_INK}; border-radius: 4px; padding: 6px 10px; }}
.osteospine-lecture {{ --jp-widgets-font-size: 18px; max-width: 1240px; padding: 6px 12px; }}
/* A projector shows 720 lines: the main numbers, no notes, little air; the rest is for the desk. */
.osteospine-lecture {{ --jp-widgets-inline-height: 28px; --jp-widgets-margin: 1px; }}
.osteospine-lecture button {{ min-height: 27px; padding: 0 8px; }}
.osteospine-lecture .osteospine-readouts :is(small, tr:nth-child(n+{LECTURE_ROWS + 1})) {{ display: none; }}
.osteospine-lecture .osteospine-readouts :is(th, td) {{ padding-block: 1px; }}
.osteospine-lecture .osteospine-words {{ font-size: 16px; line-height: 1.25; }}
@media (max-width: 640px) {{
  /* On a phone the picture shrinks, so its letters grow as far as there is room for them. */
  .osteospine-panel {{ padding: 6px; }}
  .osteospine-panel :is(.widget-dropdown, .osteospine-number) .widget-label {{ white-space: normal; height: auto;
    line-height: 1.25; flex: 0 1 auto; }}
  .osteospine-panel :is(.widget-dropdown, .osteospine-number) {{ height: auto; }}
  .osteospine-picture text[style*="{DESK.text_pt:g}px"] {{ font-size: {DESK.text_pt * 1.2:g}px !important; }}
}}
</style>
"""
