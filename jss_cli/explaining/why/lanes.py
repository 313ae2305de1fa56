"""The contracts that windows hold: the costliest first, then those that leave next, each with the days it leaves on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from jss_cli.domain.explanation import ContractLane, Lanes
from jss_cli.domain.score import Attribution, Contribution
from jss_cli.scoring.windows import add_months

MOST = 30
BY_RULES: Mapping[str, float] = MappingProxyType({})


def lanes(attribution: Attribution, expected: Mapping[str, float] = BY_RULES) -> Lanes:
    """At most thirty contracts that any window holds on the day of the score, and how many more there are; the points
    `expected` by id stand for what each costs by the rules."""
    score = attribution.score
    lengths, day = score.policy.windows.lengths, score.as_of
    held = [lane for one in attribution.contributions if (lane := _lane(one, lengths, day)).is_held(day)]

    def place(lane: ContractLane) -> tuple[float, date, str]:
        one = lane.contribution.verdict.contract.id
        return -round(expected.get(one, float(lane.contribution.lost)), 1), lane.last, one

    told = sorted(held, key=place)
    return Lanes(tuple(told[:MOST]), len(told) - MOST if len(told) > MOST else 0)


def _lane(contribution: Contribution, lengths: tuple[int, ...], day: date) -> ContractLane:
    """A contract with the first day on which each window holds nothing of it any more; none if it is not counted."""
    verdict = contribution.verdict
    youngest = max((share.aged for share in verdict.shares), default=None)
    if youngest is None or verdict.entered is None or verdict.entered > day:
        return ContractLane(contribution, ())
    return ContractLane(
        contribution, tuple((months, add_months(youngest, months) + timedelta(days=1)) for months in lengths)
    )
