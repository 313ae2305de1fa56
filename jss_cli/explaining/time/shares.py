"""The share of unrated contracts over time: the one fact that belongs to a whole history and not to a contract; and how
many rated ones more it takes to change what follows from it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import DAY, Contract
from jss_cli.domain.policy import Condition, Policy
from jss_cli.domain.sections import Measures
from jss_cli.scoring.context import is_unrated
from jss_cli.scoring.payments import kept_until
from jss_cli.scoring.windows import add_months


@dataclass(frozen=True, slots=True)
class Regime:
    """Days on which every claim a policy makes about the share has the same answer; `share` is one that gives it."""

    first: date
    last: date
    share: Fraction


def regimes(contracts: Iterable[Contract], policy: Policy, first: date, last: date) -> tuple[Regime, ...]:
    """The regimes from `first` to `last`, oldest first; a single one where the policy never asks for the share."""
    if not (claims := [claim for rule in policy.rules for claim in rule.when if claim.fact == "unrated_share"]):
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
        for start, end in _measured_days(contract, measures):
            if start <= last and first <= end:
                measured[max(start, first)] += 1
                measured[end + DAY] -= 1
                unrated[max(start, first)] += silent
                unrated[end + DAY] -= silent
    some = every = 0
    for start, following in pairwise(sorted({first, *(day for day in measured if day <= last), last + DAY})):
        some, every = some + unrated[start], every + measured[start]
        yield start, following - DAY, Fraction(some, every or 1)


def _measured_days(contract: Contract, measures: Measures) -> Iterator[tuple[date, date]]:
    """The days (both ends included) on which an ended contract is among those measured: ended lately and paid."""
    if contract.ended is None:
        return
    gone = add_months(contract.ended, measures.unrated_months) + DAY
    turns = {item.on for item in (*contract.payments, *contract.refunds) if contract.ended < item.on < gone}
    for start, following in pairwise([contract.ended, *sorted(turns), gone]):
        if kept_until(contract, start) > 0:
            yield start, following - DAY


MOST_ADDED = 10**9  # more contracts than anyone will have: the end of a search


class Crowd:
    """The contracts that a policy measures for the share, if it has rules that ask for it (`claims`)."""

    def __init__(self, contracts: Sequence[Contract], policy: Policy) -> None:
        self.claims = [claim for rule in policy.rules for claim in rule.when if claim.fact == "unrated_share"]
        self._contracts, self._policy = contracts, policy
        self._known = {answers(self.claims, Fraction(0)): Fraction(0)}
        measured = [(c, days) for c in contracts for days in _measured_days(c, policy.measures)] if self.claims else []
        self._all = _SpanTally(days for _, days in measured)
        self._unrated = _SpanTally(days for contract, days in measured if is_unrated(contract))

    def matters(self, first: date, last: date) -> bool:
        """Whether on some day from `first` to `last` a claim has another answer than it has for no share at all."""
        found = regimes(self._contracts, self._policy, first, last) if self.claims else ()
        return any(self.canonical(regime.share) for regime in found)

    def share(self, day: date, added: int = 0) -> Fraction:
        """The share of unrated contracts on a day when so many rated ones are added."""
        return Fraction(self._unrated.on(day), self._all.on(day) + added or 1)

    def canonical(self, share: Fraction) -> Fraction:
        """A share for which every claim has the same answer: always the same one, so that equal facts stay equal."""
        return self._known.setdefault(answers(self.claims, share), share)

    def share_with(self, day: date, old: Contract, new: Contract) -> Fraction:
        """The share on a day with one contract in another's place."""
        (was, was_unrated), (now, now_unrated) = self.counts(old, day), self.counts(new, day)
        return Fraction(self._unrated.on(day) - was_unrated + now_unrated, self._all.on(day) - was + now or 1)

    def counts(self, contract: Contract, day: date) -> tuple[int, int]:
        """How often a contract is measured on a day, and how often as unrated: once or not at all."""
        spans = _measured_days(contract, self._policy.measures) if self.claims else ()
        measured = sum(first <= day <= last for first, last in spans)
        return measured, measured * is_unrated(contract)

    def ranges(self, day: date) -> Iterator[tuple[int, int | None, Fraction]]:
        """Ranges of a number of added contracts (least, most; None: any more) in which every claim about the share has
        the same answer, each with a share that gives it."""
        least: int | None = 0
        while least is not None:
            following = self._next_change(day, least)
            yield least, (None if following is None else following - 1), self.share(day, least)
            least = following

    def _next_change(self, day: date, least: int) -> int | None:
        """The least number above `least` at which some claim is answered otherwise; None: there is none."""
        unrated, measured = self._unrated.on(day), self._all.on(day)

        def said(added: int) -> tuple[bool, ...]:
            return answers(self.claims, Fraction(unrated, measured + added or 1))

        now = said(least)
        if not unrated or said(MOST_ADDED) == now:
            return None
        return bisect_left(range(MOST_ADDED), 1, lo=least, key=lambda added: said(added) != now)


class _SpanTally:
    """How many spans of days (both ends included) hold a day."""

    def __init__(self, spans: Iterable[tuple[date, date]]) -> None:
        spans = list(spans)
        self._firsts = sorted(first for first, _ in spans)
        self._lasts = sorted(last for _, last in spans)

    def on(self, day: date) -> int:
        """The number on a day."""
        return bisect_right(self._firsts, day) - bisect_left(self._lasts, day)
