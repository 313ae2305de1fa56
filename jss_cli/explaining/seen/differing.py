"""What moved the score that was seen between two observed days, over the worlds that show both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import fsum
from typing import NamedTuple

from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, BridgeRow, Cause, DiffQuestion
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_next import SeenCause, SeenDifference, SeenEnd
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.explaining.seen.question import is_given_by_rules
from jss_cli.explaining.seen.worlds import world_cases
from jss_cli.explaining.time.change import bridge, days_between
from jss_cli.scoring.scoring import score_history

MOST_BETWEEN = 2  # observed days that are weighed beside the two, the latest


class _Key(NamedTuple):
    """What rows of several worlds have in common."""

    cause: Cause
    contract: str


def seen_difference(case: Case, asked: DiffQuestion) -> SeenDifference | None:
    """The difference between two observed scores; None where not both were observed, or the rules alone give both."""
    if asked.other is not None or asked.rulebook is not None:
        return None
    ends = _observed(case, days_between(case, asked))
    if ends is None or all(is_given_by_rules(case, seen) for seen in ends):
        return None
    start, end = ends
    last = replace(case, day=end.on)
    others = [seen for seen in _scores(case) if seen.on < end.on and seen is not start]
    ends = end, start
    answer = answer_seen(last, (*ends, *others[-MOST_BETWEEN:]), needed=len(ends))
    return _over_worlds(last, answer, start, end)


def _scores(case: Case) -> list[Observation]:
    """What was seen of scores, oldest first."""
    return sorted((seen for seen in case.history.observed if seen.is_of_score), key=lambda seen: seen.on)


def _observed(case: Case, days: tuple[date, date]) -> tuple[Observation, Observation] | None:
    """What was seen on two different days; None if one of them shows no score."""
    on = {seen.on: seen for seen in _scores(case)}
    start, end = (on.get(day) for day in days)
    return (start, end) if start and end and days[0] < days[1] else None


def _over_worlds(case: Case, answer: SeenAnswer, start: Observation, end: Observation) -> SeenDifference:
    """The bridges of all worlds in one."""
    runs = {day.observation.on: day for day in answer.days}
    worlds = world_cases(case, answer.worlds)
    bridges = [(_bridge(world.case, runs[start.on].run, runs[end.on].run), world.share) for world in worlds]
    levels = ([(one.start, share) for one, share in bridges], [(one.end, share) for one, share in bridges])
    expected = [fsum(float(level.percent or 0) * share for level, share in side) for side in levels]
    first, last = (
        SeenEnd(seen, runs[seen.on].run, percent, runs[seen.on].computed)
        for seen, percent in zip((start, end), expected, strict=True)
    )
    return SeenDifference(answer, first, last, tuple(_causes(case, bridges)))


def _bridge(case: Case, first: date, last: date) -> Bridge:
    """What moved the score of one world between two days."""
    before, after = (score_history(case.history, case.rulebook.on(day), day) for day in (first, last))
    return bridge(before, after)


def _causes(case: Case, bridges: Sequence[tuple[Bridge, float]]) -> Iterator[SeenCause]:
    """The causes of all worlds, the largest first."""
    contracts = {contract.id: contract for contract in case.history.contracts}
    rows: dict[_Key, list[tuple[BridgeRow, float]]] = {}
    for one, share in bridges:
        for row in one.rows:
            name = row.change.contract.id if row.change else ""
            rows.setdefault(_Key(row.cause, name if name in contracts or not name else "-"), []).append((row, share))
    told = []
    for key, found in rows.items():
        points = fsum(float(row.points) * share for row, share in found)
        less = (share for row, share in found if row.verdict and row.verdict.outcome is not Outcome.POSITIVE)
        short = fsum(less) if key.contract else None
        told.append(SeenCause(key.cause, contracts.get(key.contract), key.contract == "-", points, short))
    yield from sorted(told, key=lambda cause: -abs(cause.points))
