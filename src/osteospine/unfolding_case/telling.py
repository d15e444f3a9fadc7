"""The story, what follows from a decision, and the debrief, as HTML for screen and screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from osteospine.kit import evidence, style
from osteospine.unfolding_case.debrief import Tally, total
from osteospine.unfolding_case.model import Moment, Walk
from osteospine.unfolding_case.words import when

CSS = f"""
<style>
.osteospine-case {{ max-width: 47em; }}
.osteospine-case p {{ margin: 6px 0; }}
.osteospine-case blockquote {{ margin: 6px 0; padding: 2px 0 2px 12px; border-left: 4px solid {style.ARCH_EDGE};
  color: {style.INK}; font-style: normal; }}
.osteospine-case-head {{ font-weight: 600; font-size: 1.1em; margin: 10px 0 2px; }}
.osteospine-case-step {{ font-weight: 600; color: {style.MEASURE}; }}
.osteospine-case table {{ border-collapse: collapse; margin: 6px 0; max-width: 100%; }}
.osteospine-case caption {{ text-align: left; font-weight: 600; padding: 4px 0; }}
.osteospine-case :is(th, td) {{ text-align: left; padding: 3px 14px 3px 0; border-bottom: 1px solid #e2dcd1;
  vertical-align: baseline; }}
.osteospine-case tbody th {{ font-weight: normal; }}
.osteospine-case summary {{ cursor: pointer; color: {style.MEASURE}; padding: 4px 0; }}
.osteospine-case summary:focus-visible {{ outline: 3px solid {style.MEASURE}; outline-offset: 2px; }}
.osteospine-panel .osteospine-finish {{ height: auto; flex-direction: column; align-items: flex-start; }}
.osteospine-panel .osteospine-finish .widget-label {{ width: auto; max-width: 47em; height: auto; white-space: normal;
  text-align: left; line-height: 1.4; }}
.osteospine-panel .osteospine-finish textarea {{ width: 100%; min-height: 9em; color: {style.INK};
  border: 1px solid {style.FRAME}; font-size: inherit; }}
</style>
"""


def story(walk: Walk) -> str:
    """Return what happens at the present stage; at the first one the person speaks before."""
    case, now = walk.case, walk.now
    opening = ""
    if now.number == 1:
        about = f"<p>{escape(case.person.about)}</p>" if case.person.about else ""
        spoken = "".join(f"<p>{escape(each)}</p>" for each in case.start)
        opening = f"<p><em>{escape(case.invented)}</em></p>{about}<blockquote>{spoken}</blockquote>"
    came = _followed(walk.moments[-2], walk.path[-2]) if now.number > 1 else ""
    told = "".join(f"<p>{escape(each)}</p>" for each in now.story)
    note = f"<p>{escape(case.body_note)}</p>" if case.body_note and now.number == 1 else ""
    return _region(f"Stage {now.number} of {case.stages}, {when(now)}: {now.title}", f"{opening}{came}{told}{note}")


def what_follows(walk: Walk) -> str:
    """Return what follows from the decision of the present stage, once it is made."""
    if walk.taken is None:
        return '<div role="status" aria-live="polite"></div>'
    return (
        f'<div class="osteospine-case" role="status" aria-live="polite"><p>'
        f"<strong>What follows in this story:</strong> {escape(walk.taken.what_follows)}</p></div>"
    )


def debrief(walk: Walk, steps: Sequence[Tally], stages: Sequence[Tally]) -> str:
    """Return the scores, the path taken, the ending and the questions to talk about."""
    path = "".join(
        f"<li><strong>{escape(decision.question)}</strong> {escape(option.text)}<br>{escape(option.what_follows)}</li>"
        for decision, option in walk.decided
    )
    taken = f"<p><strong>The path you took</strong></p><ol>{path}</ol>" if path else ""
    ending = walk.ending or "The ending is told when the last decision is made."
    asked = "".join(f"<li>{escape(each)}</li>" for each in walk.case.debrief)
    links = "; ".join(_link(key) for key in walk.case.sources)
    return _region(
        "Debrief",
        f"{_table('Points by step of clinical judgement', 'Step', steps)}{_table('Points by stage', 'Stage', stages)}"
        f"{taken}<p><strong>How this story ends</strong></p><p>{escape(ending)}</p>"
        f"<p><strong>To talk about</strong></p><ol>{asked}</ol>"
        f"<details><summary>Sources of the case</summary><p>{links}</p></details>",
    )


def score(tally: Tally) -> str:
    """Return the points of a stage so far as a sentence."""
    return f"This stage: {tally.score}; {tally.answered} of {tally.asked} questions answered"


def step_head(name: str, head: str) -> str:
    """Return the head of a question with the step of clinical judgement that it practises."""
    return f'<div class="osteospine-case-step" role="heading" aria-level="4">{escape(name)}</div>{head}'


def _followed(before: Moment, place: int) -> str:
    if before.decision is None or place == 0:
        return ""
    option = before.decision.options[place - 1]
    return f"<p><strong>You decided:</strong> {escape(option.text.rstrip('.'))}. {escape(option.what_follows)}</p>"


def _table(caption: str, what: str, tallies: Sequence[Tally]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(each.name)}</th><td>{each.score}</td>'
        f"<td>{each.answered} of {each.asked}</td></tr>"
        for each in (*tallies, total(tallies))
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>"
        f'<th scope="col">{what}</th><th scope="col">Points</th><th scope="col">Questions answered</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _region(title: str, content: str) -> str:
    name = escape(title, quote=True)
    return (
        f'<div class="osteospine-case" role="region" aria-label="{name}">'
        f'<div class="osteospine-case-head" role="heading" aria-level="3">{escape(title)}</div>{content}</div>'
    )


def _link(key: str) -> str:
    source = evidence.sources()[key]
    if source.url is None:
        title = "" if source.label == source.title else f" ({source.title})"
        return escape(source.label + title)
    return f'<a href="{escape(source.url, quote=True)}" target="_blank" rel="noopener">{escape(source.label)}</a>'
