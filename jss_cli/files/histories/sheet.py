"""Contracts as columns of texts, whatever the format they came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CONTRACT_FIELDS, LONGEST_NAME, OWN, PROVENANCE_FIELDS

NAMES = frozenset(field.name for field in CONTRACT_FIELDS)
SIMPLE = re.compile(r"[^\s=]+")
FREE = re.compile(r"[^\x1e\x1f]+")
BETWEEN_PARTS, BETWEEN_ITEMS = "\x1f", "\x1e"  # between texts that may have blanks, and between rows of them
PART = 1000  # contracts
SheetRow = dict[str, str]  # the texts of one contract by the dotted names of its fields; absent ones are left out
Columns = dict[str, Sequence[str]]  # one text per contract ("" = absent), by the dotted name of a field


class IrregularError(Exception):
    """The fast way met something it does not settle; the careful pass decides, and knows the positions."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Some consecutive contracts, few enough to stay in the processor's cache; `extras` are the columns whose names
    begin with x_."""

    count: int
    columns: Columns
    extras: Columns


@dataclass(frozen=True, slots=True)
class Sheet:
    """A history before its texts are typed: `top` has no contracts yet, and the parts can be taken once."""

    top: History
    parts: Iterator[SheetPart]


def parted(columns: Columns, count: int) -> SheetPart:
    """Columns as a part, those of the file's own fields apart."""
    own = {name: column for name, column in columns.items() if name.startswith(OWN)}
    return SheetPart(count, {name: column for name, column in columns.items() if name not in own}, own)


def parts_of_rows(rows: Sequence[SheetRow]) -> Iterator[SheetPart]:
    """Rows of texts as parts. Raises IrregularError, when taken, for a name that no field has."""
    names = dict.fromkeys(name for row in rows for name in row)
    if not all(name in NAMES or (name.startswith(OWN) and len(name) <= LONGEST_NAME) for name in names):
        raise IrregularError
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        yield parted({name: [row.get(name, "") for row in part] for name in names}, len(part))


def joined(fields: tuple[Field, ...], rows: Iterable[SheetRow]) -> str:
    """A list of days with values in one text, as CSV has it, or of free texts. Raises IrregularError if it is more than
    that."""
    simple, part, item = (FREE, BETWEEN_PARTS, BETWEEN_ITEMS) if fields is PROVENANCE_FIELDS else (SIMPLE, "=", " ")
    items = []
    for row in rows:
        texts = [row.pop(field.name, "") for field in fields if field.required or field.name in row]
        if row or not all(map(simple.fullmatch, texts)):
            raise IrregularError
        items.append(part.join(texts))
    return item.join(items)
