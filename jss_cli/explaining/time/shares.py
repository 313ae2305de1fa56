"""The share of unrated contracts over time: the one fact that belongs to a whole history and not to a contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Condition, Policy
from jss_cli.domain.sections import Measures
from jss_cli.scoring.context import is_unrated
from jss_cli.scoring.payments import kept_until
from jss_cli.scoring.windows import add_months

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Regime:
    """Days on which every claim a policy makes about the share has the same answer; `share` is one that gives it."""

    first: date
    last: date
    share: Fraction


def regimes(contracts: Iterable[Contract], policy: Policy, first: date, last: date) -> tuple[Regime, ...]:
    """The regimes from `first` to `last`, oldest first; a single one where the policy never asks for the share."""
    claims = [claim for rule in policy.rules for claim in rule.when if claim.fact == "unrated_share"]
    if not claims:
        return (Regime(first, last, Fraction(0)),)
    found: list[Regime] = []
    known: dict[tuple[bool, ...], Fraction] = {}
    for start, end, share in _shares(contracts, policy.measures, first, last):
        share_like = known.setdefault(answers(claims, share), share)
        if found and found[-1].share == share_like:
            found[-1] = Regime(found[-1].first, end, share_like)
        else:
            found.append(Regime(start, end, share_like))
    return tuple(found)


def answers(claims: Iterable[Condition], share: Fraction) -> tuple[bool, ...]:
    """Which claims a share meets."""
    return tuple(claim.holds(share) for claim in claims)


def _shares(
    contracts: Iterable[Contract], measures: Measures, first: date, last: date
) -> Iterator[tuple[date, date, Fraction]]:
    """The share as steps (first day, last day, share) from `first` to `last`: equal to `unrated_share` on every day."""
    unrated: Counter[date] = Counter()
    measured: Counter[date] = Counter()
    for contract in contracts:
        silent = is_unrated(contract)
        for start, end in measured_days(contract, measures):
            if start <= last and first <= end:
                measured[max(start, first)] += 1
                measured[end + DAY] -= 1
                unrated[max(start, first)] += silent
                unrated[end + DAY] -= silent
    some = every = 0
    for start, following in pairwise(sorted({first, *(day for day in measured if day <= last), last + DAY})):
        some, every = some + unrated[start], every + measured[start]
        yield start, following - DAY, Fraction(some, every or 1)


def measured_days(contract: Contract, measures: Measures) -> Iterator[tuple[date, date]]:
    """The days (both ends included) on which an ended contract is among those measured: ended lately and paid."""
    if contract.ended is None:
        return
    gone = add_months(contract.ended, measures.unrated_months) + DAY
    moved = (*contract.payments, *contract.refunds)
    turns = {item.on for item in moved if contract.ended < item.on < gone}
    for start, following in pairwise([contract.ended, *sorted(turns), gone]):
        if kept_until(contract, start) > 0:
            yield start, following - DAY
