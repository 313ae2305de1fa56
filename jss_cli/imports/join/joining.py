"""Several files as one history.

Every file is read by itself into evidence: contracts as it shows them, with claims about their fields, and rows of
money. The join answers three questions, each in a module of its own.

1. Which pieces of evidence are one contract? (`keys`, and `placing` for money.)
2. What is believed where they differ? (`precedence`: a table; `values` applies it and tells each conflict;
   `money` takes one kind of source for what a contract earned, never a mixture.)
3. What becomes of every line? A row that stands twice, fits two contracts, or gives back what no file shows as paid
   is set aside with its reason, so that understood and told lines remain all lines.

A worked example, with three contracts. A transaction report has, of Birch Bakery:

    line 2   20 Mar   Price list layout    400.00
    line 3   13 May   Leaflet              150.00
    line 4   29 May   Leaflet             -150.00   (given back)

The profile shows two jobs, without saying for whom: "Price list layout", 2 to 20 March, 5.0 stars, 400.00; and "Event
poster", 6 to 31 July, 300.00. A sheet of one's own has "Price list layout", Birch Bakery Ltd, from 3 March, 390.00.

- "Price list layout" of profile and sheet are one by key 3: the same title, and starts a day apart. The start is the
  profile's (the table has it before sheets), told as "about the same": a day may be a time zone.
- Line 2 bears that title, and the profile's job has no client, so that they cannot disagree: it is placed there. Now
  the client is known: the money file's name, "Birch Bakery". Its legal form does not make two of it.
- Earned is 400.00, the report's. The profile's net amount equals what is left of it and confirms; the sheet's 390.00
  is a conflict, told with file and line.
- Lines 3 and 4 fit no job: a contract of their own, of which only money tells. It began no later than 13 May and
  ended no earlier: bounds, never days. Nothing is left of its 150.00, which is why the profile does not show it.
- "Event poster" has a net amount alone: earned 300.00, without days of payment.

Three contracts, one conflict, one thing about the same, and 3 of 3 lines of the report understood.

The result does not depend on the order in which files are given: they are sorted by kind and name first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract, History, total_of
from jss_cli.domain.imported import Conflict, OpenQuestion, ShownValue
from jss_cli.errors import Fault, InputError, Position
from jss_cli.files.histories.found import Found
from jss_cli.imports.join.again import groups_of, provenance_of, shown_of
from jss_cli.imports.join.clients import alike_clients, clients_of
from jss_cli.imports.join.days import close_old
from jss_cli.imports.join.keys import group, refuse_many
from jss_cli.imports.join.money import add_work, merged, money_taken, work_conflicts
from jss_cli.imports.join.names import own_id
from jss_cli.imports.join.pieces import Group, Piece, Said
from jss_cli.imports.join.placing import Placed, place
from jss_cli.imports.join.precedence import HISTORY, REPORTS, WORKED, rank
from jss_cli.imports.join.remarks import money_remarks, questions, refund_remarks, unknowns
from jss_cli.imports.join.rows import Aside, count_rows
from jss_cli.imports.join.top import (
    NO_HISTORY,
    day_told,
    kept_top,
    last_claimed,
    newest_day,
    on_no_profile,
    sightings,
    still_unlisted,
)
from jss_cli.imports.join.values import Decided, settle, value_text
from jss_cli.imports.source import Extract
from jss_cli.visible import quoted

NOWHERE = Position(1, 1)
MOST_JOINED = 15_000  # contracts: four seconds


@dataclass(frozen=True, slots=True)
class Joined:
    """Several files as one history. `extracts` are the files with the lines that the join set aside among the others,
    `unknown` the fields that no file tells, by contract."""

    history: History
    shown: tuple[ShownValue, ...]
    conflicts: tuple[Conflict, ...]
    extracts: tuple[Extract, ...]
    remarks: tuple[str, ...]
    questions: tuple[OpenQuestion, ...]
    unknown: tuple[tuple[str, str], ...]


def join(
    extracts: Iterable[Extract], history: History = NO_HISTORY, seen: date | None = None, today: date | None = None
) -> Joined:
    """The history that several files give, added to one that there is. `seen` is the day of scores that name none; on
    `today` what no file dates had begun.

    Raises InputError (JSS802) where one file contradicts itself, JSS830 for files of two people, and JSS834 for more
    than is put together.
    """
    files = sorted(extracts, key=lambda file: (rank("", file.source), file.file))
    _refuse_two_people(files)
    _refuse_another_currency(files, history)
    number = len(history.contracts) + sum(len(file.contracts) for file in files)
    refuse_many(number, MOST_JOINED, "contracts, those of the history among them", (file.file for file in files))
    pieces = [Piece(file.file, file.source, shown) for file in files for shown in file.contracts]
    groups, remarks = group(pieces, groups_of(history))
    counted = count_rows(pieces, files)
    add_work(groups, counted.worked)
    placed = place(counted.paid, groups)
    close_old(groups, files, history.as_of)
    joining = _Joining(files, history, groups, newest_day(files, seen) or last_claimed(files) or history.as_of or today)
    return joining.joined(seen, placed, (*counted.again, *placed.asides), (*remarks, *placed.remarks))


def _refuse_two_people(files: Iterable[Extract]) -> None:
    """Raise InputError (JSS830) for files of which two name the freelancer in the same way, and differently."""
    named: dict[str, tuple[str, str]] = {}
    for file in files:
        way, _, name = file.freelancer.partition(" ")
        other, first = named.setdefault(way, (name, file.file))
        if way and other != name:
            message = f"{first} is {quoted(other)}, this is {quoted(name)}: files of two people"
            raise InputError(Fault("JSS830", message, "import the files of one person at a time", file.file))


def _refuse_another_currency(files: Iterable[Extract], history: History) -> None:
    """Raise InputError (JSS833) for amounts that are not in the currency of the history that is added to."""
    for file in files:
        if file.currency and history.contracts and file.currency != history.currency:
            message = f"its amounts are in {file.currency}, those of the history in {history.currency}"
            hint = "nothing is converted: import it into a history of its own, with -o"
            raise InputError(Fault("JSS833", message, hint, file.file))


class _Joining:
    """Contracts of which it is known which evidence is theirs."""

    def __init__(self, files: Sequence[Extract], history: History, groups: list[Group], newest: date | None) -> None:
        self.files, self.history, self.groups, self.newest = files, history, groups, newest
        self.covered = merged(file.covers for file in files if file.source in REPORTS)
        worked_in = merged(file.covers for file in files if file.source == WORKED)
        self.moneys = [money_taken(one, self.covered, worked_in) for one in groups]
        self.settled = [settle(one, money, newest) for one, money in zip(groups, self.moneys, strict=True)]
        self.clients = clients_of(groups)
        self.ids = self._ids()

    def _ids(self) -> dict[int, str]:
        """What each contract is called: by its number, else by title or client and the month of its start."""
        named = {id(one): one.existing.id for one in self.groups if one.existing}
        taken = dict.fromkeys(named.values(), 1)
        for one in self.groups:
            number = one.first("id")
            if id(one) not in named and isinstance(number, str) and number not in taken:
                named[id(one)] = number
                taken[number] = 1
        rest = [(one, found) for one, found in zip(self.groups, self.settled, strict=True) if id(one) not in named]
        for one, found in sorted(rest, key=lambda pair: _order_of(pair[0], pair[1])):
            began, client = found.values.get("started"), self.clients.get(id(one))
            month = began if isinstance(began, date) else getattr(began, "not_before", None)
            first_paid = min((row.entry.on for row in (*one.rows, *one.worked)), default=None)
            words = found.values.get("title") or (client and str(client.value)) or ""
            named[id(one)] = own_id(words, month or first_paid, taken)
        return named

    def joined(self, seen: date | None, placed: Placed, asides: Sequence[Aside], remarks: Sequence[str]) -> Joined:
        """Everything that the join gives."""
        told = [self._taken(one, found) for one, found in zip(self.groups, self.settled, strict=True)]
        contracts = [self._contract(one, taken) for one, taken in zip(self.groups, told, strict=True)]
        shown = sightings(self.files, self.history, seen)
        history = self._history(contracts, shown.observed, seen)
        texts = [(contract.id, taken) for contract, taken in zip(contracts, told, strict=True)]
        return Joined(
            history=history,
            shown=tuple(one for name, taken in (("", shown.taken), *texts) for one in shown_of(name, taken)),
            conflicts=(*self._conflicts(contracts), *shown.conflicts),
            extracts=tuple(_with(file, (*asides, *shown.asides)) for file in self.files),
            remarks=(*remarks, *self._remarks(), *on_no_profile(self.files, contracts), *shown.remarks),
            questions=(
                *questions(self.files, self.groups, self.ids, placed),
                *alike_clients(str(client.value) for client in self.clients.values()),
            ),
            unknown=tuple(unknowns(history.contracts, self.covered)),
        )

    def _taken(self, one: Group, found: Decided) -> tuple[Said, ...]:
        """The values of a contract with who says them, its client and its own number among them."""
        client = self.clients.get(id(one))
        numbers = [said for said in one.said("id") if said.value == self.ids[id(one)] and said.source != HISTORY]
        return (*numbers[:1], *((client,) if client else ()), *(said for said in found.taken if said.field != "client"))

    def _contract(self, one: Group, taken: Iterable[Said]) -> Contract:
        """The contract of some values, as a file of a history would give it."""
        told = list(taken)
        values: dict[str, Any] = {said.field: said.value for said in told if not said.field.startswith("x_")}
        values |= {"id": self.ids[id(one)], "from": provenance_of(told)}
        extras = [(said.field, str(said.value)) for said in told if said.field.startswith("x_")]
        return Found("contract", NOWHERE, {"client": "unknown", **values}, extras=extras).contract()

    def _history(self, contracts: list[Contract], observed: Any, seen: date | None) -> History:
        """The contracts of the history in its order, then new ones by their starts; with what concerns the whole."""
        known = [one for group, one in zip(self.groups, contracts, strict=True) if group.existing]
        new = [one for group, one in zip(self.groups, contracts, strict=True) if not group.existing]
        ordered = (*known, *sorted(new, key=_start_of))
        told = day_told(self.files, seen)
        if told and self.history.as_of and self.history.as_of > told.value:  # type: ignore[operator]  # it is a day
            told = None
        as_of, day_from = kept_top(self.history, "as_of", told)
        number, listed_from = kept_top(self.history, "unlisted", still_unlisted(self.history, self.files, ordered))
        return replace(
            self.history,
            contracts=ordered,
            as_of=as_of,
            observed=observed,
            unlisted=number,
            provenance=(*day_from, *listed_from),
        )

    def _conflicts(self, contracts: Iterable[Contract]) -> Iterator[Conflict]:
        """What speaks against values, by contract in the order of the history."""
        for one, money, found, contract in zip(self.groups, self.moneys, self.settled, contracts, strict=True):
            yield from (
                replace(each, contract=contract.id)
                for each in (*found.conflicts, *work_conflicts(one, money, self.covered))
            )

    def _remarks(self) -> Iterator[str]:
        for one, money, found in zip(self.groups, self.moneys, self.settled, strict=True):
            yield from money_remarks(self.ids[id(one)], one, money)
            back = found.values.get("refunded", total_of(found.values.get("refunds", ())))
            yield from refund_remarks(self.ids[id(one)], one, money, back)


def _order_of(one: Group, found: Decided) -> tuple[str, ...]:
    """An order of contracts without numbers that no order of files changes."""
    values = found.values
    days = (value_text(values.get("started")), value_text(values.get("ended")))
    return (*days, str(values.get("title", "")), str(values.get("client", "")), *sorted(one.files))


def _start_of(contract: Contract) -> tuple[bool, date, str]:
    """The place of a contract among others: unknown starts are last."""
    bounds = contract.bounds("started")
    return bounds is not None and bounds.not_before is None, contract.started, contract.id


def _with(file: Extract, asides: Iterable[Aside]) -> Extract:
    """A file with the lines that the join set aside among its others."""
    known = {(one.at, one.why) for one in file.set_aside}
    new = {aside.at: aside for name, aside in asides if name == file.file and (aside.at, aside.why) not in known}
    return replace(file, understood=file.understood - len(new), set_aside=(*file.set_aside, *new.values()))
