"""Rows of money become contracts: each earning and refund once, to the cent, and every other row with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass as mutable
from dataclasses import field
from datetime import date
from typing import ClassVar

from jss_cli.domain.vague import DayBounds
from jss_cli.errors import Fault, InputError
from jss_cli.files.collector import collector_paused
from jss_cli.files.document import SourceText
from jss_cli.imports.claiming import two_titles
from jss_cli.imports.ledger_rows import PAY_KINDS, Ledger, LedgerRows, PaidRow
from jss_cli.imports.source import Certainty, Claim, Evidence, Extract, Material, SetAside, SourceReader, Wish
from jss_cli.imports.table import folded_text, read_table

_Key = tuple[str, str]


class LedgerReader(SourceReader):
    """Reads transaction files of one kind, which it knows by their header."""

    ledger: ClassVar[Ledger]

    @classmethod
    def knows(cls, material: Material) -> bool:
        """By its header."""
        return cls.ledger.header.stands_in(material.document.text)

    @classmethod
    @collector_paused()
    def read(cls, material: Material, wish: Wish) -> Extract:
        """Its earnings and refunds. Raises InputError for one without rows (JSS800), that can be read in two ways
        (JSS801), that contradicts itself (JSS802), or that does not say who paid (JSS803)."""
        ledger, document = cls.ledger, material.document
        table = read_table(document, ledger.header)
        if not table.rows:
            hint = "choose a longer time when you export it"
            raise InputError(Fault("JSS800", f"the {ledger.noun} has no rows", hint, document.file))
        rows = LedgerRows(ledger, table, wish)
        read = list(rows.read())
        paid = [row for row in read if isinstance(row, PaidRow)]
        aside = [SetAside("above the header", f"line {line}") for line in table.above]
        aside += [row for row in read if isinstance(row, SetAside)]
        aside = sorted([*aside, *rows.misfits.values()], key=_line_of) if rows.misfits else aside
        contracts = tuple(_contracts(ledger, paid, document))
        return Extract(
            file=document.file,
            source=ledger.name,
            lines=len(table.above) + len(table.rows),
            understood=len(paid),
            set_aside=tuple(aside),
            contracts=contracts,
            covers=(min(rows.days.values()), max(rows.days.values())) if rows.days else None,
            freelancer=rows.freelancer(),
            currency="USD",
            remarks=tuple(rows.remarks(aside)),
            questions=tuple(_questions(contracts)),
        )


@mutable(slots=True)
class _Group:
    """The rows of one contract, the newest last."""

    client: str
    title: str
    id: str
    rows: list[PaidRow] = field(default_factory=list)

    def evidence(self, certainty: Mapping[str, Certainty]) -> Evidence:
        """What they say of it."""
        self.rows.sort(key=lambda row: (row.entry.on, row.line))
        first = min(row.line for row in self.rows)
        claims = {name: Claim(text, f"line {first}", certainty[name]) for name, text in self._words() if text}
        return Evidence(
            at=f"line {first}",
            claims=(*claims.items(), *self._days(certainty["days"])),
            ledger=tuple(row.entry for row in self.rows if row.entry.amount),
        )

    def _words(self) -> Iterator[tuple[str, str]]:
        kinds = {kind for row in self.rows if (kind := PAY_KINDS.get(row.kind))}
        yield from (("id", self.id), ("client", self.client), ("title", self.title))
        yield "kind", kinds.pop() if len(kinds) == 1 else ""

    def _days(self, certainty: Certainty) -> Iterator[tuple[str, Claim]]:
        """In a week that was paid it had begun and had not ended before."""
        if weeks := [(row.about.worked, row.entry.at) for row in self.rows if row.about.worked]:
            (_, begun), (lasted, _) = min(weeks)[0], max(weeks)[0]
            yield "started", Claim(DayBounds(not_after=begun), min(weeks)[1], certainty)
            yield "ended", Claim(DayBounds(not_before=lasted), max(weeks)[1], certainty)


def _contracts(ledger: Ledger, paid: list[PaidRow], document: SourceText) -> Iterator[Evidence]:
    """The contracts of the rows, in the order in which they were first paid. Raises InputError (JSS802)."""
    groups: dict[_Key, _Group] = {}
    as_written: dict[tuple[str, str, str], _Group] = {}
    for row in paid:
        if row.kind in PAY_KINDS or row.about.id:
            names = (row.client, row.about.title, row.about.id)
            if names not in as_written:
                as_written[names] = _group(groups, row, document)
            as_written[names].rows.append(row)
    rest = [row for row in paid if not (row.kind in PAY_KINDS or row.about.id)]
    of_groups = groups.items() if any(row.about.ref for row in rest) else ()
    refs = {row.entry.ref: key for key, group in of_groups for row in group.rows if row.entry.ref}
    for row in rest:
        title = row.about.title * row.about.is_title
        groups.setdefault(_pointed(groups, refs, row), _Group(row.client, title, "")).rows.append(row)
    found = [group.evidence(ledger.certainty) for group in groups.values()]
    yield from sorted(found, key=lambda one: (min((e.on for e in one.ledger), default=date.max), _line_of(one)))


def _group(groups: dict[_Key, _Group], row: PaidRow, document: SourceText) -> _Group:
    """The group of a row. Raises InputError (JSS802) where another row has the id and another title."""
    about = row.about
    group = groups.setdefault(_key(row), _Group(row.client, about.title, about.id))
    if about.id and folded_text(group.title) != folded_text(about.title):
        lines = f"lines {group.rows[0].line}, {row.line}"
        raise two_titles(document.file, about.id, (group.title, about.title), lines)
    return group


def _key(row: PaidRow) -> _Key:
    return folded_text(row.client), row.about.id or folded_text(row.about.title)


def _pointed(groups: Mapping[_Key, _Group], refs: Mapping[str, _Key], row: PaidRow) -> _Key:
    """The contract of a bonus or a refund: that of its title, of the row that it points to, or the client's only one;
    else one of its own, which the join may place."""
    key = _key(row)
    if row.about.title and (key in groups or row.about.is_title):
        return key
    if row.about.ref in refs:
        return refs[row.about.ref]
    of_client = [one for one in groups if one[0] == key[0] and "\n" not in one[1]]
    return of_client[0] if len(of_client) == 1 else (key[0], f"\n{row.line}")


def _questions(contracts: Iterable[Evidence]) -> Iterator[str]:
    for one in contracts:
        client = one.claim("client")
        if client and not one.claim("title") and one.ledger:
            total, last = sum(entry.amount for entry in one.ledger), one.ledger[-1].on
            yield f"{client.value}, {total} until {last}: which job was it? It may be several"


def _line_of(one: SetAside | Evidence) -> int:
    return int(one.at.removeprefix("line "))
