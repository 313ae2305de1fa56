"""Contracts that are two to the rules and one engagement to the people in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.domain.scenario import Twin
from jss_cli.domain.score import Score
from jss_cli.explaining.next.merging import merge
from jss_cli.scoring.scoring import score_history


def find_twins(history: History, score: Score) -> tuple[Twin, ...]:
    """Every pair of contracts of one client that looks like one engagement, with the score had it been one.

    `score` brings the policy, which says how many days lie between twins, and the day; later contracts are not seen.
    """
    return tuple(
        Twin(
            first=first,
            second=second,
            days=(second.started - first.ended).days if first.ended else 0,
            declared=second.continues == first.id,
            merged=score_history(merge(history, (first.id, second.id)), score.policy, score.as_of),
        )
        for first, second in _pairs(history, score)
    )


def _pairs(history: History, score: Score) -> Iterator[tuple[Contract, Contract]]:
    """The pairs that look like one engagement, the one that ended first before its successor, in the file's order."""
    begun: dict[str, list[Contract]] = defaultdict(list)
    for contract in history.contracts:
        if contract.started <= score.as_of:
            begun[contract.client].append(contract)
    for first in history.contracts:
        if first.ended is not None and first.ended <= score.as_of:
            followers = (other for other in begun[first.client] if other.id != first.id)
            yield from ((first, second) for second in followers if _follows(first, second, score))


def _follows(first: Contract, second: Contract, score: Score) -> bool:
    """Whether the second says that it continues the first, or began within days of its unpaid or early end."""
    if second.continues == first.id:
        return True
    ends_later = second.ended is None or (first.ended is not None and second.ended > first.ended)
    if first.ended is None or second.started < first.started or not ends_later:
        return False
    near = abs((second.started - first.ended).days) <= score.policy.measures.twin_days
    return near and (first.net <= 0 or first.ending.reason not in {UNKNOWN, "completed"})
