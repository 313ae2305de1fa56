"""The transaction report that names transactions by their own ids (2025 on)."""

from __future__ import annotations

from jss_cli.imports.evidence import Extract
from jss_cli.imports.ledger import About, Ledger, RowKind, read_ledger
from jss_cli.imports.source import Material, SourceReader, Wish
from jss_cli.imports.table import Header

AMOUNT = ("amount $", "amount ($)", "amount usd", "amount in usd", "amount")
HEADER = Header((("date",), ("transaction type",), ("transaction id",), AMOUNT))
KINDS: dict[str, RowKind] = {
    "hourly": "hourly",
    "fixed price": "fixed",
    "milestone": "fixed",
    "bonus": "bonus",
    "refund": "refund",
    "refund to client": "refund",
    "service fee": "fee",
    "state sales tax": "fee",
    "sales tax": "fee",
    "vat": "fee",
    "wht": "fee",
    "processing fee": "fee",
    "withdrawal": "no contract",
    "payment": "no contract",
    "connects": "no contract",
    "subscription": "no contract",
    "membership": "no contract",
    "journal": "no contract",
}


def _about(kind: RowKind, summary: str) -> About:  # noqa: ARG001 - every kind of row is summed up by the title
    return About(summary)


LEDGER = Ledger(
    name="transactions",
    noun="transaction report",
    header=HEADER,
    columns={
        "on": ("date",),
        "type": ("transaction type",),
        "amount": AMOUNT,
        "title": ("transaction summary",),
        "client": ("client team", "team"),
        "ref": ("ref id",),
        "agency": ("agency team", "agency"),
        "freelancer": ("freelancer",),
    },
    unused=frozenset(
        (
            *("transaction id", "transaction summary details", "description 1", "description 2", "description 3"),
            *("account name", "po", "amount in local currency", "currency", "current balance $", "current balance"),
            *("balance", "balance $", "payment method"),
        )
    ),
    kinds=KINDS,
    about=_about,
    certainty={"client": "read", "title": "read", "kind": "read", "days": "read"},
)


class Reader(SourceReader):
    """Money by the day, with clients and titles; fees and refunds."""

    title = "a transaction report"
    certainty = "read"
    missing = "contract ids, starts, ends, feedback, reasons, and contracts that were never paid"
    rank = 20

    @staticmethod
    def knows(material: Material) -> bool:
        """By its header."""
        return HEADER.stands_in(material.document.text)

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Its earnings and refunds."""
        return read_ledger(LEDGER, material.document, wish)
