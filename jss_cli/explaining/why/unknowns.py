"""What no file tells of a history, by how far the answers could move its score."""

from __future__ import annotations

from collections.abc import Iterable

from jss_cli.domain.case import Case
from jss_cli.domain.imported import UnknownField
from jss_cli.domain.sighting import Absence
from jss_cli.explaining.why.absent import absences
from jss_cli.scoring.scoring import score_history

TRIED = {"payments": "paid_months", "stars": "feedback.stars"}  # the values that stand for those of a field


def by_weight(unknown: Iterable[tuple[str, str]], case: Case) -> tuple[UnknownField, ...]:
    """Fields of contracts that are not known, with the points between the two ends that their answers give, the most
    first; alike ones as they stand."""
    asked = list(unknown)
    score = score_history(case.history, case.policy, case.day)
    found = absences(case, score) if asked else ()
    points = {(one.contract, one.field): _span(one, score.whole) for one in found}
    told = [UnknownField(name, field, points.get((name, TRIED.get(field, field)), 0)) for name, field in asked]
    return tuple(sorted(told, key=lambda one: -(one.points or 0)))


def _span(absence: Absence, whole: int | None) -> int:
    """The points between the ends; where some answer leaves no score, all of what there may be."""
    known = [percent for percent in (absence.lowest, absence.highest, whole) if percent is not None]
    if absence.may_be_missing or whole is None:
        known.append(0)
    return max(known) - min(known) if known else 0
