"""The days on which a score changes by itself, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from operator import itemgetter

from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, Change
from jss_cli.domain.history import DAY, History
from jss_cli.domain.timeline import EraSweep, Event, Stretch, Timeline, VerdictSpan
from jss_cli.explaining.time.change import bridge, changes, step
from jss_cli.explaining.time.timeline import stays, timeline
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months

AHEAD = 24  # months after which every contract that counts today has left every window

Turn = tuple[Stretch, Stretch]
_Days = tuple[date, date]  # the last before a turn, and the first after it
_Moves = dict[tuple[_Days, str], set[int]]


def turns(line: Timeline, today: date) -> tuple[Turn, ...]:
    """The changes that a person can tell apart, up to a day and after it: what stood before each, and what stands when
    it is seen."""
    return tuple(pairwise(line.told(today)))


def is_cliff(turn: Turn) -> bool:
    """Whether the score as shown changes from one stretch to the next."""
    return turn[0].whole != turn[1].whole


def events(history: History, line: Timeline, wanted: Iterable[Turn]) -> tuple[Event, ...]:
    """What happens between some stretches: the contracts that change, and the exact points."""
    wanted = tuple(wanted)
    changed = {turn: found for era in line.eras for turn, found in _changes_of(era, wanted).items()}
    return tuple(_event(history, line, turn, changed.get((turn[0].last, turn[1].first), ())) for turn in wanted)


def _event(history: History, line: Timeline, turn: Turn, changed: tuple[Change, ...]) -> Event:
    """One event; where new rules begin, what changed is found by scoring both days."""
    before, after = turn
    if before.policy is after.policy:
        walked = step(before, after, changed)
    else:
        walked, changed = _border(history, line, before, after)
    return Event(after.first, line.seen_on(after.first), before, after, changed, walked)


def _border(history: History, line: Timeline, before: Stretch, after: Stretch) -> tuple[Bridge, tuple[Change, ...]]:
    """What happens when other rules come into force; contracts that begin later have no part in it."""
    begun = replace(history, contracts=tuple(c for c in history.contracts if c.started <= after.first))
    old, new = (
        score_history(begun, policy, day, {v.contract.id: v for era in line.eras for v in era.verdicts_on(day)})
        for policy, day in ((before.policy, before.last), (after.policy, after.first))
    )
    return bridge(old, new), changes(old, new)


def _changes_of(era: EraSweep, wanted: Iterable[Turn]) -> dict[_Days, tuple[Change, ...]]:
    """What became of the contracts at some turns within an era, in the order of the history."""
    within = sorted((old.last, new.first) for old, new in wanted if old.policy is new.policy is era.policy)
    entering, leaving = _moves(era, within)
    of_contract: dict[str, list[VerdictSpan]] = defaultdict(list)
    for span in era.spans:
        of_contract[span.verdict.contract.id].append(span)
    found: dict[_Days, list[Change]] = defaultdict(list)
    for days, name in dict.fromkeys((*leaving, *entering)):
        before, after = (next((s.verdict for s in of_contract[name] if s.first <= day <= s.last), None) for day in days)
        came, went = entering[days, name], leaving[days, name]
        entered, left, stayed = (tuple(sorted(lengths)) for lengths in (came - went, went - came, came & went))
        found[days].append(Change(before, after, entered, left, stayed))
    return {days: tuple(changes) for days, changes in found.items()}


def _moves(era: EraSweep, wanted: Sequence[_Days]) -> tuple[_Moves, _Moves]:
    """Per turn and contract the lengths of the windows that begin to count it, and that cease to.

    A length in both means that it stayed, with another outcome or weight.
    """
    entering: _Moves = defaultdict(set)
    leaving: _Moves = defaultdict(set)
    counted = [span for span in era.spans if span.verdict.shares and span.verdict.entered]
    for months in era.policy.windows.lengths:
        for stay in stays(counted, months, era.first, era.last):
            name = stay.verdict.contract.id
            came, went = _turn_at(wanted, stay.first), _turn_at(wanted, stay.last + DAY)
            for at, moves in ((came, entering), (went, leaving)):
                if at and came != went:  # what comes and goes within one turn is no change
                    moves[at, name].add(months)
    return entering, leaving


def _turn_at(wanted: Sequence[_Days], day: date) -> _Days | None:
    """The turn that a day on which something changes belongs to."""
    place = bisect_left(wanted, day, key=itemgetter(1))
    return wanted[place] if place < len(wanted) and wanted[place][0] < day else None


def next_cliff(case: Case, line: Timeline | None = None) -> Event | None:
    """The first event ahead that changes the score as shown, if nothing else happens; None if there is none. It is
    looked for as far as a line goes that is known already."""
    line = line or timeline(case.history, case.rulebook, case.day, add_months(case.day, AHEAD) + DAY)
    first = next((turn for turn in turns(line, case.day) if turn[1].first > case.day and is_cliff(turn)), None)
    return events(case.history, line, [first])[0] if first else None


def crossings(line: Timeline, today: date, level: int, *, below: bool) -> Iterator[Turn]:
    """The turns at which the shown score falls below a whole percent, or reaches it, coming from elsewhere."""

    def is_there(stretch: Stretch) -> bool:
        return stretch.whole is not None and (stretch.whole < level) is below

    return (turn for turn in turns(line, today) if is_there(turn[1]) and not is_there(turn[0]))
