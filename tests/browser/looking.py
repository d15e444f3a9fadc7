"""What the browser is asked about a page: is anything cut off, and what does axe find."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Locator

_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")

UPSTREAM = ("aria-input-field-name", ".noUi-handle")
"""The one finding that is let pass: the handle of an ipywidgets slider has no accessible name.

noUiSlider sets ``role="slider"`` on the handle, and ipywidgets 8.1 passes neither its description nor its
tooltip on to it (https://github.com/jupyter-widgets/ipywidgets), so no Python code can name it. Beside each
slider stands a labelled number field that does the same.
"""


def axe_findings(part: Locator) -> list[str]:
    """Return what axe-core finds in each element that ``part`` stands for, one line per finding."""
    if not part.page.evaluate("() => 'axe' in window"):
        part.page.evaluate(_AXE.read_text(encoding="utf-8"))
    said: list[str] = part.evaluate_all(_RUN_AXE, list(UPSTREAM))
    return said


def cut_off(panel: Locator) -> list[str]:
    """Return the parts of a panel that stick out of it, or whose text has too little room."""
    said: list[str] = panel.evaluate(_CUT_OFF)
    return said


def labels_in_trouble(panel: Locator) -> list[str]:
    """Return the labels of the panel's picture that reach over its edge or into one another."""
    said: list[str] = panel.evaluate(_LABELS)
    return said


_CUT_OFF = """panel => {
  const said = [], edge = panel.getBoundingClientRect();
  const name = e => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')} '${e.innerText?.slice(0, 40)}'`;
  const pen = document.createElement('canvas').getContext('2d');
  if (panel.scrollWidth > panel.clientWidth + 1)
    said.push(`panel: ${panel.scrollWidth} px in ${panel.clientWidth} px`);
  for (const e of panel.querySelectorAll('*')) {
    if (e.closest('svg') || e.closest('.noUi-target')) continue;
    const box = e.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;  // not shown, or for screen readers only
    if (box.right > edge.right + 1 || box.left < edge.left - 1)
      said.push(`sticks out: ${name(e)} ${box.left.toFixed()}..${box.right.toFixed()}`);
    const style = getComputedStyle(e);
    if (style.display === 'inline') continue;
    if (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.tagName !== 'SELECT')
      said.push(`too wide: ${name(e)} ${e.scrollWidth} px in ${e.clientWidth} px`);
    if (style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 4)
      said.push(`too high: ${name(e)} ${e.scrollHeight} px in ${e.clientHeight} px`);
    if (e.tagName === 'SELECT') {
      pen.font = style.font;
      const text = Math.max(...[...e.options].map(o => pen.measureText(o.text).width));
      const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (text > room + 1) said.push(`list: '${e.value}' ${text.toFixed()} px in ${room.toFixed()} px`);
    }
  }
  return said;
}"""

_LABELS = """panel => {
  const svg = panel.querySelector('svg.osteospine-picture');
  if (!svg) return [];
  const edge = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim());
  const boxes = texts.map(text => text.getBoundingClientRect());
  const name = i => `'${texts[i].textContent}'`, said = [];
  boxes.forEach((a, i) => {
    if (a.left < edge.left - 1 || a.right > edge.right + 1 || a.top < edge.top - 1 || a.bottom > edge.bottom + 1)
      said.push(`label off the picture: ${name(i)}`);
    boxes.slice(i + 1).forEach((b, k) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      // A line box is higher than its letters: only what is left after that counts.
      const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && along > 0.3 * Math.min(a.height, b.height))
        said.push(`labels collide: ${name(i)} and ${name(i + 1 + k)}`);
    });
  });
  return said;
}"""

_RUN_AXE = """async (parts, [rule, exempt]) => {
  const {violations} = await axe.run({include: parts}, {resultTypes: ['violations'], elementRef: true});
  return violations.flatMap(violation => violation.nodes
    .filter(node => !(violation.id === rule && node.element.matches(exempt)))
    .map(node => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`));
}"""
