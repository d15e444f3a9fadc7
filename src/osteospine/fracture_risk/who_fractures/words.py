"""Sentences and numbers of the who-fractures panel."""

from __future__ import annotations

from osteospine.fracture_risk.who_fractures.asked import BANDS, Asked, agreement, level_counts
from osteospine.fracture_risk.who_fractures.model import PEOPLE, Watched
from osteospine.fracture_risk.who_fractures.survey import Share
from osteospine.kit.readout import Readout
from osteospine.kit.units import percent


def describe_people(watched: Watched) -> str:
    """Say who fractures, and how many a line on the T-score reaches."""
    crowd, line = watched.crowd, watched.treatment
    cut = _signed(line.threshold_t)
    return (
        f"Of 1,000 {_people(crowd.sex)} aged {crowd.age_years:g}, the model expects {line.fractures} to have a new "
        f"spine fracture on X-ray within {_years(crowd.years)}, untreated, and {PEOPLE - line.fractures} not. "
        f"By the {crowd.reference_label} reference, {line.treated:,} are at or below T {cut}, with "
        f"{line.treated_fractures} of these fractures; the other {line.missed} come above that line. "
        "This counts who stands where; it does not say how well a treatment works."
    )


def describe_survey(asked: Asked) -> str:
    """Say what people of one age band reported, and how far a report can be trusted."""
    low, high = BANDS[asked.band]
    ages = f"{low} to {high}" if high < 100 else f"{low} and over"
    told, reported = asked.told[asked.band], asked.reported[asked.band]
    found = agreement()
    return (
        f"Of {_people(asked.sex)} aged {ages} in the national survey of the United States (NHANES) {asked.cycle}, "
        f"{_share(told, 'had been told of osteoporosis')}, and {_share(reported, 'reported a broken spine')}. "
        f"A report is not a scan: in 2013–2014, {found.scanned_fractures_reported_pct:g} % of people with a spine "
        f"fracture on the scan had reported one, and the scan showed one in {found.reports_seen_on_scan_pct:g} % of "
        "those who reported one."
    )


def people_readouts(watched: Watched) -> tuple[Readout, ...]:
    """Return the numbers beside the thousand people."""
    crowd, line = watched.crowd, watched.treatment
    per, well = line.treated_per_fracture, PEOPLE - line.fractures
    studies = "; ".join(
        f"{row.study} {row.share_above_cut_pct:g} % ({row.fracture}, from age {row.age_from_years}, {row.measured_at})"
        for row in watched.observed
    )
    reference = "" if crowd.reference_confirmed else "; this young reference is not confirmed"
    return (
        Readout(
            "At or below the line", f"{line.treated:,} of 1,000", f"above it: {PEOPLE - line.treated:,}{reference}"
        ),
        Readout(
            "Sensitivity",
            _whole(line.sensitivity),
            f"{line.treated_fractures} of the {line.fractures} who fracture are at or below the line",
        ),
        Readout(
            "Specificity",
            _whole(line.specificity),
            f"{well - line.treated + line.treated_fractures} of the {well} who do not fracture are above it",
        ),
        Readout(
            "People treated per fracture reached",
            "no fracture there" if per is None else f"{per:.1f}",
            "of those who would fracture untreated; how many a medicine prevents is another number",
        ),
        Readout(
            f"Fractures above T {_signed(crowd.cut_t)}",
            _whole(crowd.share_above_cut),
            f"by this model, at the spine. Studies counted other fractures: {studies}",
        ),
    )


def survey_readouts(asked: Asked) -> tuple[Readout, ...]:
    """Return the numbers beside the survey."""
    found = agreement()
    who = f"all {_people(asked.sex)} of 50 and over"
    return (
        Readout("Told of osteoporosis", _with_interval(asked.told_all), who),
        Readout("Report a broken spine", _with_interval(asked.reported_all), who),
        Readout("– if told of osteoporosis", _with_interval(asked.reported_if_told)),
        Readout("– if not told", _with_interval(asked.reported_if_not_told)),
        Readout(
            "Fractures counted on scans",
            f"{sum(count.total for count in level_counts())}",
            "adults of 40 and over, 2013–2014, not weighted; both sexes",
        ),
        Readout("Fractures on scans that were reported", f"{found.scanned_fractures_reported_pct:g} %", "2013–2014"),
        Readout("Reports that a scan confirmed", f"{found.reports_seen_on_scan_pct:g} %", "2013–2014"),
    )


def _share(share: Share, did: str) -> str:
    if not share.shown:
        return f"too few people {did} to give a share ({share.events} of {share.people})"
    return f"{percent(share.estimate)} (95 % interval {_interval(share)}) {did}"


def _with_interval(share: Share) -> str:
    return f"{percent(share.estimate)} ({_interval(share)})" if share.shown else "too few to say"


def _interval(share: Share) -> str:
    return f"{100 * share.low:.1f} to {100 * share.high:.1f}"


def _whole(share: float) -> str:
    return f"{100 * share:.0f} %"


def _people(sex: str) -> str:
    return "women" if sex == "female" else "men"


def _years(years: float) -> str:
    return "1 year" if years == 1 else f"{years:g} years"


def _signed(t: float) -> str:
    rounded = round(t, 1) + 0.0
    return "0.0" if rounded == 0 else f"{rounded:+.1f}".replace("-", "−")
