"""What is odd about a valid history: warnings, never errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History
from jss_cli.errors import Fault
from jss_cli.files.document import Document
from jss_cli.files.histories.inspection import Found

CUT_OFF = re.compile(r"""^[ ]*(?:- )?(?:id|client|title|notes): +[^\s"'|>\[{#][^"'\n]*?[ ](\#\S.*)$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd about one field of the contract at `place` in the history; place None: about the whole file."""

    code: str
    message: str
    hint: str
    place: int | None = None
    field: str = ""

    def fault(self, document: Document, contracts: Mapping[int, Found]) -> Fault:
        """The doubt with its position in the document; `contracts` by their places."""
        if self.place is None:
            return Fault(self.code, self.message, self.hint, document.file)
        found = contracts[self.place]
        position, length = found.places[self.field], found.lengths[self.field]
        return document.fault(self.code, f"{found.owner}: {self.message}", self.hint, position, length)


def doubts(history: History, as_of: date | None) -> Iterator[Doubt]:
    """Everything odd about a history, on the day it is scored for if that is known."""
    if not history.contracts:
        yield Doubt("JSS918", "there are no contracts yet", "`jss init --sample nine_jobs_75` writes some to try")
    if as_of is not None:
        yield from _later(history, as_of)
    yield from _alike(history, "id")
    yield from _alike(history, "client")
    yield from _overlapping(history)
    for place, contract in enumerate(history.contracts):
        if contract.ended is None and isinstance(contract.feedback.stars, Decimal):
            hint = "add `ended`; feedback on an open contract is `interim`"
            yield Doubt("JSS949", "it has stars, but did not end", hint, place, "feedback.stars")


def _later(history: History, as_of: date) -> Iterator[Doubt]:
    for place, contract in enumerate(history.contracts):
        name = "started" if contract.started > as_of else "ended"
        if contract.started > as_of or (contract.ended is not None and contract.ended > as_of):
            yield Doubt("JSS946", f"it {name} after {as_of}", "it is not counted yet", place, name)


def _alike(history: History, field: str) -> Iterator[Doubt]:
    """Names that differ only in case, spaces or the form of their letters."""
    seen: dict[str, str] = {}
    for place, contract in enumerate(history.contracts):
        name: str = getattr(contract, field)
        other = seen.setdefault(" ".join(unicodedata.normalize("NFKC", name).casefold().split()), name)
        if other != name:
            message = f'the {field} "{name}" looks like "{other}", which is another'
            yield Doubt("JSS947", message, "write both the same way if they are the same", place, field)


def _overlapping(history: History) -> Iterator[Doubt]:
    ends = {contract.id: contract.ended for contract in history.contracts}
    for place, contract in enumerate(history.contracts):
        end = ends[contract.continues] if contract.continues is not None else contract.started
        if end is None or end > contract.started:
            until = f"ended on {end}" if end else "is still open"
            message = f"it started on {contract.started}, but {contract.continues}, which it continues, {until}"
            yield Doubt("JSS948", message, "check the days of both", place, "started")


def cut_off(document: Document) -> Iterator[Fault]:
    """Texts of a YAML file that lose their end to a comment nobody meant: `title: login #2`."""
    for match in CUT_OFF.finditer(document.text):
        hint = "put quotes round the whole text"
        position = document.position(match.start(1))
        yield document.fault("JSS919", f"read as a comment: {match[1][:60]}", hint, position, len(match[1]))
