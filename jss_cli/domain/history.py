"""What a freelancer did, as one frozen value: a history of contracts with what was seen of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any, Literal

from jss_cli.dataclass import dataclass

Kind = Literal["fixed", "hourly"]
Party = Literal["client", "freelancer", "platform"]
Reason = Literal[
    "completed",
    "not_needed",
    "hired_other",
    "unresponsive",
    "misrepresented",
    "unprofessional",
    "incomplete",
    "unsuccessful",
    "cancelled",
    "rate_change",
    "other",
]
Standing = Literal["ok", "flagged", "suspended"]
Shown = Literal["score", "none", "within", "fall", "untold"]
Listing = Literal["eligible", "ineligible"]  # of the jobs on the marketplace's insights page


class Unknown(Enum):
    """A fact that has an answer which nobody told us. (`None` means: there is no answer.)

    UNSEEN are stars that a person says are not known: however long ago a contract ended, it may have been rated.
    """

    UNKNOWN = "unknown"
    UNSEEN = "unseen"


UNKNOWN, UNSEEN = Unknown.UNKNOWN, Unknown.UNSEEN
DAY = timedelta(days=1)
CENT = Decimal("0.01")  # the least that can be paid: it weighs as little as any amount does
SUMS = {"earned": "payments", "refunded": "refunds"}  # totals, and the lists that sum to them


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the client said when the contract ended: `stars` in public (1 to 5), `recommend` in private (0 to 10).

    `stars_before` are those that an edit replaced; they count nowhere.
    """

    stars: Decimal | Unknown | None = UNKNOWN
    recommend: int | Unknown | None = UNKNOWN
    removed: bool = False
    stars_before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """Who ended the contract, and the reason the client chose."""

    by: Party | Unknown = UNKNOWN
    reason: Reason | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of the client, gross, or one back to it, in the history's currency. `ref` is the number that the
    report has for it from which it was imported."""

    on: date
    amount: Decimal
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where some values were imported from: the kind of source, the file, and the place in it. `of` are their fields, a
    space between two, and `mark` has four hexadecimal digits a field, by which a change by hand is known later."""

    source: str
    file: str
    at: str
    of: str
    mark: str


@dataclass(frozen=True, slots=True)
class Interim:
    """Public feedback during a contract (from September 2024)."""

    on: date
    stars: Decimal


@dataclass(frozen=True, slots=True)
class Vague:
    """A day of a contract, its `field`, that is known only within bounds (both ends included; None: no bound), and the
    one `taken` for it. It says something as long as the contract has that day. `until` is the day of telling, where
    it can lie before that one; then it does."""

    field: Literal["started", "ended"]
    taken: date
    not_before: date | None = None
    not_after: date | None = None
    until: date | None = None

    def by(self, last: date) -> Vague:
        """The same, but where nothing else bounds it above, as late as a day at most."""
        if self.until is None or self.not_after:
            return self
        return replace(self, until=min(self.until, max(last, self.taken)))


