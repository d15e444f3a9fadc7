"""From page to paper: a browser without a window prints HTML as a tagged PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error

from tools.real_lab import chromium

_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


class NoBrowserError(Exception):
    """There is no browser that could print."""


@contextmanager
def printer() -> Iterator[Browser]:
    """Start the browser; it takes a second, so one serves all pages."""
    with ExitStack() as open_now:
        try:
            browser = open_now.enter_context(chromium())
        except Error as error:
            raise NoBrowserError(str(error).splitlines()[0]) from error
        yield browser


def to_pdf(browser: Browser, html: Path, pdf: Path) -> None:
    """Print a page in the size that its own style names, with tags for screen readers and a table of contents."""
    tab = browser.new_page()
    try:
        tab.goto(html.resolve().as_uri())
        tab.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    finally:
        tab.close()


def pages(pdf: Path) -> int:
    """Return how many pages a PDF of this printer has."""
    return len(_PAGE.findall(pdf.read_bytes()))
