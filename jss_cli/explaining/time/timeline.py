"""The score on every day, in one sweep over the days on which something changes.

Textbook name: sweep line over events. State: the running sums of every window; each contract adds to them on the day it
enters and takes away on the day it leaves, so the work is O(n log n) whatever the number of days.
Three contracts end one after the other, the last of them badly; two are needed for a score:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,2''', as_of=date(2024, 12, 1))
    >>> line = timeline(case.history, case.rulebook, date(2024, 10, 1), case.day)
    >>> [(f"{stretch.first:%d %b}", stretch.whole) for stretch in line.stretches]
    [('01 Oct', None), ('15 Oct', None), ('20 Oct', 100), ('31 Oct', 33)]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from jss_cli.domain.case import Rulebook
from jss_cli.domain.history import DAY, Contract, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowSum
from jss_cli.domain.timeline import EraSweep, Stretch, Timeline, VerdictSpan
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.scoring.scoring import Holding, best, competing, holding
from jss_cli.scoring.untold import lacks_rhythm
from jss_cli.scoring.windows import add_months, months_since

COUNTED = attrgetter(  # of a span, what windows see of it
    "first", "last", "verdict.contract.id", "verdict.contract.client", "verdict.outcome", "verdict.counting"
)
MOST_CHANGES, MOST_EACH = 30_000, 5  # in all, and for each contract: some four seconds for two thousand contracts
WAYS, DAYS = 6, 10  # as many of one that may have been paid in several ways, and that may have lasted otherwise


class Stay(NamedTuple):
    """Days (both ends included) on which one window counts a contract with one verdict, and what it holds of it."""

    verdict: Verdict
    first: date
    last: date
    held: Holding


def timeline(
    history: History, rulebook: Rulebook, first: date, last: date, known: KnownSpans | None = None
) -> Timeline:
    """The score from `first` to `last` under the rules of each day: the one that `score_history` gives.

    Days to come follow from the history alone: nothing else happens. `known` is kept from one history to the next.
    """
    _refuse_too_long(history, first, last)
    eras = rulebook.eras(first, last)
    borders = [first, *(era.since for era in eras[1:]), last + DAY]
    governed = (
        (era.policy, max(since, first), min(until, last + DAY) - DAY)
        for era, (since, until) in zip(eras, pairwise(borders), strict=True)
    )
    found = known or KnownSpans()
    return Timeline(first, last, tuple(_sweep(history, found, *part) for part in governed if part[1] <= part[2]))


def _refuse_too_long(history: History, first: date, last: date) -> None:
    """Raise InputError (JSS936) where too much changes in between: every payment is a day to judge."""
    refunds = Counter(contract.client for contract in history.contracts for _ in contract.refunds)
    changes = sum(_payments_between(contract, first, last) + refunds[contract.client] for contract in history.contracts)
    most = MOST_CHANGES + MOST_EACH * len(history.contracts)
    if changes > most:
        message = f"too long a time: {changes:,} changes from {first} to {last}, at most {most:,} can be swept"
        raise InputError(Fault("JSS936", message, "ask about fewer days (jss timeline --from and --to), or jss score"))


def _payments_between(contract: Contract, first: date, last: date) -> int:
    """How many payments of a contract are told or taken to have been made in between, or a few more."""
    ways = _ways(contract)
    if contract.payments or (contract.kind != "hourly" and not contract.paid_months and ways == 1):
        return len(contract.payments) or 1
    return ways * max(1, months_since(max(contract.started, first), min(contract.ended or last, last)) + 1)


def _ways(contract: Contract) -> int:
    """As many changes as a payment takes of a contract that is told in every way, so that it counts."""
    if contract.insights != "eligible":
        return 1
    return (WAYS if lacks_rhythm(contract) else 1) * (DAYS if contract.vague else 1)


def _sweep(history: History, known: KnownSpans, policy: Policy, first: date, last: date) -> EraSweep:
    judged = known.spans(history, policy, first, last)
    return EraSweep(policy, first, last, judged, tuple(stretches(judged, policy, first, last, known)))


def stretches(
    judged: Iterable[VerdictSpan], policy: Policy, first: date, last: date, known: KnownSpans
) -> Iterator[Stretch]:
    """The days cut wherever a window's sums change, oldest first."""
    counted = [span for span in judged if span.verdict.shares and span.verdict.entered]
    key = id(policy.windows), id(policy.scale), first, last, *map(COUNTED, counted)
    if key not in known.cuts:
        known.cuts[key] = tuple(_cut(counted, policy, first, last))
    return (Stretch(policy, cut.windows, cut.shown, cut.first, cut.last) for cut in known.cuts[key])


