"""The overview as HTML: tables of answers and points with bars, and the objectives that are still open."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from osteospine.kit.practice.items import Score
from osteospine.kit.progress import sentences
from osteospine.kit.progress.chapters import Chapter
from osteospine.kit.progress.tally import Objective, Row, Tally

ABOUT = (
    "Only saved answers count here: at the end of each lesson, press <em>Save my answers</em>. They stand in the "
    "file my_progress.json beside the lessons: answers and the date, no name. Nothing is sent anywhere."
)


def overview(tally: Tally) -> str:
    """Return the tables, the open objectives and notes on what was left out."""
    total = f"{tally.answered} of {tally.items}", tally.score
    parts = [_table("Lesson", "Lessons and cases, from the answers that were checked", tally.lessons, total)]
    if tally.tests:
        parts.append(_table("Test", "Tests, counted apart", tally.tests))
    parts.append(_open(tally.lessons))
    if tally.notes:
        listed = "".join(f"<li>{escape(note)}</li>" for note in tally.notes)
        parts.append(f"<p>Left out here, but kept where they are:</p><ul>{listed}</ul>")
    parts.append(f'<p class="osteospine-small">{ABOUT} {escape(sentences.BINDER)}</p>')
    return "".join(parts)


def what_is_left(objective: Objective) -> str:
    """Return in words how many questions of an objective are open or not all right."""
    waiting, wrong = objective.items - objective.answered, objective.answered - objective.right
    said = [f"{waiting} not answered yet"] if waiting else []
    return " and ".join([*said, f"{wrong} not all right yet"] if wrong else said)


def _table(first: str, caption: str, rows: Sequence[Row], total: tuple[str, Score] | None = None) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in (first, "Answered", "Points"))
    body = "".join(_line(_link(row.chapter), f"{row.answered} of {row.items}", row.score) for row in rows)
    foot = f"<tfoot>{_line('In all', *total)}</tfoot>" if total else ""
    return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>{foot}</table>"


def _line(name: str, answered: str, score: Score) -> str:
    share = score.points / score.out_of if score.out_of else 0
    # The bar only repeats the number before it, so screen readers pass it over.
    bar = f'<span class="osteospine-bar" aria-hidden="true"><span style="width: {100 * share:.0f}%"></span></span>'
    points = f'<div class="osteospine-share"><span>{score.points} of {score.out_of}</span>{bar}</div>'
    return f'<tr><th scope="row">{name}</th><td>{answered}</td><td>{points}</td></tr>'


def _open(rows: Iterable[Row]) -> str:
    """Return the lessons that have been begun with what is left of each objective."""
    begun = [row for row in rows if row.answered and row.open]
    if not begun:
        return ""
    return "<p><strong>Still open in what you have begun</strong></p>" + "".join(map(_details, begun))


def _details(row: Row) -> str:
    listed = "".join(f"<li>{escape(each.text)} ({what_is_left(each)})</li>" for each in row.open)
    count = len(row.open)
    said = f"{count} of {len(row.objectives)} objectives open"
    go = f"<p>Go to {_link(row.chapter)}</p>"
    return f"<details><summary>{escape(row.chapter.label)}: {said}</summary><ul>{listed}</ul>{go}</details>"


def _link(chapter: Chapter) -> str:
    # Lab in the browser alone names the open file otherwise than in the path, so a link would lead nowhere there.
    if chapter.notebook is None or sys.platform == "emscripten":
        return escape(chapter.label)
    return f'<a href="{quote(chapter.notebook)}" target="_blank" rel="noopener">{escape(chapter.label)}</a>'
