"""The nouns of a join: a piece is what one file shows of a contract, a group the pieces that are one contract, a row an
amount with its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass as changing
from dataclasses import field
from datetime import date
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import UNKNOWN, Contract
from jss_cli.domain.vague import DayBounds
from jss_cli.imports.join.names import same_client, same_title
from jss_cli.imports.join.precedence import HISTORY, REPORTS, rank
from jss_cli.imports.source import Certainty, Evidence, LedgerEntry


@dataclass(frozen=True, slots=True)
class Piece:
    """A contract as one file shows it. `old`: the history tells it from a file that it was once imported from."""

    file: str
    source: str
    evidence: Evidence
    old: bool = False

    def text(self, name: str) -> str:
        """The text that is claimed of a field; empty: none."""
        claim = self.evidence.claim(name)
        return claim.value if claim and isinstance(claim.value, str) else ""


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a field, with who says it and where."""

    field: str
    value: object
    source: str
    file: str
    at: str
    certainty: Certainty
    old: bool = False


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An amount that moved, with the piece that tells it."""

    entry: LedgerEntry
    piece: Piece

    @property
    def place(self) -> tuple[str, str]:
        """Its file, and its line there."""
        return self.piece.file, self.entry.at


@dataclass(frozen=True, slots=True)
class RunDays:
    """The days within which a contract ran, as far as they are known (None: no bound); `open`: it has no end."""

    first: date | None
    last: date | None
    open: bool = False


@changing(slots=True)
class Group:
    """The pieces that are one contract; `existing` is the one of the history that is added to. `rows` are the payments
    and refunds of transaction reports, `worked` those of earnings reports. `payers` are the clients who paid for work
    of its title, where no piece names a client. `imported_to` is the last day of which the
    history knew when its payments were imported."""

    pieces: list[Piece] = field(default_factory=list)
    payers: set[str] = field(default_factory=set)
    existing: Contract | None = None
    imported_to: date | None = None
    rows: list[LedgerRow] = field(default_factory=list)
    worked: list[LedgerRow] = field(default_factory=list)

    @property
    def files(self) -> set[str]:
        """The files of this import that show it."""
        return {piece.file for piece in self.pieces if not piece.old}

    def said(self, name: str) -> list[Said]:
        """What is said of a field, the most believed first; an exact day before its bounds, a new file before an old
        one of its kind."""
        found = list(self._said(name))
        fresh = {said.source for said in found if not said.old}
        kept = [said for said in found if not (said.old and said.source in fresh)]
        if any(_is_end(said.value) for said in kept):  # what was open ended since; it never opens again
            kept = [said for said in kept if name != "ended" or said.value is not None]
        return sorted(kept, key=lambda said: (isinstance(said.value, DayBounds), rank(name, said.source)))

    def _said(self, name: str) -> Iterator[Said]:
        for piece in self.pieces:
            if (claim := piece.evidence.claim(name)) and claim.value is not UNKNOWN:
                yield Said(name, claim.value, piece.source, piece.file, claim.at, claim.certainty, piece.old)

    def first(self, name: str) -> object:
        """The value that is believed; None: nothing is said."""
        said = self.said(name)
        return said[0].value if said else None

    @property
    def titles(self) -> set[str]:
        """What it is called, spelling apart."""
        return {same_title(text) for piece in self.pieces if (text := piece.text("title"))}

    @property
    def clients(self) -> set[str]:
        """Who the client is, spelling apart."""
        return self.named_clients or self.payers

    @property
    def named_clients(self) -> set[str]:
        """Who the client is by what shows the contract itself."""
        return {same_client(text) for piece in self.pieces if (text := piece.text("client"))}

    @property
    def parties(self) -> set[tuple[str, str]]:
        """What tells its client apart, by kind of source."""
        return {(piece.source, piece.evidence.party) for piece in self.pieces if piece.evidence.party}

    @property
    def is_dated(self) -> bool:
        """Whether any file but those of money shows it."""
        return any(not is_money(piece) for piece in self.pieces)

    @property
    def span(self) -> RunDays:
        """The days within which it ran."""
        ends = self.said("ended")
        began, over = self.first("started"), ends[0].value if ends else UNKNOWN
        first = began if isinstance(began, date) else began.not_before if isinstance(began, DayBounds) else None
        last = over if isinstance(over, date) else over.not_after if isinstance(over, DayBounds) else None
        days = [row.entry.on for row in (*self.worked, *(() if self.is_dated else self.rows))]
        if first is None and days:
            first = min(days)
        if last is None and days and over is not None:
            last = max(days)
        return RunDays(first, last, over is None)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a contract is compared by. `apart` are the files that show it, and an empty name if the history does: each
    tells its own contracts apart. `numbers` are those that are surely of contracts, `started` and `ended` what is told
    of its days; `paid` are the first and the last day of money of one of which only money tells; `is_own`: a person
    wrote of it."""

    group: Group
    apart: set[str]
    titles: set[str]
    clients: set[str]
    named_clients: set[str]
    numbers: set[str]
    started: tuple[object, ...]
    ended: tuple[object, ...]
    span: RunDays
    is_own: bool
    paid: tuple[date, ...]


def _is_end(value: object) -> bool:
    return isinstance(value, date) or (isinstance(value, DayBounds) and value.not_after is not None)


def is_money(piece: Piece) -> bool:
    """Whether a piece is rows of payments, which are placed one by one."""
    return piece.source in REPORTS and not piece.old


def is_written(piece: Piece) -> bool:
    """Whether it is what a person wrote into the history."""
    return piece.source == HISTORY


def is_new(piece: Piece) -> bool:
    """Whether a file of this import shows it."""
    return not piece.old


def is_from_old(piece: Piece) -> bool:
    """Whether the history has it from a file of an earlier import."""
    return piece.old and not is_written(piece)


def left_of(rows: Iterable[LedgerRow]) -> Decimal:
    """What is left of some rows: what was paid less what was given back."""
    return sum((row.entry.amount for row in rows), Decimal(0))
