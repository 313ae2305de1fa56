"""The days on which a score changes by itself, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, Change
from jss_cli.domain.history import History
from jss_cli.domain.timeline import EraSweep, Event, Stretch, Timeline, VerdictSpan
from jss_cli.domain.verdict import Verdict
from jss_cli.explaining.time.change import bridge, changes, step
from jss_cli.explaining.time.timeline import stays, timeline
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months

DAY = timedelta(days=1)
AHEAD = 24  # months after which every contract that counts today has left every window

Turn = tuple[Stretch, Stretch]


def turns(line: Timeline) -> tuple[Turn, ...]:
    """Every two stretches that meet."""
    return tuple(pairwise(line.stretches))


def is_cliff(turn: Turn) -> bool:
    """Whether the score as shown changes from one stretch to the next."""
    return turn[0].whole != turn[1].whole


def events(history: History, line: Timeline, wanted: Iterable[Turn]) -> tuple[Event, ...]:
    """What happens on the days between some stretches: the contracts that change, and the exact points."""
    wanted = tuple(wanted)
    days = {after.first for _, after in wanted}
    changed = {day: found for era in line.eras for day, found in _changes_by_day(era, days).items()}
    return tuple(_event(history, line, turn, changed.get(turn[1].first, ())) for turn in wanted)


def _event(history: History, line: Timeline, turn: Turn, changed: tuple[Change, ...]) -> Event:
    """One event; on the first day of new rules, what changed is found by scoring both days."""
    (before, after), day = turn, turn[1].first
    if before.policy is after.policy:
        walked = step(before, after, changed)
    else:
        walked, changed = _border(history, line, before, after)
    return Event(day, after.policy.cadence.next_from(day), before, after, changed, walked)


def _border(history: History, line: Timeline, before: Stretch, after: Stretch) -> tuple[Bridge, tuple[Change, ...]]:
    """What happens when other rules come into force; contracts that begin later have no part in it."""
    begun = replace(history, contracts=tuple(c for c in history.contracts if c.started <= after.first))
    old, new = (
        score_history(begun, policy, day, {v.contract.id: v for era in line.eras for v in era.verdicts_on(day)})
        for policy, day in ((before.policy, before.last), (after.policy, after.first))
    )
    return bridge(old, new), changes(old, new)


def _changes_by_day(era: EraSweep, days: Container[date]) -> dict[date, tuple[Change, ...]]:
    """What became of the contracts on some days of an era, in the order of the history."""
    entering, leaving = _moves(era, days)
    of_contract: dict[str, list[VerdictSpan]] = defaultdict(list)
    for span in era.spans:
        of_contract[span.verdict.contract.id].append(span)
    found: dict[date, list[Change]] = defaultdict(list)
    for day, name in dict.fromkeys((*leaving, *entering)):
        sides = _verdict_on(of_contract[name], day - DAY), _verdict_on(of_contract[name], day)
        came, went = entering[day, name], leaving[day, name]
        entered, left, stayed = (tuple(sorted(lengths)) for lengths in (came - went, went - came, came & went))
        found[day].append(Change(*sides, entered, left, stayed))
    return {day: tuple(on_day) for day, on_day in found.items()}


def _moves(
    era: EraSweep, days: Container[date]
) -> tuple[dict[tuple[date, str], set[int]], dict[tuple[date, str], set[int]]]:
    """Per day and contract the lengths of the windows that begin to count it, and that cease to.

    A length in both means that it stayed, with another outcome or weight.
    """
    entering: dict[tuple[date, str], set[int]] = defaultdict(set)
    leaving: dict[tuple[date, str], set[int]] = defaultdict(set)
    counted = [span for span in era.spans if span.verdict.shares and span.verdict.entered]
    for months in era.policy.windows.lengths:
        for stay in stays(counted, months, era.first, era.last):
            name = stay.verdict.contract.id
            if stay.first in days:
                entering[stay.first, name].add(months)
            if stay.last + DAY in days:
                leaving[stay.last + DAY, name].add(months)
    return entering, leaving


def _verdict_on(spans: Sequence[VerdictSpan], day: date) -> Verdict | None:
    return next((span.verdict for span in spans if span.first <= day <= span.last), None)


def next_cliff(case: Case, line: Timeline | None = None) -> Event | None:
    """The first event ahead that changes the score as shown, if nothing else happens; None if there is none. It is
    looked for as far as a line goes that is known already."""
    line = line or timeline(case.history, case.rulebook, case.day, add_months(case.day, AHEAD) + DAY)
    first = next((turn for turn in turns(line) if turn[1].first > case.day and is_cliff(turn)), None)
    return events(case.history, line, [first])[0] if first else None


def crossings(line: Timeline, level: int, *, below: bool) -> Iterator[Turn]:
    """The turns at which the shown score falls below a whole percent, or reaches it, coming from elsewhere."""

    def is_there(stretch: Stretch) -> bool:
        return stretch.whole is not None and (stretch.whole < level) is below

    return (turn for turn in turns(line) if is_there(turn[1]) and not is_there(turn[0]))
