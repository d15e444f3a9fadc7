"""What can be run, each in an environment of its own: ``python run.py lab``, or ``nox -s lab``."""

import hashlib
import os
import shutil
import tomllib
from pathlib import Path

import nox

nox.needs_version = ">=2024.10"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"  # the second time, a session starts at once and needs no internet
nox.options.sessions = ["lint", "tests"]

ROOT = Path(__file__).parent
# Exact versions with hashes: everything; what the lessons need of it; what run.py needs of it.
LOCK, LAB_LOCK, TOOLS_LOCK = "requirements-lock.txt", "requirements-lab.txt", "requirements-tools.txt"
# The browser that Debian and Ubuntu ship; where there is none, Playwright fetches its own.
SYSTEM_CHROMIUM = "/usr/bin/chromium"


def install(session: nox.Session, lock: str = LOCK) -> None:
    """Install what a lock names, hashes checked, and the package itself as it stands in this folder."""
    for_lab = sorted(path for path in (ROOT / "jupyter").rglob("*") if path.is_file())
    made_from = b"".join(path.read_bytes() for path in (ROOT / lock, ROOT / "pyproject.toml", *for_lab))
    digest = hashlib.sha256(made_from).hexdigest()
    stamp = Path(session.virtualenv.location) / "made-from.txt"
    if stamp.exists() and stamp.read_text() == digest:
        return
    session.install("--require-hashes", "-r", lock)
    session.install("--no-deps", "-e", ".")
    stamp.write_text(digest)


def notebooks() -> list[str]:
    """Return the lessons and the notebooks of the folders beside them."""
    folder = ROOT / "notebooks"
    return [str(path) for path in (*folder.glob("*.ipynb"), *folder.glob("[a-z]*/*.ipynb"))]


@nox.session
def lab(session: nox.Session) -> None:
    """Open the lessons in JupyterLab."""
    install(session, LAB_LOCK)
    session.run("jupyter", "trust", *notebooks(), silent=True)
    # Its root is this folder, not notebooks/: the lessons show pictures that lie beside that.
    session.run("jupyter", "lab", "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, then each notebook from top to bottom, comparing what it says with what it said."""
    install(session)
    session.run("pytest", *(session.posargs or ["--numprocesses=auto"]))
    if not session.posargs:
        session.run("pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=60", "notebooks")


def chromium(session: nox.Session) -> dict[str, str]:
    """Return the environment that names the browser of this machine; fetch Playwright's where there is none."""
    found = os.environ.get("OSTEOSPINE_CHROMIUM") or shutil.which(SYSTEM_CHROMIUM)
    if found is None:
        session.run("playwright", "install", "--with-deps", "chromium")
        return {}
    return {"OSTEOSPINE_CHROMIUM": found}


@nox.session
def browser(session: nox.Session) -> None:
    """Drive a real JupyterLab in Chromium."""
    install(session)
    # Lessons and panels side by side, each with a JupyterLab and a browser of its own.
    parallel = () if session.posargs else ("--numprocesses=2", "--dist=loadfile")
    session.run("pytest", "tests/browser", *parallel, *session.posargs, env=chromium(session))


@nox.session(name="notebooks")
def run_notebooks(session: nox.Session) -> None:
    """Run the notebooks again and store what they show (``-- --check``: only say which would change)."""
    install(session)
    session.run("python", "-m", "tools.notebooks", *session.posargs)


@nox.session
def figures(session: nox.Session) -> None:
    """Draw the static pictures in figures/ again."""
    install(session)
    session.run("python", "-m", "tools.figures", *session.posargs)


@nox.session
def handouts(session: nox.Session) -> None:
    """Make handouts and slides for print, as HTML and PDF, in the folder handouts/."""
    install(session)
    session.run("python", "-m", "tools.handouts", *session.posargs, env=chromium(session))


@nox.session
def curriculum(session: nox.Session) -> None:
    """Write into data/curriculum.csv where each claim is taught (``-- --check``: only say what is wrong)."""
    install(session)
    session.run("python", "-m", "tools.curriculum", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure speed, size and memory against the budgets, side by side with the usual way."""
    install(session)
    session.run("python", "-m", "benchmarks", *session.posargs)
    session.run("python", "benchmarks/end_to_end.py", *session.posargs, env=chromium(session))


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """Run the tests of models and panels on the oldest Python and run-time packages allowed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = [requirement.replace(">=", "==") for requirement in project["dependencies"]]
    session.install("-e", ".[test]", *oldest)
    session.run("pytest", "--numprocesses=auto", "tests/unit", "tests/panels", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and the arrows between modules."""
    install(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def lock(session: nox.Session) -> None:
    """Choose versions anew and write them with hashes, without host names; then the README."""
    session.install("uv")
    compile_ = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes"]
    plain = ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command=nox -s lock"]
    session.run(*compile_, *plain, "--upgrade", "--all-extras", "pyproject.toml", "-o", LOCK)
    session.run(*compile_, *plain, "--extra=lab", "--constraint", LOCK, "pyproject.toml", "-o", LAB_LOCK)
    session.run(*compile_, *plain, "--group=run", "--constraint", LOCK, "-o", TOOLS_LOCK)
    readme(session)


@nox.session
def readme(session: nox.Session) -> None:
    """Write the parts of README.md that follow from pyproject.toml and the notebooks."""
    session.run("python", "-m", "tools.readme", *session.posargs)
