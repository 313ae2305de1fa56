"""The transaction history that names rows by "Ref ID" (2018? to 2024)."""

from __future__ import annotations

import re
from datetime import date

from jss_cli.errors import Fault, InputError
from jss_cli.files.suggestions import days
from jss_cli.imports.ledger import LedgerReader
from jss_cli.imports.ledger_rows import TRANSACTION_KINDS, About, Ledger, RowKind
from jss_cli.imports.source import Extract, Material, Wish
from jss_cli.imports.table import Header

AMOUNT = ("amount", "amount $", "amount ($)", "amount usd")
NEWER = ("transaction id", "transaction type")
CLIENTLESS = Header((("date",), ("type",), AMOUNT), (*NEWER, "ref id", "title", "client", "contract", "id"))
WEEK = re.compile(r"invoice for (?P<first>[\d/-]{8,10}) ?[-–—] ?(?P<last>[\d/-]{8,10})(?: .*)?", re.IGNORECASE)
LEAD = re.compile(
    r"(?:(?:refund|bonus)(?: payment)?(?: to client)?(?: (?:for|of|on))?[ :–-]+|invoice for "
    r"|fixed[ -]price(?: for)?[ :–-]+)",
    re.IGNORECASE,
)
POINTS = re.compile(r"\bRef(?:erence)? ?(?:ID|No\.?|#)?[ :#]*(?P<ref>\d+)", re.IGNORECASE)
NO_TITLE = re.compile(r"(?:invoice|hourly|fixed[ -]price|bonus|refund|payment|milestone)s?\b\W*\d*", re.IGNORECASE)


def _about(kind: RowKind, text: str) -> About:
    """What a description says: of hourly work the week, of a fixed price the title, of what follows on it either the
    title or the row that it points back to."""
    if week := WEEK.fullmatch(text):
        return About(worked=_worked(week))
    if kind == "hourly":
        return About()
    ref = POINTS.search(text) if kind != "fixed" else None
    title = LEAD.sub("", text, count=1) if LEAD.match(text) else text
    if ref or NO_TITLE.fullmatch(title):
        return About(ref=ref["ref"] if ref else "")
    return About(title, is_title=kind != "bonus")


def _worked(week: re.Match[str]) -> tuple[date, date] | None:
    """The days of an invoice, which are written month first."""
    read = [days(week[name])[-1:] for name in ("first", "last")]
    found = [date.fromisoformat(text) for one in read for text in one]
    return (found[0], found[1]) if found == sorted(found) and len(found) == len(read) else None


LEDGER = Ledger(
    name="transactions_by_ref",
    noun="transaction history",
    header=Header((("date",), ("ref id",), ("type",), AMOUNT), NEWER),
    columns={
        "on": ("date",),
        "type": ("type",),
        "amount": AMOUNT,
        "title": ("description",),
        "client": ("team", "client team", "client"),
        "ref": ("ref id",),
        "agency": ("agency",),
        "freelancer": ("freelancer",),
    },
    unused=frozenset(("account name", "po", "amount in local currency", "exchangerate", "currency", "balance")),
    kinds=TRANSACTION_KINDS | {"withdrawal fee": "no contract", "membership fee": "no contract"},
    about=_about,
    certainty={"client": "read", "title": "said", "kind": "read", "days": "said"},
)


class Reader(LedgerReader):
    """Money by the day with clients; titles of work for a fixed price only."""

    ledger = LEDGER
    title = "a transaction history"
    certainty = "read"
    missing = "contract ids, titles of hourly work, starts, ends, feedback, and contracts that were never paid"
    rank = 10

    @classmethod
    def knows(cls, material: Material) -> bool:
        """By its header; one that does not say who paid is known too, to be refused."""
        return super().knows(material) or CLIENTLESS.stands_in(material.document.text)

    @classmethod
    def read(cls, material: Material, wish: Wish) -> Extract:
        """Its earnings and refunds. Raises InputError (JSS803) where nothing says who paid."""
        if not super().knows(material):
            hint = "export it with the columns Ref ID, Description and Team"
            raise InputError(Fault("JSS803", "who paid is not in it", hint, material.file))
        return super().read(material, wish)
