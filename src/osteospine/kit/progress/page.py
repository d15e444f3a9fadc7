"""A page to print: one sheet of A4 for the instructor, with no more about the learner than a line to sign."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from html import escape

from osteospine.kit import style
from osteospine.kit.practice.items import Score
from osteospine.kit.progress.tally import Row, Tally

_STYLE = f"""
@page {{ size: A4; margin: 16mm 18mm; }}
body {{ font: 10.5pt/1.35 {", ".join(f'"{name}"' for name in style.FONT[1:3])}, sans-serif; color: {style.INK};
  background: #fff; max-width: 174mm; margin: 0 auto; padding: 4mm; }}
h1 {{ font-size: 17pt; margin: 0 0 2mm; }}
table {{ table-layout: fixed; border-collapse: collapse; width: 100%; margin: 3mm 0; }}
caption {{ text-align: left; font-weight: bold; padding: 1mm 0; }}
th, td {{ text-align: left; font-weight: normal; padding: 1mm 2mm 1mm 0; border-bottom: 0.3mm solid {style.FRAME}; }}
thead th, tfoot :is(th, td) {{ font-weight: bold; }}
td, thead th {{ white-space: nowrap; }}
thead :nth-child(2) {{ width: 22%; }}
thead :nth-child(3) {{ width: 15%; }}
thead :nth-child(4) {{ width: 25%; }}
.name {{ margin: 7mm 0 5mm; }}
.name span {{ display: inline-block; width: 90mm; border-bottom: 0.4mm solid {style.INK}; }}
.small {{ font-size: 9pt; color: {style.QUIET}; }}
@media print {{ body {{ max-width: none; padding: 0; }} }}
"""
_HEADS = ("", "Questions answered", "Points", "Objectives met")


def page(tally: Tally, today: datetime.date) -> str:
    """Return the page as HTML that needs no other file."""
    met = sum(_met(row) for row in tally.lessons)
    objectives = sum(len(row.objectives) for row in tally.lessons)
    total = _line("In all", f"{tally.answered} of {tally.items}", tally.score, f"{met} of {objectives}")
    tests = _table("Tests, counted apart", tally.tests) if tally.tests else ""
    saved = f"Answers last saved on {tally.day}." if tally.day else "No answers have been saved."
    left_out = f"<p>Saved answers that could not be counted: {len(tally.notes)}.</p>" if tally.notes else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>My progress in osteospine</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>My progress in osteospine</h1>
<p>Page made on {today}. {saved}</p>
<p class="name">Name (write it by hand): <span></span></p>
{_table("Lessons and cases", tally.lessons, total)}
{tests}
{left_out}
<p class="small">An objective is met when every question on it has been checked and has all its points. Where some
are not met, their numbers follow the order under <em>What you will be able to do</em> in the lesson. Points come from
judging the saved answers again by the rules of the questions. In lessons and cases each question can be tried as often
as wished, with the reasons shown at once, so the page tells of practice done; it is no mark.</p>
</main>
</body>
</html>
"""


def _table(caption: str, rows: Iterable[Row], total: str = "") -> str:
    heads = "".join(f'<th scope="col">{head}</th>' if head else "<td></td>" for head in _HEADS)
    body = "\n".join(
        _line(row.chapter.label, f"{row.answered} of {row.items}", row.score, _objectives(row)) for row in rows
    )
    foot = f"\n<tfoot>{total}</tfoot>" if total else ""
    return f"""<table>
<caption>{caption}</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{body}
</tbody>{foot}
</table>"""


def _line(name: str, answered: str, score: Score, objectives: str) -> str:
    points = f"{score.points} of {score.out_of}"
    return f'<tr><th scope="row">{escape(name)}</th><td>{answered}</td><td>{points}</td><td>{objectives}</td></tr>'


def _met(row: Row) -> int:
    return sum(each.met for each in row.objectives)


def _objectives(row: Row) -> str:
    """Return how many objectives are met and, in a lesson that has been begun, which are not."""
    said = f"{_met(row)} of {len(row.objectives)}"
    if not row.answered or not row.open or row.chapter.is_test:
        return said
    return f"{said} (open: {', '.join(str(n) for n, each in enumerate(row.objectives, 1) if not each.met)})"
