"""The kinds of notebook, and what is asked of each: one table."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch

LESSON = (
    "What you will be able to do",
    "Predict",
    "Explore",
    "Explain",
    "Practise",
    "At the bedside",
    "Often misunderstood",
    "What this picture leaves out",
    "Sources",
    "For instructors",
)
START = (
    "What you just saw",
    "The lessons",
    "How to use a notebook",
    "Getting help",
    "What this is not",
    "Words you will meet",
    "For instructors",
    "My progress",
)


@dataclass(frozen=True)
class Form:
    """What is asked of one kind of notebook.

    Parameters
    ----------
    files
        Pattern of its path under ``notebooks/``.
    headings
        Its second-level headings, all and in order; ``None`` where they are free.
    panel
        Whether it shows at least one panel.
    """

    files: str
    headings: tuple[str, ...] | None
    panel: bool


FORMS = (
    Form("00_start_here.ipynb", START, panel=True),
    Form("[0-9][0-9]_*.ipynb", LESSON, panel=True),
    Form("instructor/*.ipynb", None, panel=True),
    Form("tests/*.ipynb", None, panel=False),
)
"""The kinds of notebook; the first pattern that fits counts."""


def form_of(path: str) -> Form | None:
    """Return what is asked of the notebook at a path under ``notebooks/``, or nothing for an unknown kind."""
    return next((form for form in FORMS if fnmatch(path, form.files)), None)
