"""The pages: Markdown and pictures become one HTML file each, with nothing to fetch, made to be printed."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2
import mistune

from tools.handout_text import Handout

TEMPLATES = Path(__file__).parent / "handout_templates"
_MARKDOWN = mistune.create_markdown(escape=False, plugins=["table"])
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_EMPTY_CORNER = re.compile(r"<th[^>]*></th>")
_LOCAL_LINK = re.compile(r'<a href="(?!https?://)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_IMAGE_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")(?!data:|https?:)([^"]+)"')


def markdown(text: str, folder: Path | None = None) -> str:
    """Return Markdown as HTML for paper.

    Links to other notebooks become plain words, table heads say what they head, and pictures that lie beside
    ``folder`` move into the page.
    """
    html = str(_MARKDOWN(text))
    html = _LOCAL_LINK.sub(r"\1", html)
    html = _TABLE.sub(lambda found: _headed(found[0]), html)
    return _IMAGE_SOURCE.sub(lambda found: f'{found[1]}{_inside(found[2], folder)}"', html)


def inline(text: str) -> str:
    """Return Markdown of one line as HTML without a paragraph around it."""
    return re.sub(r"^<p>(.*)</p>\s*$", r"\1", markdown(text), flags=re.DOTALL)


def _headed(table: str) -> str:
    """Say what each head is the head of; below an empty corner the first column heads the rows."""
    if _EMPTY_CORNER.search(table):
        table = _EMPTY_CORNER.sub("<td></td>", table)
        table = re.sub(r"(<tr>\s*)<td>(.+?)</td>", r'\1<th scope="row">\2</th>', table)
    return re.sub(r"<th(?! scope)(?=[ >])", '<th scope="col"', table)


def _inside(source: str, folder: Path | None) -> str:
    if folder is None:
        raise ValueError(f"The picture {source} lies beside a notebook, and which one was not said.")
    path = folder / unquote(unescape(source))
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def page(template: str, **values: Any) -> str:
    """Return a filled template; a name that it misses is an error."""
    house = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., str]] = {"markdown": markdown, "inline": inline}
    house.filters.update(filters)
    return house.get_template(template).render(**values)


def handout_page(handout: Handout) -> str:
    """Return a lesson's handout as HTML."""
    return page("handout.html", handout=handout)
