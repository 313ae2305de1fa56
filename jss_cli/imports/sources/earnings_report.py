"""The earnings report by the day of work: the one money file with the ids of contracts."""

from __future__ import annotations

import re

from jss_cli.imports.evidence import Extract
from jss_cli.imports.ledger import read_ledger
from jss_cli.imports.ledger_rows import About, Ledger, RowKind
from jss_cli.imports.source import Material, SourceReader, Wish
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


class Reader(SourceReader):
    """Gross by the day of work, by contract; the same money as a transaction report, which it confirms."""

    title = "an earnings report"
    certainty = "seen"
    missing = "clients, refunds, days of payment, starts, ends, and feedback"
    rank = 20

    @staticmethod
    def knows(material: Material) -> bool:
        """By its header."""
        return LEDGER.header.stands_in(material.document.text)

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """What was earned by day. Raises InputError (JSS802) for an id that has two titles."""
        return read_ledger(LEDGER, material.document, wish)
