"""What is odd about a valid history: warnings, never errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract, History
from jss_cli.errors import Fault
from jss_cli.files.document import SourceText

TEXT = r"""(?:id|client|title|notes): +[^\s"'|>\[{#]"""
CUT_OFF = re.compile(
    rf"""^[ ]*(?:- )?{TEXT}[^"'\n]*?[ ](\#\S.*)$|[{{,][ ]*{TEXT}[^"'\n,{{}}]*?[ ](\#[^\s"'][^"'\n]*)$""", re.MULTILINE
)
FIRST_SCORES = date(2015, 3, 1)  # the marketplace showed none before
SHOWN_MONTHS = (3, 6, 12, 24)  # of the windows that any of the shipped rules sums
LATER = 180  # days after the end within which a last payment, a bonus or a refund may still come
MONTHS_MORE = 2  # than the calendar shows: paid before the first day or after the last
OTHER_LETTERS = "авекмнорстухіјѕαβεζηικμνορτυχ"  # of Greek and Cyrillic, small, that look like the Latin ones below
LATIN_LETTERS = "abekmhopctyxijsabezhikmnoptyx"
LOOK_ALIKES = str.maketrans(OTHER_LETTERS, LATIN_LETTERS)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd about a field of the contract at `place` in the history, or, place None, of the whole file, where
    `item` is its place in a list; without a field about nothing that has a place."""

    code: str
    message: str
    hint: str
    place: int | None = None
    field: str = ""
    item: int = 0


def doubts(history: History, as_of: date | None) -> Iterator[Doubt]:
    """Everything odd about a history, on the day it is scored for if that is known."""
    if not history.contracts:
        yield Doubt("JSS918", "there are no contracts yet", "`jss init --sample nine_jobs_75` writes some to try")
    if history.platform.casefold() != "upwork":
        message = f'the platform is "{history.platform}", and the rules that are shipped are those of Upwork'
        yield Doubt("JSS939", message, "give the rules of yours with --policy, if they are known", field="platform")
    if as_of is not None:
        yield from _later(history, as_of)
    yield from (*_alike(history, "id"), *_alike(history, "client"), *_overlapping(history), *_unseeable(history, as_of))
    for place, contract in enumerate(history.contracts):
        if contract.ended is None and isinstance(contract.feedback.stars, Decimal):
            hint = "add `ended`; feedback on an open contract is `interim`"
            yield Doubt("JSS949", "it has stars, but did not end", hint, place, "feedback.stars")
        yield from (
            Doubt("JSS938", message, "check the days of both", place, field) for field, message in _outside(contract)
        )


def _outside(contract: Contract) -> Iterator[tuple[str, str]]:
    """What a contract says of days on which it did not run, by its field."""
    start, end = contract.started, contract.ended
    for field in ("payments", "refunds", "interim"):
        days = [item.on for item in getattr(contract, field)]
        if stray := [day for day in days if day < start or (end is not None and (day - end).days > LATER)]:
            yield field, f"{field} on {stray[0]}, and it ran from {start} to {end or 'today'}"
    if end is not None and contract.paid_months is not None:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        if contract.paid_months > months + MONTHS_MORE:
            yield "paid_months", f"paid in {contract.paid_months} months, and it ran in {months}"


def _later(history: History, as_of: date) -> Iterator[Doubt]:
    for place, contract in enumerate(history.contracts):
        name = "started" if contract.started > as_of else "ended"
        if contract.started > as_of or (contract.ended is not None and contract.ended > as_of):
            yield Doubt("JSS946", f"it {name} after {as_of}", "it is not counted yet", place, name)


def _unseeable(history: History, as_of: date | None) -> Iterator[Doubt]:
    """Observed scores of days to come or before there were scores, and two that contradict each other."""
    scores: dict[date, int] = {}
    for item, seen in enumerate(history.observed):
        hint, place = "check the day", (None, "observed", item)
        if as_of is not None and seen.on > as_of:
            yield Doubt("JSS946", f"a score was observed on {seen.on}, after {as_of}", hint, *place)
        if seen.on < FIRST_SCORES:
            yield Doubt("JSS938", f"a score was observed on {seen.on}, and there were none yet", hint, *place)
        for months in (months for months, _ in seen.windows if months not in SHOWN_MONTHS):
            message = f"a window of {months} months was observed on {seen.on}, and no rules that are shipped have one"
            yield Doubt("JSS938", message, "windows hold 6, 12 or 24 months, and from 2021 to 2024 one held 3", *place)
        if seen.score is not None and scores.setdefault(seen.on, seen.score) != seen.score:
            message = f"{scores[seen.on]} % and {seen.score} % on {seen.on} contradict each other"
            yield Doubt("JSS938", message, "leave out the one that was not shown", *place)


def _alike(history: History, field: str) -> Iterator[Doubt]:
    """Names that differ only in case, spaces, the form of their letters, look-alikes of Latin ones, or the unseen."""
    seen: dict[str, str] = {}
    for place, contract in enumerate(history.contracts):
        name: str = getattr(contract, field)
        other = seen.setdefault(_looks(name), name)
        if other != name:
            message = f'the {field} "{name}" looks like "{other}", which is another'
            yield Doubt("JSS947", message, "write both the same way if they are the same", place, field)


def _looks(name: str) -> str:
    """What the eye takes a name for; it does not see what is of category Cf, such as a zero-width space."""
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", name).casefold().translate(LOOK_ALIKES)
    return " ".join("".join(sign for sign in folded if unicodedata.category(sign) != "Cf").split())


def _overlapping(history: History) -> Iterator[Doubt]:
    ends = {contract.id: contract.ended for contract in history.contracts}
    for place, contract in enumerate(history.contracts):
        end = ends[contract.continues] if contract.continues is not None else contract.started
        if end is None or end > contract.started:
            until = f"ended on {end}" if end else "is still open"
            message = f"it started on {contract.started}, but {contract.continues}, which it continues, {until}"
            yield Doubt("JSS948", message, "check the days of both", place, "started")


def cut_off(document: SourceText) -> Iterator[Fault]:
    """Texts of a YAML file that lose their end to a comment nobody meant: `title: login #2`."""
    for match in CUT_OFF.finditer(document.text):
        hint, lost = "put quotes round the whole text", match[1] or match[2]
        position = document.position(match.end() - len(lost))
        yield document.fault("JSS919", f"read as a comment: {lost[:60]}", hint, position, len(lost))