@dataclass(frozen=True, slots=True)
class Contract:
    """One engagement with one client. Amounts are gross, in the history's currency; `ended` None = still open.

    `paid_months` None means: derived from `payments` or, without any, from the dates. `refunds` are the days on which
    what was refunded went back; where none are told, it is known from the first day on.
    `continues` is the id of the contract in whose place this one was opened. `insights` is the list in which the
    marketplace's own page has it (None: nobody told). `vague` are the days that were taken, not told. `provenance` is
    where values were imported from (`from` in files).
    """

    id: str
    client: str
    started: date
    title: str = ""
    kind: Kind | None = None
    ended: date | None = None
    earned: Decimal | Unknown = UNKNOWN
    refunded: Decimal = Decimal(0)
    paid_months: int | None = None
    payments: tuple[Payment, ...] = ()
    refunds: tuple[Payment, ...] = ()
    feedback: Feedback = Feedback()
    interim: tuple[Interim, ...] = ()
    ending: Ending = Ending()
    continues: str | None = None
    client_standing: Standing = "ok"
    disputed: bool = False
    insights: Listing | None = None
    suspected: bool = False
    notes: str = ""
    vague: tuple[Vague, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def named_client(self) -> str | None:
        """The client, if anybody told who it is."""
        return None if self.client == unknown_client(self.id) else self.client

    @property
    def gross(self) -> Decimal:
        """What the client paid; where nobody told it, the least that leaves something after what was paid back."""
        return self.refunded + CENT if isinstance(self.earned, Unknown) else self.earned

    @property
    def net(self) -> Decimal:
        """What the freelancer kept: what was paid less what was refunded."""
        return self.gross - self.refunded

    def lacks_amount(self, day: date) -> bool:
        """Whether it has begun by a day, and nobody told what it earned."""
        return self.earned is UNKNOWN and not self.payments and self.started <= day

    def bounds(self, field: str) -> Vague | None:
        """What is known of a day that was taken; None: the day itself is."""
        return next((day for day in self.vague if (day.field, day.taken) == (field, getattr(self, field))), None)


def unknown_client(name: str) -> str:
    """What a client that nobody told is called in the contract of an id, so that it is one of its own."""
    return f"unknown ({name})"


def with_values(contract: Contract, values: Mapping[str, object]) -> Contract:
    """A contract with some fields, by their dotted names, set to values of the types they have there.

    Of a total and the list that sums to it the other follows, if only one is set; the days of the list stay.
    """
    changed: dict[str, Any] = {}
    for dotted, value in values.items():
        group, _, name = dotted.rpartition(".")
        within: Any = {name: value}
        changed |= {group: replace(changed.get(group) or getattr(contract, group), **within)} if group else within
    for total, items in SUMS.items():
        if items in changed and total not in changed:
            changed[total] = total_of(changed[items])
        elif total in changed and items not in changed:
            changed[items] = _scaled(getattr(contract, items), changed[total])
    return replace(contract, **changed)


def is_imported(history: History) -> bool:
    """Whether it keeps where values were imported from: files, or numbers of payments."""
    paid = (item for contract in history.contracts for item in (*contract.payments, *contract.refunds))
    of_contracts = any(contract.provenance for contract in history.contracts)
    return bool(history.provenance) or of_contracts or any(item.ref for item in paid)


def total_of(items: Iterable[Payment]) -> Decimal:
    """The sum of some payments."""
    return sum((item.amount for item in items), Decimal(0))


def _scaled(items: tuple[Payment, ...], total: Decimal | Unknown) -> tuple[Payment, ...]:
    """Payments on the same days and in the same shares, to the cent, that sum to a total; none where that cannot be."""
    whole = total_of(items)
    if isinstance(total, Unknown) or not whole:
        return ()
    paid = [(total * so_far / whole).quantize(CENT) for so_far in accumulate(item.amount for item in items)]
    ends = (Decimal(0), *paid[:-1], total)
    return tuple(replace(item, amount=end - before) for item, (before, end) in zip(items, pairwise(ends), strict=True))


@dataclass(frozen=True, slots=True)
class Observation:
    """What the marketplace showed on a day, as far as it was noted.

    `shown` says what is known of the score: it itself, that there was none, that it was within `low` to `high`
    (percent; below 90 is 0 to 89), that it fell by `fell` points, or nothing; beside a score `fell` says that it was
    taken from an earlier one. `recommend` is the share of clients who would recommend, out of `recommend_of` answers
    (None: the share was shown as a whole percent). `windows` are scores of single windows (months, percent); `eligible`
    is the number on the insights page.
    """

    on: date
    score: int | None = None
    recommend: Fraction | None = None
    recommend_of: int | None = None
    shown: Shown = "score"
    low: int | None = None
    high: int | None = None
    windows: tuple[tuple[int, int], ...] = ()
    eligible: int | None = None
    fell: int | None = None

    @property
    def recommend_percent(self) -> int | None:
        """The share of clients who would recommend as a whole percent, halves rounded up."""
        return None if self.recommend is None else (200 * self.recommend + 1).__floor__() // 2

    @property
    def is_of_score(self) -> bool:
        """Whether it tells something of the score that was shown on that very day."""
        return self.shown in {"score", "none", "within"}

    @property
    def is_constraint(self) -> bool:
        """Whether it tells of how many contracts, of which answers or of what windows the score is made."""
        return self.eligible is not None or self.recommend is not None or bool(self.windows)

    @property
    def bounds(self) -> tuple[int, int]:
        """The whole percents between which the score lies that was shown."""
        if self.score is not None:
            return self.score, self.score
        return self.low or 0, 100 if self.high is None else self.high

    def allows(self, whole: int | None) -> bool:
        """Whether a score (a whole percent; None: no score) is one that can have been shown."""
        match self.shown:
            case "score":
                return whole == self.score
            case "none":
                return whole is None
            case "within":
                return whole is not None and self.bounds[0] <= whole <= self.bounds[1]
            case "fall" | "untold":
                return True


@dataclass(frozen=True, slots=True)
class History:
    """Everything a freelancer did, in the order of the file, and how many contracts the file does not list; None: it
    does not say."""

    contracts: tuple[Contract, ...]
    platform: str = "upwork"
    currency: str = "USD"
    as_of: date | None = None
    observed: tuple[Observation, ...] = ()
    unlisted: int | None = None
    agency: bool = False
    provenance: tuple[Provenance, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
