"""Where the values of a history came from: files and places, or the person who wrote them."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History
from jss_cli.domain.imported import ShownValue
from jss_cli.domain.report import Column, Report, Row, Span, Table
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.results import AnyResult, stamp

BY_HAND = "history"  # the source of what no import wrote


@dataclass(frozen=True, slots=True)
class OriginsResult(AnyResult):
    """The values of a history with their files; of those that a person wrote or changed the source is `history`."""

    rows_key: ClassVar[str] = "values"

    file: str
    values: tuple[ShownValue, ...]


def origins_result(file: str, shown: tuple[ShownValue, ...]) -> OriginsResult:
    """The values for programs."""
    return OriginsResult(*stamp("import"), file, shown)


def origins_report(shown: tuple[ShownValue, ...]) -> Report:
    """A row for each value."""
    return Report((values_table(shown),))


def values_table(shown: tuple[ShownValue, ...]) -> Table:
    """Every value with its file and place."""
    named = (Column("contract", "name"), Column("field"), Column("value", "name"), Column("from", "address"))
    surely = (Column("how surely"),) if any(one.certainty for one in shown) else ()
    return Table("Where each value came from", (*named, *surely), tuple(_row(one, len(surely)) for one in shown))


def _row(one: ShownValue, surely: int) -> Row:
    place = one.file if one.at in {"", one.file} else f"{one.file} {one.at}"
    place = "written by hand" if one.source == BY_HAND else place
    cells = (one.contract or "the whole", one.field, one.value, place, *([one.certainty] * surely))
    return Row(tuple(map(Span, cells)), f"{cells[0]} {one.field} {one.value}: {place}.")


def origin_words(history: History) -> str:
    """Which values of a history keep where they were imported from, and of which contracts."""
    kept = [one for one in history.contracts if one.provenance]
    of_contracts = (listed([one.id for one in kept]), [part for one in kept for part in one.provenance])
    paid = sum(bool(item.ref) for one in history.contracts for item in (*one.payments, *one.refunds))
    fields = (
        f"{' '.join(dict.fromkeys(' '.join(part.of for part in parts).split()))} of {who}"
        for who, parts in (of_contracts, ("the history", history.provenance))
        if parts
    )
    return ", ".join((*fields, *([f"the numbers of {count(paid, 'payment')}"] if paid else [])))
