"""What every notebook must keep to: each rule yields what is wrong with it, in words.

What differs from one kind of notebook to the next stands in ``tools/notebook_forms.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

import nbformat

from tools.notebook_forms import Form, form_of

Notebook = Mapping[str, Any]

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
BANNED_TAGS = {"nbval-skip", "nbval-ignore-output", "raises-exception"}
BANNED_CODE = re.compile(r"\binteract(?:ive|_manual|ive_output)?\(|\bOutput\(|pyplot|%matplotlib|%pylab|\bplt\.")
LONGEST_CELL = 3
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.[^\s)\"'<>\]]+)", re.IGNORECASE)
_MARKDOWN_IMAGE = re.compile(r"!\[([^\]]*)\]\(")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SVG = re.compile(r"<svg\b[^>]*>", re.IGNORECASE)
_PANEL = re.compile(r"\w+Panel: \S")
_DEFAULT_REPR = re.compile(r"<|[A-Z]\w*\(")


def code_cells(notebook: Notebook) -> list[Any]:
    """Return the cells with code."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def prose(notebook: Notebook) -> str:
    """Return the text of all text cells."""
    return "\n\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")


def bundles(notebook: Notebook) -> Iterator[Mapping[str, Any]]:
    """Yield what the code cells show, each as its forms by media type."""
    for cell in code_cells(notebook):
        for output in cell["outputs"]:
            if "data" in output:
                yield output["data"]


def is_valid(notebook: Notebook) -> Iterator[str]:
    """Hold the file to the notebook format."""
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        yield f"not a valid notebook: {error}"


def was_run_in_order(notebook: Notebook) -> Iterator[str]:
    """Want counts 1 to n: nbval does not compare a cell without one, so a cleared notebook always passes."""
    counts = [cell["execution_count"] for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"execution counts are {counts}, not 1 to {len(counts)}: run 'python run.py notebooks'"


def ran_without_error(notebook: Notebook) -> Iterator[str]:
    """Want no stored error and no warning."""
    for cell in code_cells(notebook):
        for output in cell["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                yield f"an error or a warning is stored below {cell['source']!r}"


def has_no_way_past_nbval(notebook: Notebook) -> Iterator[str]:
    """Want no tag, line ending or old way of interaction that nbval cannot compare."""
    for cell in notebook["cells"]:
        for tag in BANNED_TAGS.intersection(cell["metadata"].get("tags", ())):
            yield f"tag {tag} hides a cell from the tests"
    for cell in code_cells(notebook):
        if any(line.rstrip().endswith(";") for line in cell["source"].splitlines()):
            yield f"a line ends with ';', which nbval does not understand: {cell['source']!r}"
        if found := BANNED_CODE.search(cell["source"]):
            yield f"{found[0]!r} is not used in lessons; use a panel"


def code_is_short_and_folded(notebook: Notebook) -> Iterator[str]:
    """Want code out of the reader's way."""
    for cell in code_cells(notebook):
        lines = len(cell["source"].splitlines())
        if not 1 <= lines <= LONGEST_CELL:
            yield f"a code cell has {lines} lines, not 1 to {LONGEST_CELL}: {cell['source']!r}"
        if cell["metadata"].get("jupyter", {}).get("source_hidden") is not True:
            yield f"code is not folded (jupyter.source_hidden): {cell['source']!r}"


def names_its_kernel(notebook: Notebook) -> Iterator[str]:
    """Want a kernel named: without it, Run All in a notebook just opened asks which one to use."""
    if notebook["metadata"].get("kernelspec", {}).get("name") != "python3":
        yield "the kernel is not python3"


def opens_cold(notebook: Notebook) -> Iterator[str]:
    """Want saved state for trusted notebooks, a picture for untrusted ones, and words for all."""
    state = notebook["metadata"].get("widgets", {}).get(STATE, {}).get("state", {})
    for data in bundles(notebook):
        text = data.get("text/plain", "")
        is_panel = _PANEL.match(text) is not None
        if not text or _DEFAULT_REPR.match(text):
            yield f"an output has no words of its own: {text[:60]!r}"
        if VIEW in data and data[VIEW]["model_id"] not in state:
            yield f"the widget's state was not saved: {text[:60]!r}"
        if is_panel and VIEW not in data:
            yield f"the panel has no live view: {text[:60]!r}"
        if is_panel and not data.get("image/png"):
            yield f"the panel has no picture for where widgets cannot live: {text[:60]!r}"


def images_have_text(notebook: Notebook) -> Iterator[str]:
    """Want words for every image and drawing."""
    text = prose(notebook)
    for alt in _MARKDOWN_IMAGE.findall(text):
        if not alt.strip():
            yield "an image in the text has no alternative text"
    drawn = "".join(data.get("text/html", "") + data.get("image/svg+xml", "") for data in bundles(notebook))
    for tag in _HTML_IMAGE.findall(text + drawn):
        if not re.search(r"\balt=\"[^\"]*[^\"\s]", tag):
            yield f"an image has no alternative text: {tag[:80]}"
    for tag in _SVG.findall(text + drawn):
        if 'role="img"' not in tag or not re.search(r"\baria-label=\"[^\"]*[^\"\s]", tag):
            yield f"a drawing has no role=img with a label: {tag[:80]}"


def has_one_title(notebook: Notebook) -> Iterator[str]:
    """Want one first-level heading, and that it comes first."""
    text = _without_code(notebook)
    if len(re.findall(r"^# \S", text, re.MULTILINE)) != 1 or not text.lstrip().startswith("# "):
        yield "a notebook opens with its one first-level heading"


def follows_its_form(notebook: Notebook, form: Form) -> Iterator[str]:
    """Want the headings of this kind of notebook, all and in order, and a panel where one belongs."""
    if form.panel and not any(_PANEL.match(data.get("text/plain", "")) for data in bundles(notebook)):
        yield f"a notebook of the kind {form.files} shows at least one panel"
    if form.headings is None:
        return
    headings = re.findall(r"^## (.+?)\s*$", _without_code(notebook), re.MULTILINE)
    found = [re.sub(r"^\d+\. ", "", heading) for heading in headings]
    # A heading may go on after its name: "Explore: bend the spine".
    names = [next((name for name in form.headings if re.match(rf"{name}\b", each)), each) for each in found]
    if names != list(form.headings):
        yield f"the second-level headings are {found}, not {list(form.headings)}"


def _without_code(notebook: Notebook) -> str:
    return re.sub(r"^```.*?^```", "", prose(notebook), flags=re.DOTALL | re.MULTILINE)


RULES: tuple[Callable[[Notebook], Iterator[str]], ...] = (
    is_valid,
    was_run_in_order,
    ran_without_error,
    has_no_way_past_nbval,
    code_is_short_and_folded,
    names_its_kernel,
    opens_cold,
    images_have_text,
    has_one_title,
)


def cited_dois(notebook: Notebook) -> set[str]:
    """Return the DOIs that the text cites, in lower case; brackets in a DOI are written %28 and %29."""
    return {unquote(doi).rstrip(".,;").lower() for doi in _DOI.findall(prose(notebook))}


def problems(notebook: Notebook, known_dois: set[str], path: str) -> list[str]:
    """Return all that is wrong with the notebook at a path under ``notebooks/``, written with ``/``."""
    form = form_of(path)
    unknown = sorted(cited_dois(notebook) - known_dois)
    return [
        *(problem for rule in RULES for problem in rule(notebook)),
        *(follows_its_form(notebook, form) if form else (f"no form is known for notebooks/{path}: see FORMS",)),
        *(f"{doi} is cited but not in data/sources.csv" for doi in unknown),
    ]
