"""What a person is told of a join, and asked, beside the values: money that is not whole, payments without a contract,
and what no file tells of contracts, where somebody could."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jss_cli.domain.history import UNKNOWN, Contract, Unknown
from jss_cli.domain.imported import OpenQuestion
from jss_cli.imports.join.money import Covered, MoneyTaken
from jss_cli.imports.join.pieces import Group, left_of
from jss_cli.imports.join.placing import Placed
from jss_cli.imports.join.precedence import SHOWN
from jss_cli.imports.source import Extract
from jss_cli.visible import quoted

LISTING = ("graphql", *SHOWN)  # sources that name contracts whether or not money files do
MOST_NAMED = 9  # contracts that a payment may be for
UNPAID = "were there contracts that closed without pay? They are in none of these files"


def money_remarks(name: str, one: Group, money: MoneyTaken) -> Iterator[str]:
    """What is to be said of the money of the contract of that id."""
    if money.least is not None and not money.payments:
        begun = f", which began by {one.span.first}" if one.span.first else ""
        yield f"{name}: at least {money.least:.2f}; reports cover a part of it{begun}: import an earlier one with them"
    for row in money.early:
        paid = "its payment lies before what the files cover"
        yield f"{name}: {-row.entry.amount:.2f} given back on {row.entry.on}, and {paid}: export from an earlier month"
    if money.unsure:
        yield f"{name}: nothing is left of it; a money file that is imported with it tells whether it was given back"


def refund_remarks(name: str, one: Group, money: MoneyTaken, entered: object) -> Iterator[str]:
    """What is to be said of refunds that files tell and that are not what was entered."""
    for told in (said for said in one.said("refunded") if said.value not in {0, entered}):
        paid = "what was paid is not known" if money.gross is None else f"{money.gross:.2f} was paid"
        back = f", and {entered:.2f} given back" if entered else ""
        yield f"{name}: {told.value:.2f} given back, as {told.file} {told.at} has it, is not entered: {paid}{back}"


def questions(
    files: Sequence[Extract], groups: Sequence[Group], ids: dict[int, str], placed: Placed
) -> Iterator[OpenQuestion]:
    """What only a person can answer, beside the fields that are not known."""
    for row, fits in placed.between:
        more = [f"{len(fits) - MOST_NAMED} more"] if len(fits) > MOST_NAMED else []
        names = " or ".join([*(ids[id(one)] for one in fits[:MOST_NAMED]), *more])
        at = f"{row.piece.file} {row.entry.at}"
        yield OpenQuestion(f"{row.entry.amount:.2f} of {row.entry.on} ({at}): {names}? It is not placed")
    listing = any(file.source in LISTING for file in files)
    for one in groups:
        if listing and not one.is_dated and not one.worked and not one.existing and one.rows:
            yield OpenQuestion(_unnamed(one), ids[id(one)], "title" if not one.titles else "ended")
    yield from (OpenQuestion(f"{file.file}: {text}") for file in files if not listing for text in file.questions)
    if not any(file.source == "graphql" for file in files):
        yield OpenQuestion(UNPAID)


def _unnamed(one: Group) -> str:
    """Money of a contract that no list names."""
    client = one.first("client") or one.first("title")
    months = sorted({f"{row.entry.on:%b %Y}" for row in one.rows}, key=[f"{r.entry.on:%b %Y}" for r in one.rows].index)
    when = months[0] if len(months) == 1 else f"{months[0]} to {months[-1]}"
    amount = left_of(row for row in one.rows if row.entry.amount > Decimal(0))
    asked = "when did it start and end?" if one.titles else "which job was it?"
    told = f"{amount:.2f} of a contract that no other file names: {asked}"
    return f"{quoted(str(client))[1:-1]}, {when}: {told}"


def unknowns(contracts: Iterable[Contract], covered: Covered) -> Iterator[tuple[str, str]]:
    """The fields that are not known, by contract. What only the client knows (private answers, reasons) is none of
    these, and neither are payments before the first day of which money files tell."""
    for contract in contracts:
        yield from ((contract.id, name) for name in _unknown_of(contract, covered))


def _unknown_of(contract: Contract, covered: Covered) -> Iterator[str]:
    is_before = bool(covered) and contract.ended is not None and contract.ended < covered[0][0]  # all that is covered
    if not contract.named_client:
        yield "client"
    if not contract.title:
        yield "title"
    yield from (name for name in ("started", "ended") if contract.bounds(name))
    if contract.earned is UNKNOWN:
        yield "earned"
    elif contract.earned and not contract.payments and not is_before:
        yield "payments"
    if contract.ended and isinstance(contract.feedback.stars, Unknown):
        yield "stars"
