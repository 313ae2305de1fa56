"""The transaction report that names transactions by their own ids (2025 on)."""

from __future__ import annotations

from jss_cli.imports.ledger import LedgerReader
from jss_cli.imports.ledger_rows import TRANSACTION_KINDS, About, Ledger
from jss_cli.imports.table import Header

AMOUNT = ("amount $", "amount ($)", "amount usd", "amount in usd", "amount")
LEDGER = Ledger(
    name="transactions",
    noun="transaction report",
    header=Header((("date",), ("transaction type",), ("transaction id",), AMOUNT)),
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
    kinds=TRANSACTION_KINDS,
    about=lambda _kind, summary: About(summary),
    certainty={"client": "read", "title": "read", "kind": "read", "days": "read"},
)


class Reader(LedgerReader):
    """Money by the day, with clients and titles; fees and refunds."""

    ledger = LEDGER
    title = "a transaction report"
    certainty = "read"
    missing = "contract ids, starts, ends, feedback, reasons, and contracts that were never paid"
    rank = 20
