"""Many histories for programs: the document behind `jss triage --format json`."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.failure import FailedResult
from jss_cli.domain.triage import Ticket, TicketGroup, Triage
from jss_cli.reports.numbers import tenths_of
from jss_cli.reports.observed import shown_words
from jss_cli.reports.results import AnyResult, stamp
from jss_cli.reports.triage import cause_words, doubt_words


@dataclass(frozen=True, slots=True)
class TicketResult:
    """One history: its computed score, and what costs most (`points` are negative, `lost` is all that are missing by
    the rules). Where another score was `seen`, `points` are what it is lower, and no `next_day` of the rules is told.
    `person` says why a person must look (empty: no need), `error` why there is no answer (None: there is one)."""

    file: str
    as_of: str | None
    policy: str | None
    currency: str | None
    computed: int | None
    seen: str | None
    cause: str | None
    rule: str | None
    words: str | None
    contracts: tuple[str, ...]
    points: float | None
    lost: float | None
    next_day: str | None
    next_score: int | None
    person: str
    error: str | None


@dataclass(frozen=True, slots=True)
class TicketGroupResult:
    """Histories of one cause; `points` are the median and `total` all of them, negative; `reply` the files that one
    reply answers, `person` those that need a person. Of a table of scores the first freelancers of a cause are named,
    and how many more are `unnamed`."""

    cause: str
    rule: str | None
    words: str
    number: int
    points: float
    total: float
    reply: tuple[str, ...]
    person: tuple[str, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class FallResult:
    """A day on which several scores fall by themselves."""

    day: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriageResult(AnyResult):
    """So many histories or freelancers by what costs each most; the scores are the computed ones. `number` counts those
    that could be read, `unread` the others; `policy` and `as_of` are those of all, None where they differ."""

    rows_key: ClassVar[str] = "tickets"

    policy: str | None
    as_of: str | None
    number: int
    unread: int
    groups: tuple[TicketGroupResult, ...]
    tickets: tuple[TicketResult, ...]
    falls: tuple[FallResult, ...]


def triage_result(found: Triage) -> TriageResult:
    """The triage as plain values."""
    return TriageResult(
        *stamp("triage"),
        policy=_only({ticket.policy for ticket in found.tickets}),
        as_of=_only({ticket.day.isoformat() for ticket in found.tickets}),
        number=found.number,
        unread=len(found.failed),
        groups=tuple(map(_group_result, found.groups)),
        tickets=(*map(_ticket_result, found.tickets), *map(_failed_ticket, found.failed)),
        falls=tuple(FallResult(day.isoformat(), tuple(one.file for one in tickets)) for day, tickets in found.falls),
    )


def _only(values: set[str]) -> str | None:
    """The value if there is one alone."""
    return values.pop() if len(values) == 1 else None


def _group_result(group: TicketGroup) -> TicketGroupResult:
    return TicketGroupResult(
        cause=group.cause,
        rule=group.rule.code if group.rule else None,
        words=cause_words(group.cause, group.rule),
        number=group.number,
        points=-tenths_of(group.median) / 10,
        total=-tenths_of(group.total) / 10,
        reply=group.clear,
        person=group.doubtful,
        unnamed=group.number - len(group.clear) - len(group.doubtful),
    )


def _ticket_result(ticket: Ticket) -> TicketResult:
    return TicketResult(
        file=ticket.file,
        as_of=ticket.day.isoformat(),
        policy=ticket.policy,
        currency=ticket.currency,
        computed=ticket.score,
        seen=shown_words(ticket.seen) if ticket.seen else None,
        cause=ticket.cause,
        rule=ticket.rule.code if ticket.rule else None,
        words=cause_words(ticket.cause, ticket.rule),
        contracts=ticket.reasons[0].contracts if ticket.rule else (),
        points=-tenths_of(ticket.costs) / 10,
        lost=-tenths_of(ticket.lost) / 10,
        next_day=ticket.cliff.seen.isoformat() if ticket.cliff else None,
        next_score=ticket.cliff.after.whole if ticket.cliff else None,
        person=doubt_words(ticket),
        error=None,
    )


def _failed_ticket(failed: FailedResult) -> TicketResult:
    none = dict.fromkeys(
        (
            *("as_of", "policy", "currency", "computed", "seen", "cause", "rule", "words"),
            *("points", "lost", "next_day", "next_score"),
        )
    )
    return TicketResult(failed.file, **none, contracts=(), person="the file must be mended", error=failed.words)
