"""The score on every day, in one sweep over the days on which something changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from jss_cli.domain.history import History
from jss_cli.domain.policy import Measures, Policy, Scale
from jss_cli.domain.rulebook import Rulebook
from jss_cli.domain.score import WindowSum
from jss_cli.domain.timeline import EraSweep, Span, Stretch, Timeline
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.time.spans import spans
from jss_cli.scoring.facts import paid_spans
from jss_cli.scoring.scoring import best, competing, outcome_value
from jss_cli.scoring.windows import add_months

DAY = timedelta(days=1)
MOST_CHANGES, MOST_EACH = 30_000, 5  # in all, and for each contract: some four seconds for two thousand contracts


class Stay(NamedTuple):
    """Days (both ends included) on which one window counts a contract with one verdict."""

    verdict: Verdict
    first: date
    last: date


def timeline(history: History, rulebook: Rulebook, first: date, last: date) -> Timeline:
    """The score from `first` to `last` under the rules of each day: the one that `score_history` gives.

    Days to come follow from the history alone: nothing else happens.
    """
    refuse_too_long(history, rulebook.on(last).measures, first, last)
    eras = rulebook.eras(first, last)
    borders = [first, *(era.since for era in eras[1:]), last + DAY]
    governed = (
        (era.policy, max(since, first), min(until, last + DAY) - DAY)
        for era, (since, until) in zip(eras, pairwise(borders), strict=True)
    )
    return Timeline(first, last, tuple(sweep(history, *part) for part in governed if part[1] <= part[2]))


def refuse_too_long(history: History, measures: Measures, first: date, last: date) -> None:
    """Raise InputError (JSS936) where too much changes in between: every paid quarter and payment is a day to judge."""
    months = measures.quarter_months
    changes = sum(
        len(paid_spans(c, last, months)) - len(paid_spans(c, first, months)) + len(c.payments) + len(c.interim)
        for c in history.contracts
    )
    most = MOST_CHANGES + MOST_EACH * len(history.contracts)
    if changes > most:
        message = f"too long a time: {changes:,} changes from {first} to {last}, at most {most:,} can be swept"
        raise InputError(Fault("JSS936", message, "ask about fewer days (jss timeline --from and --to), or jss score"))


def sweep(history: History, policy: Policy, first: date, last: date) -> EraSweep:
    """The score from `first` to `last` under one policy."""
    judged = spans(history, policy, first, last)
    return EraSweep(policy, first, last, judged, tuple(stretches(judged, policy, first, last)))


def stretches(judged: Iterable[Span], policy: Policy, first: date, last: date) -> Iterator[Stretch]:
    """The days cut wherever a window's sums change, oldest first."""
    counted = [span for span in judged if span.verdict.outcome is not Outcome.EXCLUDED and span.verdict.entered]
    lengths = policy.windows.lengths
    steps = [window_steps(list(stays(counted, months, first, last)), months, policy.scale) for months in lengths]
    sums = [WindowSum(months) for months in lengths]
    days = sorted({first, last + DAY}.union(*steps))
    for start, following in pairwise(days):
        sums = [by_day.get(start, held) for by_day, held in zip(steps, sums, strict=True)]
        windows = competing(sums, policy)
        yield Stretch(start, following - DAY, policy, windows, best(windows))


def stays(counted: Iterable[Span], months: int, first: date, last: date) -> Iterator[Stay]:
    """When a window of so many months counts a contract with one outcome and weight, cut to `first` and `last`."""
    leaves: dict[date, date] = {}
    stay: Stay | None = None
    for span in counted:
        verdict, entered = span.verdict, span.verdict.entered
        assert entered is not None  # noqa: S101 - only counted verdicts are swept
        held_until = leaves.get(entered) or leaves.setdefault(entered, add_months(entered, months))
        start, end = max(span.first, entered, first), min(span.last, held_until, last)
        if start > end:
            continue
        if stay and stay.last + DAY == start and counts_alike(stay.verdict, verdict):
            stay = Stay(stay.verdict, stay.first, end)
            continue
        if stay:
            yield stay
        stay = Stay(verdict, start, end)
    if stay:
        yield stay


def counts_alike(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts are on one contract and give it the same outcome and weight."""
    return one.contract is other.contract and one.outcome is other.outcome and one.weight == other.weight


def window_steps(held: Sequence[Stay], months: int, scale: Scale) -> dict[date, WindowSum]:
    """What one window holds from each day on which that changes."""
    moves = contract_moves(held)
    clients = client_counts(held)
    total = value = 0
    outcomes = Counter[Outcome]()
    steps: dict[date, WindowSum] = {}
    for day in sorted(moves):
        for (outcome, weight), change in moves[day].items():
            outcomes[outcome] += change
            total += change * weight
            value += change * weight * outcome_value(scale, outcome)
        steps[day] = WindowSum(
            months,
            total,
            value,
            outcomes[Outcome.POSITIVE],
            outcomes[Outcome.NEUTRAL],
            outcomes[Outcome.NEGATIVE],
            clients[day],
        )
    return steps


def contract_moves(held: Iterable[Stay]) -> dict[date, dict[tuple[Outcome, int], int]]:
    """Per day how many contracts more (or fewer) of each outcome and weight a window holds."""
    moves: dict[date, dict[tuple[Outcome, int], int]] = defaultdict(lambda: defaultdict(int))
    for stay in held:
        size = (stay.verdict.outcome, stay.verdict.weight)
        moves[stay.first][size] += 1
        moves[stay.last + DAY][size] -= 1
    return moves


def client_counts(held: Iterable[Stay]) -> dict[date, int]:
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


def stretch_on(line: Timeline, day: date) -> Stretch | None:
    """The stretch that holds a day; None outside the timeline."""
    era = next((era for era in line.eras if era.first <= day <= era.last), None)
    return (
        None if era is None else era.stretches[bisect_right(era.stretches, day, key=lambda stretch: stretch.first) - 1]
    )
