"""Write the handouts of the lessons, and the slides and notes of the lecture, as HTML and PDF.

``python -m tools.handouts`` fills the folder ``handouts/``: for each lesson a handout of at most two A4 pages, for the
lecture its slides (16:9, one on a page) and the speaker's notes. Text and pictures come from the notebooks and from
``figures/``. PDF needs Chromium: its path in OSTEOSPINE_CHROMIUM, the system's, or Playwright's own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from tools.handout_page import handout_page
from tools.handout_pictures import MissingPartError
from tools.handout_print import NoBrowserError, pages, printer, to_pdf
from tools.handout_slides import notes_page, slides, slides_page
from tools.handout_text import handout

ROOT = Path(__file__).resolve().parents[1]
LESSONS = tuple(sorted((ROOT / "notebooks").glob("*.ipynb")))
LECTURE = ROOT / "notebooks" / "instructor" / "lecture.ipynb"
MOST_PAGES = 2
MOST_CUTS = 9


def lessons(named: Sequence[Path]) -> list[Path]:
    """Return the notebooks that have a handout: those named, else all that are lessons and no way in."""
    return [path for path in named or LESSONS if not path.stem.startswith("00")]


def write_lesson(path: Path, out: Path, browser: Browser | None) -> Path:
    """Write the handout of a lesson; where a browser can count, it is shortened by whole parts to two pages."""
    html = out / f"{path.stem}.html"
    for cuts in range(MOST_CUTS):
        html.write_text(handout_page(handout(path, cuts)), encoding="utf-8", newline="\n")
        if browser is None:
            return html
        to_pdf(browser, html, html.with_suffix(".pdf"))
        if pages(html.with_suffix(".pdf")) <= MOST_PAGES:
            return html
    raise MissingPartError(f"{path.name}: even at its shortest, the handout has more than {MOST_PAGES} pages.")


def write_slides(path: Path, out: Path, browser: Browser | None) -> Iterator[Path]:
    """Write the slides of a notebook and, apart from them, the speaker's notes."""
    shown = slides(path)
    title = shown[0].title
    for name, text in (("slides", slides_page(title, shown)), ("notes", notes_page(title, shown))):
        html = out / f"{path.stem}_{name}.html"
        html.write_text(text, encoding="utf-8", newline="\n")
        if browser is not None:
            to_pdf(browser, html, html.with_suffix(".pdf"))
        yield html


def write_all(chosen: argparse.Namespace, browser: Browser | None) -> Iterator[Path]:
    """Write all that was asked for and yield each page's HTML file."""
    chosen.out.mkdir(parents=True, exist_ok=True)
    for path in lessons(chosen.notebooks):
        yield write_lesson(path, chosen.out, browser)
    for path in chosen.slides:
        yield from write_slides(path, chosen.out, browser)


def main(words: Sequence[str] | None = None) -> int:
    """Write the files; return the exit code: 1 when a notebook misses a part, or there is no browser for ``--pdf``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path, help="lessons; all of notebooks/ when none is named")
    parser.add_argument("--slides", nargs="*", type=Path, default=[LECTURE], help="notebooks with slides")
    parser.add_argument("--out", type=Path, default=ROOT / "handouts", help="folder for the files")
    parser.add_argument("--pdf", action="store_true", help="fail when there is no browser to print PDF")
    chosen = parser.parse_args(words)
    try:
        return _write(chosen)
    except MissingPartError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _write(chosen: argparse.Namespace) -> int:
    try:
        with printer() as browser:
            _tell(write_all(chosen, browser), "HTML and PDF")
    except NoBrowserError as error:
        sys.stderr.write(
            f"No browser was found, so there is no PDF ({error}). Name one in OSTEOSPINE_CHROMIUM, or run "
            "'playwright install chromium'. The HTML pages can be printed from any browser.\n"
        )
        _tell(write_all(chosen, None), "HTML")
        return 1 if chosen.pdf else 0
    return 0


def _tell(written: Iterator[Path], kinds: str) -> None:
    for path in written:
        print(f"{path.stem}: {kinds}")


if __name__ == "__main__":
    sys.exit(main())
