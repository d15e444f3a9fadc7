"""Reading what is true at a visit: fractures, density, factors of risk, and numbers that the case brings itself."""

from __future__ import annotations

from collections.abc import Mapping

from osteospine.compression.model import Fracture
from osteospine.fracture_risk.factors import NO_GLUCOCORTICOID, factors
from osteospine.kit import live
from osteospine.kit.evidence import DataError
from osteospine.kit.reading import Number, Record
from osteospine.t_score.model import SITES
from osteospine.unfolding_case.measures import Density, RiskFactors, Visit
from osteospine.unfolding_case.reading import Chosen, Known, first_fitting

Live = Mapping[str, Number]

MEASURES = ("height_cm", "cobb_deg", "t_score", "z_score", "risk_of_1000")
"""The numbers that a case may bring itself."""


def read_visit(record: Record, months: float, numbers: Live, known: Known, chosen: Chosen) -> Visit:
    """Return what is true at a stage after these decisions."""
    return Visit(
        months=months,
        fractures=_fractures(first_fitting(record, "fractures", known, chosen)),
        imaged=record.flag("imaged"),
        density=_density(first_fitting(record, "density", known, chosen)) if record.has("density") else None,
        risk=_risk(first_fitting(record, "risk", known, chosen), numbers) if record.has("risk") else RiskFactors(),
    )


def read_given(record: Record, numbers: Live, known: Known, chosen: Chosen) -> dict[str, float | None]:
    """Return the numbers that the case brings itself, by name; None says that it was not measured."""
    if not record.has("measures"):
        return {}
    given = _filled(first_fitting(record, "measures", known, chosen), "measures", numbers)
    read = {name: None if given.value(name) is None else given.number(name) for name in MEASURES if given.has(name)}
    given.finish()
    return read


def _fractures(record: Record) -> tuple[Fracture, ...]:
    found = record.value("fractures")
    if not isinstance(found, list):
        raise record.refuse("fractures", 'a list such as [["T8", "wedge", 0.25]]')
    try:
        fractures = tuple(Fracture(*each) for each in found)
    except (TypeError, ValueError) as error:
        raise record.refuse("fractures", f'fractures such as ["T8", "wedge", 0.25]: {error}') from error
    if len({each.level for each in fractures}) < len(fractures):
        raise record.refuse("fractures", "one fracture for each vertebra")
    return fractures


def _density(record: Record) -> Density | None:
    if record.value("density") is None:
        return None
    density = record.record("density")
    site = density.text("site")
    if site not in SITES:
        raise density.refuse("site", f"one of {', '.join(SITES)}")
    read = Density(site, density.number("bmd_g_cm2"))
    density.finish()
    return read


def _risk(record: Record, numbers: Live) -> RiskFactors:
    risk = _filled(record, "risk", numbers)
    glucocorticoid = risk.text("glucocorticoid") if risk.has("glucocorticoid") else NO_GLUCOCORTICOID
    doses = (NO_GLUCOCORTICOID, *factors("glucocorticoid"))
    if glucocorticoid not in doses:
        raise risk.refuse("glucocorticoid", f"one of {', '.join(doses)}")
    further = risk.texts("further") if risk.has("further") else ()
    if not set(further) <= set(factors("further")):
        raise risk.refuse("further", f"some of {', '.join(factors('further'))}")
    ratio = risk.number("ratio", least=0) if risk.has("ratio") else 1.0
    counted = risk.whole("counted_fractures", least=0) if risk.has("counted_fractures") else None
    risk.finish()
    return RiskFactors(glucocorticoid, further, ratio, counted)


def _filled(record: Record, field: str, numbers: Live) -> Record:
    where = f"{record.where}, field {field!r}"
    content = live.filled(record.value(field), numbers, where)
    if not isinstance(content, dict):
        raise DataError(f"{where}: found no object; expected names and numbers in braces.")
    return Record(where, content)
