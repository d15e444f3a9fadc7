"""Open the lessons or run the tests on a machine that has only Python 3.11 or newer.

    python run.py lab        open the lessons in JupyterLab
    python run.py tests      run the tests
    python run.py handouts   make handouts and slides for print

All it needs is fetched into folders inside this one (``.venv-tools``, ``.nox``), so nothing else on the
machine changes; delete the two folders to start afresh. Any session of ``noxfile.py`` can be named, and words
after ``--`` go to its program: ``python run.py lab -- --no-browser``.
"""

from __future__ import annotations  # an older Python must get far enough to be told that it is too old

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
TOOLS = ROOT / ".venv-tools"
SESSIONS = ROOT / ".nox"
PINS = ROOT / "requirements-tools.txt"


class SetUpError(Exception):
    """A step of the set-up that failed; its arguments are what is wrong and what to do."""


def main(words: list[str]) -> int:
    """Set up the tools when they are missing or old, then run the session named first in ``words``."""
    if not words or words[0].startswith("-"):
        print(__doc__)
        return 0 if words else 2
    try:
        python = tools()
    except SetUpError as error:
        print("", *error.args, sep="\n", file=sys.stderr)
        return 1
    command = [str(python), "-m", "nox", "--session", *words]
    try:
        # A child process, because Windows cannot replace this one.
        return subprocess.call(command, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"})
    except KeyboardInterrupt:  # Ctrl-C is how JupyterLab is closed; it has said what it had to say
        return 130


def tools() -> Path:
    """Return the Python that has nox, made anew when the pins, this Python or this folder changed."""
    if sys.version_info < OLDEST:
        raise SetUpError(
            "This is Python {}.{}; osteospine needs {}.{} or newer.".format(*sys.version_info[:2], *OLDEST),
            "Install one from python.org, or call a newer one by name, such as python3.12 run.py lab",
        )
    python = TOOLS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = TOOLS / "made-from.txt"
    made_from = hashlib.sha256(f"{sys.version}{sys.executable}{ROOT}".encode() + PINS.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == made_from:
        return python
    print("Setting up. The first time takes a few minutes and needs the internet.", flush=True)
    for old in (TOOLS, SESSIONS):  # a moved folder breaks the environments inside it
        if old.exists():
            shutil.rmtree(old)
    _attempt(
        [sys.executable, "-m", "venv", str(TOOLS)],
        "This Python cannot make a virtual environment.",
        "On Debian and Ubuntu: sudo apt install python3-venv. Elsewhere: install Python from python.org.",
    )
    _attempt(
        [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", str(PINS)],
        "The tools could not be fetched.",
        "Check the internet connection (and the proxy, if your school or hospital has one), then try again.",
    )
    stamp.write_text(made_from)
    return python


def _attempt(command: list[str], problem: str, advice: str) -> None:
    if subprocess.call(command, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}):
        shutil.rmtree(TOOLS, ignore_errors=True)  # a half-made folder would look finished
        raise SetUpError(problem, advice)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
