"""Contracts that a history does not have yet, and how they are spread over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import MOST_RECOMMENDED, MOST_STARS
from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.scoring.windows import add_months, earliest_entry

GOOD = Feedback(MOST_STARS, MOST_RECOMMENDED)
DONE = Ending("client", "completed")


def good_contract(name: str, client: str, earned: Decimal, day: date) -> Contract:
    """A contract that went well in every respect: paid, five stars, the best private answer, completed in a day."""
    return Contract(name, client, day, ended=day, earned=earned, feedback=GOOD, ending=DONE)


def good_contracts(history: History, earned: Decimal, ends: Iterable[date]) -> tuple[Contract, ...]:
    """One more good contract, of a new client, for each of some days on which they end."""
    ids = new_names("new-", {contract.id for contract in history.contracts})
    clients = new_names("new client ", {contract.client for contract in history.contracts})
    return tuple(good_contract(next(ids), next(clients), earned, day) for day in ends)


def new_names(stem: str, taken: set[str]) -> Iterator[str]:
    """Numbered names that are not taken."""
    return (name for name in (f"{stem}{number}" for number in count(1)) if name not in taken)


@dataclass(frozen=True, slots=True)
class Pace:
    """All contracts end on one day (`per_month` None), or at most so many on that day and as many on the same day of
    each month before it, none before `first`."""

    first: date
    per_month: int | None = None

    def ends(self, day: date, number: int) -> tuple[date, ...]:
        """The days on which so many contracts end, newest first: the last on `day`."""
        if self.per_month is None:
            return (day,) * number
        return tuple(add_months(day, -(index // self.per_month)) for index in range(number))

    def steps(self, last: date) -> tuple[date, ...]:
        """The days until `last` by which more contracts can have ended than the day before."""
        if self.per_month is None:
            return ()
        months = range(max(0, (last.year - self.first.year) * 12 + last.month - self.first.month) + 1)
        days = (add_months(self.first, number) for number in months)
        return tuple(later for day in days for later in (day, day + timedelta(days=1)) if later <= last)

    def most_by(self, day: date) -> int | None:
        """How many contracts can have ended by a day; None: any number."""
        return None if self.per_month is None else self.per_month * _monthly_anniversaries(self.first, day)

    def held(self, day: date, number: int, months: int) -> int:
        """How many of so many contracts, the last ended on `day`, a window of so many months holds on that day."""
        if self.per_month is None:
            return number
        return min(number, self.per_month * _monthly_anniversaries(earliest_entry(day, months), day))


def _monthly_anniversaries(first: date, day: date) -> int:
    """How many of `day` and the same day of each month before it lie on or after `first`."""
    months = max(0, (day.year - first.year) * 12 + day.month - first.month)
    return months + (add_months(day, -months) >= first)
