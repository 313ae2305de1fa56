"""What the facts of one contract take from all the others: the share of unrated ones, and how long a client pays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from operator import attrgetter

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import DAY, Contract
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Measures
from jss_cli.scoring.payments import as_known, days_taken, is_paid_daily, kept_until
from jss_cli.scoring.windows import earliest_entry

MOST_OWN = 100  # contracts of one client, beyond which no single telling tells of the relation
PAYMENTS = attrgetter("client", "started", "ended", "kind", "earned", "refunded", "refunds", "paid_months", "payments")

_Known = tuple[list[tuple[date, date]], tuple[date, date] | None]  # payments, each with the day from which it counts


class Relation:
    """When the contracts with one client were paid, until a last day: how far its first and last payment lie apart."""

    def __init__(self, contracts: Iterable[Contract], last: date, paid: _Paid | None = None) -> None:
        self._until, of = last, paid or _Paid(last)
        paid_on = [of.known(contract) for contract in contracts]
        dated = sorted(pair for pairs, _ in paid_on for pair in pairs)
        self._known = [known for known, _ in dated]
        self._first = list(accumulate((on for _, on in dated), min))
        self._last = list(accumulate((on for _, on in dated), max))
        daily = [span for _, span in paid_on if span]
        self._begun, self._over = sorted(first for first, _ in daily), sorted(until for _, until in daily)
        self._since: dict[int, date | None] = {}

    def days(self, day: date) -> int:
        """The days from the client's first to its last payment until `day`."""
        span = self.span(day)
        return (span[1] - span[0]).days if span else 0

    def span(self, day: date) -> tuple[date, date] | None:
        """The days of the client's first and last payment until `day`; None: there is none."""
        number = bisect_right(self._known, day)
        ends = [day] if bisect_right(self._begun, day) > bisect_left(self._over, day) else []
        ends += (self._first[number - 1], self._last[number - 1]) if number else ()
        return (min(ends), max(ends)) if ends else None

    def since(self, days: int) -> date | None:
        """The first day on which the payments lie so many days apart; None: they do not yet."""
        if days not in self._since:
            turns = {*self._known, *self._begun, *(first + timedelta(days) for first in self._first)}
            found = sorted(turn for turn in turns if turn <= self._until)
            index = bisect_left(found, days, key=self.days)
            self._since[days] = found[index] if index < len(found) else None
        return self._since[days]


class Relations:
    """The relation with each client over some contracts, as far as it is asked for and its refunds are known."""

    def __init__(self, contracts: Iterable[Contract], last: date, paid: _Paid | None = None) -> None:
        self._last, self._paid = last, paid or _Paid(last)
        self._contracts: dict[str, list[Contract]] = defaultdict(list)
        self._refunds: dict[str, list[date]] = defaultdict(list)
        self._found: dict[tuple[str, int], Relation] = {}
        self._by_id: dict[str, Contract] = {}
        for contract in contracts:
            self._by_id[contract.id] = contract
            self._contracts[contract.client].append(contract)
            if contract.refunds:
                self._refunds[contract.client] += (item.on for item in contract.refunds)
        for days in self._refunds.values():
            days.sort()

    def told(self, contract: Contract) -> Relations:
        """The same for one of the contracts, told otherwise perhaps, and its client; of a client with very many
        contracts no single telling is looked at."""
        own = self._contracts.get(contract.client, ())
        known = self._by_id.get(contract.id)
        if known is contract or len(own) > MOST_OWN or (known and PAYMENTS(known) == PAYMENTS(contract)):
            return self
        return Relations((*(one for one in own if one.id != contract.id), contract), self._last, self._paid)

    def with_same_client(self, contract: Contract) -> Sequence[Contract]:
        """The contracts with the client of one of them, itself included."""
        return self._contracts.get(contract.client, (contract,))

    def within(self, contract: Contract, day: date) -> Relation:
        """How long one contract was paid, by what is known on a day, as if it were the client's only one."""
        return Relation((as_known(contract, day),), self._last, self._paid)

    def with_client(self, client: str, day: date) -> Relation:
        """The relation with a client by what is known on a day; with one that is not known it has no payments."""
        refunds = bisect_right(self._refunds.get(client, ()), day)
        if (client, refunds) not in self._found:
            known = [as_known(contract, day) for contract in self._contracts.get(client, ())]
            self._found[client, refunds] = Relation(known, self._last, self._paid)
        return self._found[client, refunds]

    def refund_days(self, client: str) -> tuple[date, ...]:
        """The days on which something went back to a client."""
        return tuple(self._refunds[client])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a history says of each of its contracts: the share of unrated ones on a day, the relation with each client
    until that day or beyond it."""

    unrated_share: Fraction
    relations: Relations


def related(contracts: Iterable[Contract], last: date, policy: Policy) -> Relations:
    """The relation with each client over some contracts, or with none where no rule asks for it."""
    return Relations(contracts if policy.asks("client_days") else (), last)


def surroundings(contracts: tuple[Contract, ...], day: date, policy: Policy) -> Surroundings:
    """The surroundings that some contracts are to each other on a day, as far as a policy asks for them."""
    return Surroundings(unrated_share(contracts, day, policy.measures), related(contracts, day, policy))


class _Paid:
    """When contracts were paid until a last day, read off each once."""

    def __init__(self, last: date) -> None:
        self._last = last
        self._found: dict[int, tuple[Contract, _Known]] = {}  # they are kept, so that ids stay their own

    def known(self, contract: Contract) -> _Known:
        """For each payment the day from which it counts, and its own; or the days on which one is paid every day."""
        if contract.refunds:  # of which each day knows others
            return self._of(contract)
        if id(contract) not in self._found:
            self._found[id(contract)] = contract, self._of(contract)
        return self._found[id(contract)][1]

    def _of(self, contract: Contract) -> _Known:
        return _known_payments(contract, self._last), _paid_daily(contract, self._last)


def _known_payments(contract: Contract, last: date) -> list[tuple[date, date]]:
    """For each payment until `last` the day from which it counts, and its own: it counts once something was kept."""
    if is_paid_daily(contract, last) or contract.started > last:
        return []
    days = days_taken(contract, last)
    kept = next((on for on in days if kept_until(contract, on) > 0), None)
    return [] if kept is None else [(max(on, kept), on) for on in days]


def _paid_daily(contract: Contract, last: date) -> tuple[date, date] | None:
    """The days until `last` (both ends included) on which a contract is taken to be paid on the day asked about."""
    if not is_paid_daily(contract, contract.started) or contract.started > last:
        return None
    return contract.started, last if contract.ended is None else min(last, contract.ended - DAY)


def unrated_share(contracts: Iterable[Contract], day: date, measures: Measures) -> Fraction:
    """The share of the paid contracts ended within the measured months that nobody rated, 0 if there are none.

    Where the private answer is unknown, a contract without stars is taken as unrated (assumed).
    """
    ended = [contract for contract in contracts if measured(contract, day, measures)]
    return Fraction(sum(is_unrated(contract) for contract in ended), len(ended) or 1)


def measured(contract: Contract, day: date, measures: Measures) -> bool:
    """Whether a contract is among those that the share is of: ended lately, and paid."""
    ended = contract.ended
    is_of_late = ended is not None and earliest_entry(day, measures.unrated_months) <= ended <= day
    return is_of_late and kept_until(contract, day) > 0


def is_unrated(contract: Contract) -> bool:
    """Whether no client feedback on the contract is known."""
    return not isinstance(contract.feedback.stars, Decimal) and not isinstance(contract.feedback.recommend, int)