def _cut(counted: Sequence[VerdictSpan], policy: Policy, first: date, last: date) -> Iterator[Stretch]:
    """The days cut wherever a window's sums change, under one of the policies that cut them so."""
    lengths = policy.windows.lengths
    lifetime = _lifetime_clients(counted, first, last) if policy.windows.minimum.clients_within == "lifetime" else None
    steps = [_window_steps(list(stays(counted, months, first, last)), months, lifetime) for months in lengths]
    sums = [WindowSum(months) for months in lengths]
    days = sorted({first, last + DAY}.union(*steps))
    for start, following in pairwise(days):
        sums = [by_day.get(start, held) for by_day, held in zip(steps, sums, strict=True)]
        windows = competing(sums, policy)
        yield Stretch(policy, windows, best(windows), start, following - DAY)


def stays(counted: Iterable[VerdictSpan], months: int, first: date, last: date) -> Iterator[Stay]:
    """When a window of so many months counts a contract in the same way, cut to `first` and `last`."""
    leaves: dict[date, date] = {}
    stay: Stay | None = None
    for span in counted:
        for part in _parts_of(span, months, first, last, leaves):
            if stay and stay.last + DAY == part.first and _counts_alike(stay, part):
                stay = Stay(stay.verdict, stay.first, part.last, stay.held)
                continue
            if stay:
                yield stay
            stay = part
    if stay:
        yield stay


def _parts_of(span: VerdictSpan, months: int, first: date, last: date, leaves: dict[date, date]) -> Iterator[Stay]:
    """The days of a span on which a window holds all of a contract, then those on which it still holds a part of it.

    `leaves` keeps until when a window holds what has aged since a day.
    """
    counting = span.verdict.counting
    assert counting.entered is not None  # noqa: S101 - only counted verdicts are swept
    start, end = max(span.first, counting.entered, first), min(span.last, last)
    for aged in sorted({share.aged for share in counting.shares}):
        until = leaves.get(aged) or leaves.setdefault(aged, add_months(aged, months))
        if start <= min(until, end) and (part := holding(span.verdict, aged, start)):
            yield Stay(span.verdict, start, min(until, end), part)
            start = until + DAY


def _counts_alike(one: Stay, other: Stay) -> bool:
    """Whether a window counts a contract on the days of two stays in the same way."""
    same = one.verdict.contract is other.verdict.contract and one.verdict.outcome is other.verdict.outcome
    return same and one.held == other.held


def _window_steps(held: Sequence[Stay], months: int, lifetime: Mapping[date, int] | None) -> dict[date, WindowSum]:
    """What one window holds from each day on which that changes; its clients, or those of a `lifetime`."""
    moves = _contract_moves(held)
    clients = _client_counts(held) if lifetime is None else lifetime
    total = value = jobs = known = 0
    outcomes = Counter[Outcome]()
    steps: dict[date, WindowSum] = {}
    for day in sorted({*moves, *clients}):
        for (outcome, part), change in moves.get(day, {}).items():
            outcomes[outcome] += change
            total += change * part.weight
            value += change * part.net
            jobs += change * part.jobs
        known = clients.get(day, known)
        steps[day] = WindowSum(
            months,
            total,
            value,
            outcomes[Outcome.POSITIVE],
            outcomes[Outcome.NEUTRAL],
            outcomes[Outcome.NEGATIVE],
            known,
            outcomes[Outcome.LUKEWARM],
            jobs,
        )
    return steps


def _contract_moves(held: Iterable[Stay]) -> dict[date, dict[tuple[Outcome, Holding], int]]:
    """Per day how many contracts more (or fewer) a window holds, by their outcome and what it holds of them."""
    moves: dict[date, dict[tuple[Outcome, Holding], int]] = defaultdict(lambda: defaultdict(int))
    for stay in held:
        size = (stay.verdict.outcome, stay.held)
        moves[stay.first][size] += 1
        moves[stay.last + DAY][size] -= 1
    return moves


def _lifetime_clients(counted: Iterable[VerdictSpan], first: date, last: date) -> dict[date, int]:
    """Per day on which it changes how many distinct clients have a contract that counts, however old it is."""
    nothing, known = Holding(0, 0, 0), []
    for span in counted:
        start, end = max(span.first, span.verdict.entered or span.first, first), min(span.last, last)
        if start <= end:
            known.append(Stay(span.verdict, start, end, nothing))
    return _client_counts(known)


def _client_counts(held: Iterable[Stay]) -> dict[date, int]:
    """Per day on which a window changes how many distinct clients it holds from then on."""
    coming: dict[date, list[str]] = defaultdict(list)
    going: dict[date, list[str]] = defaultdict(list)
    for stay in held:
        coming[stay.first].append(stay.verdict.contract.client)
        going[stay.last + DAY].append(stay.verdict.contract.client)
    contracts: Counter[str] = Counter()
    counts = {}
    for day in sorted({*coming, *going}):
        contracts.update(coming[day])
        for client in going[day]:
            contracts[client] -= 1
            if not contracts[client]:
                del contracts[client]
        counts[day] = len(contracts)
    return counts
