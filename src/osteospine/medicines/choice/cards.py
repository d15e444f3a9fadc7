"""Nursing cards: one page for each medicine, as text, as HTML in a panel, and as a page to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from osteospine.kit import style
from osteospine.kit.evidence import read, sources
from osteospine.medicines.choice.tables import medicines

NO_CARD = "none"
PARTS = ("How to give", "Before", "After", "Teach", "Stopping", "Red flags")
_GENERAL = "osteospine_assumption"
_CSS = f"""<style>
.osteospine-card {{ border: 2px solid {style.INK}; border-radius: 6px; padding: 8px 14px; background: #ffffff;
  color: {style.INK}; }}
.osteospine-card h3 {{ margin: 0 0 2px; font-size: 1.1em; }}
.osteospine-card h4 {{ margin: 6px 0 0; font-size: 1em; }}
.osteospine-card ul {{ margin: 0; padding-left: 1.3em; }}
.osteospine-card small {{ color: {style.QUIET}; }}
.osteospine-card .flags {{ border-left: 5px double {style.CHANGED_INK}; padding-left: 8px; }}
@media print {{ .osteospine-card {{ break-inside: avoid; border-color: #000; color: #000; }} }}
</style>"""
_FOOT = (
    "For teaching. Rules differ by country and change: check the label in force where you work. "
    "† General nursing knowledge, not a line of a label."
)


@dataclass(frozen=True)
class CardLine:
    """One line of a card."""

    medicine: str
    part: str
    line: str
    jurisdiction: str
    source: str
    status: str

    @property
    def general(self) -> bool:
        """Whether it is general nursing knowledge."""
        return self.status == "assumption"

    @property
    def origin(self) -> str:
        """Where it holds and where it was read, for example ``"EU; Amgen"``."""
        names = [sources()[key].label for key in self.source.split(";") if key != _GENERAL]
        return "; ".join([self.jurisdiction, *names]) + (" †" if self.general else "")


def lines(medicine: str) -> Mapping[str, tuple[CardLine, ...]]:
    """Return the lines of a medicine's card by part.

    Raises
    ------
    KeyError
        For a medicine without a card, with the names that exist.
    """
    if medicine not in medicines():
        raise KeyError(f"No card for {medicine!r}. Choose one of {', '.join(medicines())}.")
    found = [row for row in read("medicines/card_lines", CardLine) if row.medicine == medicine]
    return {part: tuple(row for row in found if row.part == part) for part in PARTS}


def text(medicine: str) -> str:
    """Return the card as plain text."""
    shown = [f"{medicine.capitalize()}: {medicines()[medicine]}"]
    for part, rows in lines(medicine).items():
        shown += ["", part, *(f"- {row.line} ({row.origin})" for row in rows)]
    return "\n".join([*shown, "", _FOOT])


def html(medicine: str) -> str:
    """Return the card as HTML for a panel; it prints on one page."""
    parts = []
    for part, rows in lines(medicine).items():
        items = "".join(f"<li>{escape(row.line)} <small>({escape(row.origin)})</small></li>" for row in rows)
        flags = ' class="flags"' if part == "Red flags" else ""
        parts.append(f"<div{flags}><h4>{part}</h4><ul>{items}</ul></div>")
    head = f"<h3>{escape(medicine.capitalize())}</h3><div>{escape(medicines()[medicine])}</div>"
    name = escape(f"Nursing card: {medicine}", quote=True)
    body = "".join(parts)
    return f'{_CSS}<section class="osteospine-card" aria-label="{name}">{head}{body}<small>{_FOOT}</small></section>'


def page(medicine: str) -> str:
    """Return the card as a stand-alone HTML page to print."""
    title = escape(f"Nursing card: {medicine}")
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<style>body { font: 14px/1.4 Verdana, "DejaVu Sans", sans-serif; max-width: 46em; margin: 1em auto; }</style>'
        f"</head><body>{html(medicine)}</body></html>"
    )
