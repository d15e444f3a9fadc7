"""All that is saved beside the lessons, and saving to it without ever losing what is there.

A damaged file is left as it is, and saving goes to a fresh name beside it. A whole new file takes the place of
the old one in a single step, so a full disk or a stopped kernel leaves the old file, never half a new one.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osteospine.kit.evidence import DataError
from osteospine.kit.progress import place, reading
from osteospine.kit.progress.codec import encode
from osteospine.kit.progress.reading import Entry
from osteospine.kit.progress.store import Key, Store

_TRIES = 5


@dataclass(frozen=True)
class Saved:
    """What lies saved in a folder.

    Attributes
    ----------
    file
        Where the next saving goes: the last sound file, or a fresh name.
    day
        The day of the last saving, or None where nothing sound is saved.
    entries
        The saved answers as JSON, of all sound files; a later file's answer counts.
    troubles
        One sentence for each file that could not be used.
    content
        What ``file`` holds now, to see whether another notebook writes at the same time.
    """

    file: Path
    day: datetime.date | None
    entries: Mapping[Key, Entry]
    troubles: tuple[str, ...]
    content: bytes | None


def look(folder: Path) -> Saved:
    """Return what is saved in a folder.

    Raises
    ------
    OSError
        If the folder cannot be read.
    """
    entries: dict[Key, Entry] = {}
    days, troubles = [], []
    file, content = place.fresh_file(folder), None
    for each in place.saved_files(folder):
        try:
            found = each.read_bytes()
            sound = reading.parse(each.name, found)
        except OSError as error:
            troubles.append(f"{each.name}: found a file that cannot be read ({error.strerror}); expected one that can.")
        except DataError as error:
            troubles.append(str(error))
        else:
            entries |= sound.entries
            days.append(sound.day)
            file, content = each, found
    return Saved(file, max(days, default=None), entries, tuple(troubles), content)


def save(store: Store, folder: Path, today: datetime.date | None = None) -> Saved:
    """Add the answers of this kernel to those saved; for the same item, the kernel's counts. Return what is saved now.

    Raises
    ------
    OSError
        If the folder cannot be written to, or the disk is full: all files are as they were.
    """
    day = today or datetime.date.today()
    own = {key: {"answer": encode(kept.answer), "checked": kept.checked} for key, kept in store.items()}
    for _ in range(_TRIES):
        before = look(folder)
        entries = dict(before.entries) | {key: Entry(before.file.name, value) for key, value in own.items()}
        content = _text(entries, day).encode("utf-8")
        if _replace(before, content):
            return Saved(before.file, day, entries, before.troubles, content)
    raise OSError(f"another notebook keeps writing to {before.file.name}")


def write(file: Path, content: bytes) -> None:
    """Write a whole file in one step."""
    with _beside(file, content) as new:
        new.replace(file)


def _replace(before: Saved, content: bytes) -> bool:
    """Put the new file in place, unless another notebook has saved since ``before`` was read."""
    with _beside(before.file, content) as new:
        now = before.file.read_bytes() if before.file.exists() else None
        if now != before.content:
            return False
        new.replace(before.file)
    return True


@contextlib.contextmanager
def _beside(file: Path, content: bytes) -> Iterator[Path]:
    """Write to a passing file in the same folder, on the same disk; take it away if it was not put in place."""
    handle, name = tempfile.mkstemp(prefix=f".{place.NAME}-", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())  # a full disk says so here, while the old file is still in place
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _text(entries: Mapping[Key, Entry], day: datetime.date) -> str:
    answers: dict[str, dict[str, Any]] = {}
    for (topic, item), entry in sorted(entries.items(), key=lambda each: each[0]):
        answers.setdefault(topic, {})[item] = entry.value
    values = (reading.VERSION, day.isoformat(), answers)
    return json.dumps(dict(zip(reading.FIELDS, values, strict=True)), indent=1, allow_nan=False) + "\n"
