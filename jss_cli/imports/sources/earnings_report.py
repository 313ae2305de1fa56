"""The earnings report by the day of work: the one money file with the ids of contracts."""

from __future__ import annotations

import re

from jss_cli.imports.ledger import LedgerReader
from jss_cli.imports.ledger_rows import About, Ledger, RowKind
from jss_cli.imports.table import Header

KINDS: dict[str, RowKind] = {
    "": "hourly",
    "hourly": "hourly",
    "fixed price": "fixed",
    "fixed price payment": "fixed",
    "milestone": "fixed",
    "bonus": "bonus",
}
WITH_ID = re.compile(r"(?P<title>.*?) ?\((?:id:? ?|#)?(?P<id>[0-9]{6,})\)", re.IGNORECASE)


def _about(kind: RowKind, contract: str) -> About:  # noqa: ARG001 - every kind of row names its contract
    match = WITH_ID.fullmatch(contract)
    return About(match["title"], id=match["id"]) if match else About(contract)


LEDGER = Ledger(
    name="earnings_report",
    noun="earnings report",
    header=Header(
        (("date",), ("contract",), ("hours",), ("amount", "amount $"), ("payment type",)), ("transaction id",)
    ),
    columns={
        "on": ("date",),
        "type": ("payment type",),
        "amount": ("amount", "amount $"),
        "title": ("contract",),
        "client": (),
        "ref": (),
        "agency": (),
        "freelancer": ("freelancer",),
    },
    unused=frozenset(("hours", "currency")),
    kinds=KINDS,
    about=_about,
    certainty={"id": "seen", "title": "seen", "kind": "seen", "days": "seen"},
    worked=True,
)


class Reader(LedgerReader):
    """Gross by the day of work, by contract; the same money as a transaction report, which it confirms."""

    ledger = LEDGER
    title = "an earnings report"
    certainty = "seen"
    missing = "clients, refunds, days of payment, starts, ends, and feedback"
    rank = 20
