"""A history that is added to, as groups: what a person wrote into it, and what an earlier import took from which file.

A value that is no longer what was imported is a person's, and so is one that was not imported at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter

from jss_cli.domain.history import Contract, History, Payment, Provenance, Unknown, unknown_client
from jss_cli.domain.imported import ShownValue
from jss_cli.domain.vague import DayBounds
from jss_cli.files.histories.fields import CONTRACT_FIELDS, FROM
from jss_cli.files.histories.tree import cell, is_told
from jss_cli.imports.join.pieces import Group, LedgerRow, Piece, Said
from jss_cli.imports.join.precedence import HISTORY, SHEETS, WORKED
from jss_cli.imports.join.values import value_text
from jss_cli.imports.source import Claim, Evidence, LedgerEntry

TOLD = tuple((field, attrgetter(field.path)) for field in CONTRACT_FIELDS if field is not FROM)
LISTS = {"payments": 1, "refunds": -1}
NAMES = {
    name: place for place, name in enumerate(("observed", "unlisted", "as_of", *(field.name for field, _ in TOLD)))
}
DIGITS = 4  # of the mark of a value


def groups_of(history: History) -> list[Group]:
    """The contracts of a history, each with what it is known by."""
    groups = [_group_of(contract) for contract in history.contracts]
    for one, contract in zip(groups, history.contracts, strict=True):
        if any("payments" in origin.of.split() for origin in contract.provenance):
            one.imported_to = history.as_of
    return groups


def shown_in(history: History) -> tuple[ShownValue, ...]:
    """The values of a history with where each came from; what a person wrote or changed came from herself."""
    return tuple(
        ShownValue(contract.id, name, value_text(value), *place, "")
        for contract in history.contracts
        for name, value, place in _placed(contract)
        if name != "id" or place[0] != HISTORY  # what it is called where it bears no number
    )


def _placed(contract: Contract) -> Iterator[tuple[str, object, tuple[str, str, str]]]:
    """What is told of a contract, with the kind of source, the file and the place that it was imported from."""
    marks = {name: (origin, mark) for origin in contract.provenance for name, mark in _marks(origin)}
    for name, value in _values(contract):
        origin, mark = marks.get(name, (None, ""))
        if origin and mark == mark_of(value):
            yield name, value, (origin.source, origin.file, origin.at)
        else:
            yield name, value, (HISTORY, HISTORY, contract.id)


def _group_of(contract: Contract) -> Group:
    group = Group(existing=contract)
    claims: dict[tuple[str, str, str], dict[str, Claim]] = {}
    for name, value, place in _placed(contract):
        if name in LISTS:
            for row in _rows(name, value, place):
                (group.worked if row.entry.worked else group.rows).append(row)
        else:
            asked = "net" if name == "earned" and place[0] not in {HISTORY, *SHEETS} else name
            claims.setdefault(place, {})[asked] = Claim(value, place[2], "seen")
    for (source, file, at), said in claims.items():
        group.pieces.append(Piece(file, source, Evidence(at, tuple(said.items())), old=True))
    return group


def _values(contract: Contract) -> Iterator[tuple[str, object]]:
    """What is told of a contract; a total that follows from a list is not."""
    nobody = unknown_client(contract.id)
    for field, read in TOLD:
        value = read(contract)
        bounds = contract.bounds(field.name) if field.form == "some_day" else None
        follows = {"earned": contract.payments, "refunded": contract.refunds}.get(field.name)
        if bounds:
            yield field.name, DayBounds(bounds.not_before, bounds.not_after)
        elif is_told(field, value) and not follows and value != nobody and not isinstance(value, Unknown):
            yield field.name, value
        elif field.name == "ended" and value is None:
            yield "ended", None
    yield from contract.extras


def _rows(name: str, value: object, place: tuple[str, str, str]) -> Iterator[LedgerRow]:
    source, file, at = place
    piece = Piece(file, source, Evidence(at, ()), old=True)
    for paid in value:  # type: ignore[attr-defined]  # a list of payments
        is_work = source == WORKED and not paid.ref
        yield LedgerRow(LedgerEntry(paid.on, LISTS[name] * paid.amount, at, paid.ref or "", worked=is_work), piece)


def _marks(origin: Provenance) -> Iterator[tuple[str, str]]:
    """The fields of an origin, each with its mark."""
    yield from ((name, origin.mark[DIGITS * place :][:DIGITS]) for place, name in enumerate(origin.of.split()))


def mark_of(value: object) -> str:
    """By what it is known later whether a value was changed by hand."""
    match value:
        case Decimal():
            text = f"{value.normalize():f}"
        case tuple():
            text = " ".join(f"{paid.on}={paid.amount:f}" if isinstance(paid, Payment) else cell(paid) for paid in value)
        case _:
            text = cell(value)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


class Origins:
    """Which contracts of a history were imported from which places, by the marks of what stood there."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._marks: dict[tuple[str, str, str], list[tuple[Group, dict[str, str]]]] = {}
        for one in groups:
            for origin in one.existing.provenance if one.existing else ():
                place = origin.source, origin.file, origin.at
                self._marks.setdefault(place, []).append((one, dict(_marks(origin))))

    def of(self, piece: Piece) -> Group | None:
        """The contract that was imported from where a piece stands, if nothing that was taken there reads otherwise
        now, but for an end that came; None: there is none. What a person changed in the history since does not
        matter."""
        agreeing: dict[int, list[bool]] = {}
        found: dict[int, Group] = {}
        for name, claim in piece.evidence.claims if self._marks else ():
            for one, marks in self._marks.get((piece.source, piece.file, _item_of(claim.at)), ()):
                reads_same = marks.get(name) == mark_of(claim.value)
                if reads_same or (name in marks and name != "ended"):
                    found[id(one)] = one
                    agreeing.setdefault(id(one), []).append(reads_same)
        enough = min(2, len(piece.evidence.claims))
        same = [found[key] for key, told in agreeing.items() if all(told) and len(told) >= enough]
        return same[0] if len(same) == 1 else None


def provenance_of(taken: Iterable[Said]) -> tuple[Provenance, ...]:
    """Where values came from, sorted, the fields of one place together. What a person wrote came from nowhere."""
    places: dict[tuple[str, str, str], list[Said]] = {}
    for said in taken:
        if said.source != HISTORY:
            places.setdefault((said.source, said.file, _item_of(said.at) or said.file), []).append(said)
    found = []
    for place, some in sorted(places.items()):
        ordered = sorted(some, key=lambda said: NAMES.get(said.field, len(NAMES)))
        marks = "".join(mark_of(said.value) for said in ordered)
        found.append(Provenance(*place, " ".join(said.field for said in ordered), marks))
    return tuple(found)


def _item_of(path: str) -> str:
    """The item of a list that the path of a JSON value leads through last; a line as it is."""
    before, sign, _ = path.rpartition("]")
    return before + sign if sign else path


def marks_in(history: History) -> dict[str, str]:
    """The marks of what an import wrote for the whole file."""
    return {name: mark for origin in history.provenance for name, mark in _marks(origin)}


def shown_of(contract: str, taken: Iterable[Said]) -> tuple[ShownValue, ...]:
    """The values of a contract as they are shown."""
    return tuple(
        ShownValue(contract, said.field, value_text(said.value), said.source, said.file, said.at, said.certainty)
        for said in taken
    )
