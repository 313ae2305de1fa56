"""Where the score depends on what is taken for a value that the file leaves out, though its owner can look it up;
and what no file tells of a history, by how far the answers could move its score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import get_args

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Party, with_values
from jss_cli.domain.imported import UnknownField
from jss_cli.domain.score import Score, shown_percent
from jss_cli.domain.sighting import Absence
from jss_cli.explaining.next.exchange import Exchange
from jss_cli.scoring.days import Turns, days_of, turns_among
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.untold import amounts_of, lacks_rhythm, lacks_stars, stars_of

MOST, MOST_JUDGED = 300, 20_000  # values that are tried, of the first contracts of the file; contracts judged for it


def absences(case: Case, score: Score | None = None) -> tuple[Absence, ...]:
    """The values left out that the score of the day depends on, those that can take most away from it first, and of
    alike ones those that can add most; `score` is that of the day, if it is known already."""
    score = score or score_history(case.history, case.policy, case.day)
    exchange = Exchange(case.history, score)
    turns = turns_among(case.history.contracts, case.day, case.policy)
    asked = ((v, field, told) for v in score.verdicts for field, told in _ways(v.contract, case, turns))
    found = []
    for verdict, field, told in islice(asked, min(MOST, MOST_JUDGED // (len(case.history.contracts) or 1))):
        percents = (exchange.scored(verdict, contract)[0] for contract in told)
        shown = [None if percent is None else shown_percent(percent) for percent in percents]
        if set(shown) - {score.whole}:
            known = [percent for percent in shown if percent is not None]
            lowest, highest = (min(known), max(known)) if known else (None, None)
            found.append(Absence(verdict.contract.id, field, lowest, highest, None in shown))
    return tuple(sorted(found, key=lambda one: (-1 if one.lowest is None else one.lowest, -(one.highest or 0))))


def _ways(contract: Contract, case: Case, turns: Turns) -> Iterator[tuple[str, list[Contract]]]:
    """The fields that a contract leaves out, each with the contract for every value that it may have."""
    yield from (
        (field, [with_values(contract, {field: value}) for value in values])
        for field, values in _answers(contract, case, turns)
    )


def _answers(contract: Contract, case: Case, turns: Turns) -> Iterator[tuple[str, list[object]]]:
    """The same with the values alone."""
    day, policy = case.day, case.policy
    if contract.started > day:
        return
    if contract.lacks_amount(day):
        yield "earned", [amount for amount, _ in amounts_of(contract, day, policy)]
    if lacks_stars(contract, day):
        yield "feedback.stars", [stars for stars, _ in stars_of(contract, day, policy)]
    if contract.kind is None and lacks_rhythm(contract):
        yield "kind", ["fixed", "hourly"]
    if contract.kind == "hourly" and lacks_rhythm(contract):
        yield "paid_months", [None, 1]
    for vague in contract.vague:
        alone = replace(contract, vague=(vague,))
        yield vague.field, [getattr(days, vague.field) for days in days_of(alone, day, policy, turns=turns)]
    if contract.ended is not None and contract.ending.by is UNKNOWN and policy.asks("ended_by"):
        yield "ending.by", list(get_args(Party))


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
