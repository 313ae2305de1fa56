"""The days that one may be of which only bounds are known, told in every way that scores can tell apart.

A turn is a day from which on something counts otherwise than the day before: it lies within a window, is the first of
another period, or its client was no longer asked. Between two turns all days come to the same, and one stands for them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, count, pairwise, takewhile
from math import isqrt
from operator import itemgetter
from typing import NamedTuple

from jss_cli.domain.history import DAY, UNKNOWN, Contract, Vague
from jss_cli.domain.policy import Policy
from jss_cli.domain.vague import span_of
from jss_cli.scoring.jobs import index_of, start_of
from jss_cli.scoring.payments import payment_days
from jss_cli.scoring.windows import SHORTEST_MONTH, add_months, earliest_entry, months_since

LEAST_DAYS, MOST_DAYS = 2, 100  # that one contract is told with, if with more than the one that is taken
FEWEST = LEAST_DAYS * LEAST_DAYS  # by which one whose start and end can be others is told with another
Turns = tuple[tuple[str, tuple[date, ...]], ...]  # of the days of contracts, in the order of their ids
AskedDay = tuple[date, Policy]  # a day asked about, and its rules


class TakenDays(NamedTuple):
    """When a contract began and ended, and how likely that is among the days that there may be."""

    started: date
    ended: date | None
    chance: Fraction


def days_of(
    contract: Contract, day: date, policy: Policy, most: int = MOST_DAYS, turns: Turns = ()
) -> Sequence[TakenDays]:
    """The days of a contract as far as they can be told apart on a day, at most so many: all days within the bounds are
    alike likely, and the one that is taken stands for those that come to the same. `turns` are more of them."""
    began, over = contract.bounds("started"), contract.bounds("ended")
    more = [*_turns_on(day, policy), *_turns_of(contract, turns)]
    first, last = span_of(contract, began) if began else (None, None)
    starts = [(contract.started, Fraction(1))]
    if began and last:
        first = first or _first_start(contract, last, day, policy)
        own: Iterable[date] = _turns_of_start(contract, first, last, day, policy)
        own = sorted(own) if over and contract.payments else chain(more, own)  # the earliest leave room for every end
        starts = _stretches(began, first, last, own, isqrt(most) if over else most)
    found = []
    for start, of_start in starts:
        begun = replace(contract, started=start, vague=(over,) if over else ())
        ends: Iterable[tuple[date | None, Fraction]] = [(contract.ended, Fraction(1))]
        if over:
            ends = _ends(begun, over, chain(more, _turns_of_end(begun, day, policy)), most // len(starts))
        found += [TakenDays(start, end, of_start * of_end) for end, of_end in ends]
    return found


def _turns_of(contract: Contract, turns: Turns) -> tuple[date, ...]:
    """Those of one contract."""
    place = bisect_left(turns, contract.id, key=itemgetter(0))
    return turns[place][1] if place < len(turns) and turns[place][0] == contract.id else ()


def _ends(contract: Contract, over: Vague, turns: Iterable[date], most: int) -> list[tuple[date, Fraction]]:
    """The ends that a contract with a known start may have."""
    first, last = span_of(contract, over)
    if first is None or last is None:
        return [(max(over.taken, contract.started), Fraction(1))]
    return _stretches(over, first, last, turns, most)


def _stretches(vague: Vague, first: date, last: date, turns: Iterable[date], most: int) -> list[tuple[date, Fraction]]:
    """A day for each stretch between turns within bounds, with its share of all of them; of too many turns those that
    come first count."""
    if last < first or most < 2:  # noqa: PLR2004 - one is the day that is taken
        return [(vague.taken, Fraction(1))]
    inside: set[date] = set()
    for turn in (turn for turn in turns if first < turn <= last):
        inside.add(turn)
        if len(inside) == most - 1:
            break
    borders = [first, *sorted(inside), last + DAY]
    every = (last + DAY - first).days
    return [
        (vague.taken if one <= vague.taken < after else one, Fraction((after - one).days, every))
        for one, after in pairwise(borders)
    ]


def _turns_of_end(contract: Contract, day: date, policy: Policy) -> Iterator[date]:
    """The turns of an end, those that matter most first."""
    if contract.feedback.stars is UNKNOWN:
        yield day - timedelta(policy.assume.stars_none_after_days)
    yield from (asked.until + DAY for asked in policy.asked if asked.until)
    yield from (payment.on for payment in contract.payments)
    started, period = contract.started, policy.jobs.period
    if _is_monthly(contract) and started <= day:
        yield from (add_months(started, months) for months in range(months_since(started, day), 0, -1))
    if len(contract.payments) > 1 or _is_monthly(contract):
        yield from (start_of(period, started, index) for index in range(index_of(period, started, day) + 1, 0, -1))


def _turns_on(day: date, policy: Policy) -> Iterator[date]:
    """The turns that a day asked about makes: the borders of its windows, and what is still to come."""
    yield from (earliest_entry(day, months) for months in (*policy.windows.lengths, policy.measures.unrated_months))
    yield day + DAY


def _turns_of_start(contract: Contract, first: date, last: date, day: date, policy: Policy) -> Iterator[date]:
    """The turns of a start within bounds, those that matter most first: a period of it, or a month where it is paid
    monthly, begins a day later after a payment, the end, the day asked about or the border of a window."""
    borders = tuple(_turns_on(day, policy))
    anchors = [min(day, contract.ended or day), *(payment.on for payment in contract.payments)]
    if _is_monthly(contract) or contract.ended is None:
        anchors += borders
        yield from borders
        yield from (add_months(border, 1 - (contract.paid_months or 1)) for border in borders)
    period = policy.jobs.period
    for anchor in anchors:
        steps = (start_of(period, anchor, -index) for index in count(index_of(period, last, anchor)))
        yield from _days_after(steps, first)
    if _is_monthly(contract):
        for anchor in anchors:
            yield from _days_after((add_months(anchor, -back) for back in count(months_since(last, anchor))), first)
        yield from takewhile(first.__lt__, (add_months(last.replace(day=1), -back) for back in count()))


def _days_after(days: Iterable[date], first: date) -> Iterator[date]:
    """The day after each of some falling ones, as long as it is not before a first one. From a day near a month's end
    the days until the next month come to the same."""
    for day in takewhile(first.__le__, days):
        yield day + DAY
        if day.day >= SHORTEST_MONTH:
            yield add_months(day.replace(day=1), 1)


def _first_start(contract: Contract, last: date, day: date, policy: Policy) -> date:
    """The first day that need be looked at for a start that nothing bounds below: what begins before it comes to the
    same."""
    period, oldest = policy.jobs.period, earliest_entry(day, max(policy.windows.lengths)) - DAY
    if contract.bounds("ended"):  # an early start leaves room for an early end
        last = min(last, oldest)
    if contract.payments:
        return start_of(period, last, -1)
    if not (_is_monthly(contract) or contract.ended is None):
        return last
    return add_months(start_of(period, min(last, oldest), -policy.jobs.cap), -(contract.paid_months or 1))


def _is_monthly(contract: Contract) -> bool:
    """Whether a contract may be taken to have been paid every month from its start on."""
    return bool(contract.paid_months) or not (contract.payments or contract.kind == "fixed")


def turns_among(contracts: Sequence[Contract], day: date, policy: Policy, earlier: Iterable[AskedDay] = ()) -> Turns:
    """The turns of the days of contracts that earlier looks make, and the first and last payments of other contracts
    with the same client: from then on it has paid for as long as a rule asks."""
    vague = [contract for contract in contracts if contract.vague]
    clients = {contract.client for contract in vague}
    paid: dict[str, list[tuple[date, ...]]] = {client: [] for client in clients}
    for contract in contracts if vague else ():
        if contract.client in clients and (days := payment_days(contract, day)):
            paid[contract.client].append(days)
    asked = {limit for rule in policy.rules for c in rule.when if c.fact == "client_days" for limit in c.limits}
    looks = [turn for look in earlier for turn in _turns_on(*look)]
    of_clients = {client: list(_long_term(days, asked)) for client, days in paid.items()}
    return tuple(sorted((one.id, (*looks, *of_clients[one.client])) for one in vague))


def _long_term(paid: Sequence[tuple[date, ...]], spans: Iterable[int]) -> Iterator[date]:
    """The days from which on a payment lies so many days after the first one, or so many before the last; of two
    contracts, for a turn is asked for of one with the payments of the others."""
    firsts, lasts = (sorted(days[end] for days in paid) for end in (0, -1))
    for span in spans:
        yield from (first + timedelta(span) for first in firsts[:2])
        yield from (last - timedelta(span - 1) for last in lasts[-2:])
