"""What My progress says after saving, bringing back, or when something stands in the way."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from osteospine.kit.progress.codec import encode, show
from osteospine.kit.progress.store import Kept
from osteospine.kit.progress.taking import Taken
from osteospine.kit.progress.writing import Saved

BINDER = (
    "On Binder, or in a browser without an account, the file goes when you leave. Download it first: in the file "
    "browser on the left, right-click my_progress.json and choose Download. Next time, drag it back into the same list."
)
NOTHING_TO_SAVE = "There is nothing to save yet. Answer a question first."


def offer(saved: Saved, waiting: int) -> str:
    """Return what is said when a lesson opens: saved answers that wait, and files that cannot be used."""
    found = f"Saved answers of {saved.day} were found ({waiting}): bring them back?" if waiting else ""
    return " ".join(filter(None, (found, troubles(saved))))


def after_saving(count: int, saved: Saved) -> str:
    """Return what is said after saving."""
    said = f"Saved {counted(count)} on {saved.day} in {saved.file.name}, beside the lessons."
    away = BINDER if any(name.startswith("BINDER_") for name in os.environ) else ""
    return " ".join(filter(None, (said, troubles(saved), away)))


def after_bringing(outcomes: Mapping[str, Taken], unfit: Sequence[str], saved: Saved) -> str:
    """Return what became of the saved answers to the questions shown."""
    count = {each: list(outcomes.values()).count(each) for each in Taken}
    said = []
    if count[Taken.BROUGHT]:
        said.append(f"Brought back {counted(count[Taken.BROUGHT])} from {saved.day}.")
    if count[Taken.OWN]:
        said.append(
            f"For {questions(count[Taken.OWN])} you had given another answer here; yours was kept. To see the saved "
            "one instead, empty the question, then bring back again."
        )
    if count[Taken.SAME]:
        said.append(f"{counted(count[Taken.SAME]).capitalize()} {_was(count[Taken.SAME])} here already.")
    if unfit:
        said.append(_left_out(unfit))
    if not said:
        said.append(f"No saved answers to these questions were found beside the lessons, in {saved.file.parent.name}.")
    return " ".join(filter(None, (*said, troubles(saved))))


def troubles(saved: Saved) -> str:
    """Return what is wrong with files that could not be used, and what becomes of them."""
    if not saved.troubles:
        return ""
    count = len(saved.troubles)
    one = "A file of saved answers" if count == 1 else f"{count} files of saved answers"
    kept = "It is kept as it is" if count == 1 else "They are kept as they are"
    return f"{one} cannot be used: {' '.join(saved.troubles)} {kept}; saving uses {saved.file.name}."


def not_saved(error: Exception) -> str:
    """Return what is said when saving failed."""
    return (
        f"Your answers could not be saved: {reason(error)}. Nothing is lost: they stay here while this notebook is "
        "open, and what was saved before is as it was. Make room, or copy the lessons to a folder of your own, and "
        "save again."
    )


def not_read(error: Exception) -> str:
    """Return what is said when the folder cannot be read."""
    return f"Saved answers could not be looked for: {reason(error)}. Nothing was changed."


def reason(error: Exception) -> str:
    """Return an error in words, with the file it names."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} ({error.filename})" if error.filename else error.strerror
    return str(error) or type(error).__name__


def unfitting(file: str, topic: str, item: str, kept: Kept) -> str:
    """Return which saved answer does not fit its question."""
    found = show(encode(kept.answer))
    return f"{file}, answers, {topic}, {item}: found {found}; expected an answer that the question offers."


def counted(count: int) -> str:
    """Return a number of answers."""
    return "1 answer" if count == 1 else f"{count} answers"


def questions(count: int) -> str:
    """Return a number of questions."""
    return "1 question" if count == 1 else f"{count} questions"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _left_out(unfit: Sequence[str]) -> str:
    one = len(unfit) == 1
    said = (
        "1 saved answer does not fit its question and is" if one else f"{len(unfit)} saved answers do not fit and are"
    )
    return f"{said} left out here, but kept in the file: {' '.join(unfit)}"
