"""Feedback in words: the judgement, a note on every option, and the sources, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any

from osteospine.kit import evidence
from osteospine.kit.practice.items import Item, Note, Verdict

_SIGNS = {"Right": "✓", "Partly right": "±", "Not yet": "✗"}
EMPTY = '<div role="status" aria-live="polite"></div>'
"""The status line before there is anything to say: screen readers watch it from the start."""


def head(number: int, total: int, item: Item[Any]) -> str:
    """Return the head of a question: its number, its exhibit where it has one, and what is asked."""
    count = f"<strong>Question {number} of {total}.</strong>"
    if item.exhibit is None:
        return f'<div class="osteospine-stem">{count} {escape(item.stem)}</div>'
    return f'<div class="osteospine-stem">{count}{item.exhibit.html}<div>{escape(item.stem)}</div></div>'


def advice(text: str) -> str:
    """Return a status line that says what is still to do."""
    return f'<div class="osteospine-verdict" role="status" aria-live="polite">{escape(text)}</div>'


def failure(error: Exception) -> str:
    """Return the message shown when something went wrong in the program."""
    reason = escape(str(error) or type(error).__name__)
    return (
        '<div class="osteospine-message" role="alert"><strong>This could not be checked:</strong> '
        f"{reason}<br>Your answer is kept. Run the cell again.</div>"
    )


def checked(verdict: Verdict, objective: str, sources: Sequence[str]) -> str:
    """Return the judgement, which is read out, then the notes, the objective and the sources."""
    rule = f'<p class="osteospine-small">{escape(verdict.rule)}</p>' if verdict.rule else ""
    links = "; ".join(_link(evidence.sources()[key]) for key in sources)
    return (
        '<div class="osteospine-verdict" role="status" aria-live="polite">'
        f"{_sign(_SIGNS[verdict.word])}<strong>{verdict.word}.</strong> {verdict.score}.</div>"
        f"{rule}{_notes(verdict.notes)}"
        f'<p class="osteospine-small">Practises: {escape(objective)}<br>Sources: {links}</p>'
    )


def result(words: str) -> str:
    """Return the result line."""
    return f'<div class="osteospine-result" role="status" aria-live="polite">{escape(words)}</div>'


def _notes(notes: Sequence[Note]) -> str:
    """Return the notes as lists, one for each part of the question."""
    said = ""
    for part, group in groupby(notes, key=lambda note: note.part):
        title = f'<p class="osteospine-part"><strong>{escape(part)}</strong></p>' if part else ""
        said += f'{title}<ul class="osteospine-notes">{"".join(_note(note) for note in group)}</ul>'
    return said


def _note(note: Note) -> str:
    kind = "right" if note.right else "wrong"
    return (
        f'<li class="osteospine-note-{kind}">{_sign("✓" if note.right else "✗")}'
        f"<strong>{escape(note.mark)}:</strong> {escape(note.text)}<br>{escape(note.rationale)}</li>"
    )


def _sign(sign: str) -> str:
    return f'<span class="osteospine-sign" aria-hidden="true">{sign}</span> '


def _link(source: evidence.Source) -> str:
    if source.doi:
        address = f"https://doi.org/{source.doi}"
    elif source.pmid:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    else:
        return f"{escape(source.label)} ({escape(source.title)})"
    return f'<a href="{escape(address, quote=True)}" target="_blank" rel="noopener">{escape(source.label)}</a>'
