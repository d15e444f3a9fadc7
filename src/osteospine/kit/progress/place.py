"""Where the files of My progress lie: in the folder that holds the lessons.

A kernel starts in the folder of its notebook. Lessons lie in one folder, and an instructor's notebooks in a
folder inside it, so the nearest folder upwards that holds a lesson is taken. A kernel that was started in the
collection's main folder looks into ``notebooks/``. Where there are no lessons, it is the folder of the kernel.
"""

from __future__ import annotations

import re
from pathlib import Path

NAME = "my_progress"
PAGE = f"{NAME}.html"

_LESSON = re.compile(r"\d\d_\w+\.ipynb")
_SAVED = re.compile(rf"{NAME}(?:-(\d+))?\.json")
_STEPS_UP = 2


def lessons(folder: Path) -> list[Path]:
    """Return the notebooks of lessons in a folder, in teaching order."""
    return sorted(each for each in folder.glob("*.ipynb") if _LESSON.fullmatch(each.name))


def folder_of_lessons(start: Path | None = None) -> Path:
    """Return the folder of the lessons, seen from ``start`` (the kernel's folder unless another is named)."""
    here = Path.cwd() if start is None else start
    candidates = (here, *list(here.parents)[:_STEPS_UP], here / "notebooks")
    return next((each for each in candidates if lessons(each)), here)


def saved_files(folder: Path) -> list[Path]:
    """Return the files of saved answers in a folder: ``my_progress.json``, ``my_progress-2.json`` and so on."""
    return sorted((each for each in folder.iterdir() if _SAVED.fullmatch(each.name)), key=_number)


def fresh_file(folder: Path) -> Path:
    """Return the name for a new file of saved answers, after all that are there."""
    last = max((_number(each) for each in saved_files(folder)), default=0)
    return folder / (f"{NAME}-{last + 1}.json" if last else f"{NAME}.json")


def put_away(file: Path) -> Path:
    """Rename a file of saved answers so that it is read no more, and return its new name; no file is overwritten."""
    number = 1
    while (aside := file.with_name(f"{NAME}-old{'' if number == 1 else f'-{number}'}.json")).exists():
        number += 1
    return file.rename(aside)


def _number(file: Path) -> int:
    found = _SAVED.fullmatch(file.name)
    return int(found[1] or 1) if found else 0
