"""Many histories, sorted by what costs each most: the tickets of a support desk, the members of an agency, or the rows
of a table of scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.explanation import LossReason
from jss_cli.domain.failure import FailedResult
from jss_cli.domain.history import Observation
from jss_cli.domain.policy import Rule
from jss_cli.domain.timeline import Event

CauseKind = Literal["rule", "window", "hidden", "no score", "lost score", "faulty", "nothing"]
TicketDoubt = Literal["hidden", "several causes", "disputed", "warnings"]


@dataclass(frozen=True, slots=True)
class Ticket:
    """One history: the computed score, what was `seen` last, and what costs most.

    `cause` is of the kind "rule" (the first of the `reasons`), "window" (what costs most leaves a window soon),
    "hidden" (a seen score tells of what nobody told), "no score" (yet), "lost score", "faulty" or "nothing". `lost` is
    all the points that are missing by the rules, `cliff` the next day on which the computed score changes by itself
    (None if it is not the one seen), `doubts` why a person must look.
    """

    file: str
    day: date
    policy: str
    score: int | None
    seen: Observation | None
    cause: CauseKind
    reasons: tuple[LossReason, ...]
    lost: Fraction
    cliff: Event | None
    doubts: tuple[TicketDoubt, ...]
    currency: str | None = None

    @property
    def rule(self) -> Rule | None:
        """The rule that the ticket is about."""
        return self.reasons[0].rule if self.cause == "rule" else None

    @property
    def shown(self) -> int | None:
        """The score: the most that was seen (whole percent) where the rules do not give it, else the computed one."""
        if self.seen is None or self.cause != "hidden":
            return self.score
        return None if self.seen.shown == "none" else self.seen.bounds[1]

    @property
    def costs(self) -> Fraction:
        """The points that its cause costs: of a seen score those that the computed one has more, else all that are
        missing where it is not a rule."""
        if self.cause == "hidden":
            return Fraction(max((self.score or 0) - (100 if self.shown is None else self.shown), 0))
        return self.reasons[0].lost if self.cause == "rule" else self.lost


@dataclass(frozen=True, slots=True)
class TicketGroup:
    """So many tickets of one cause: the `median` of the points that it costs and their `total`, the names that one
    reply answers, and the names that need a person; of very many the first are named."""

    cause: CauseKind
    rule: Rule | None
    number: int
    median: Fraction
    total: Fraction
    clear: tuple[str, ...]
    doubtful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Triage:
    """Tickets (of very many the lowest), all of them by cause, the days on which several scores fall by themselves,
    and the files about which there is no answer. `number` is of all others, and `nouns` what one and several are."""

    number: int
    nouns: tuple[str, str]
    tickets: tuple[Ticket, ...]
    groups: tuple[TicketGroup, ...]
    falls: tuple[tuple[date, tuple[Ticket, ...]], ...] = ()
    failed: tuple[FailedResult, ...] = ()


def triage_of(tickets: tuple[Ticket, ...], failed: tuple[FailedResult, ...]) -> Triage:
    """Histories by cause, in the order of their files."""
    by_cause: dict[tuple[str, str], list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        by_cause[ticket.cause, ticket.rule.code if ticket.rule else ""].append(ticket)
    groups = ranked(map(_group, by_cause.values()))
    return Triage(len(tickets), ("history", "histories"), tickets, groups, _falls(tickets), failed)


def ranked(groups: Iterable[TicketGroup]) -> tuple[TicketGroup, ...]:
    """The largest group first, of equal ones the one that costs more; nothing comes last."""
    return tuple(sorted(groups, key=lambda group: (group.cause == "nothing", -group.number, -group.total)))


def _group(tickets: list[Ticket]) -> TicketGroup:
    """Tickets of one cause, those that cost most named first."""
    ordered = sorted(tickets, key=lambda ticket: -ticket.costs)
    costs = [ticket.costs for ticket in ordered]
    clear, doubtful = (tuple(one.file for one in ordered if bool(one.doubts) is doubted) for doubted in (False, True))
    about, total = ordered[0], sum(costs, Fraction(0))
    return TicketGroup(about.cause, about.rule, len(costs), median(costs), total, clear, doubtful)


def _falls(tickets: Iterable[Ticket]) -> tuple[tuple[date, tuple[Ticket, ...]], ...]:
    """The days on which several scores fall, each as the next change of its own, in order."""
    by_day: dict[date, list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        if ticket.cliff and _is_fall(ticket.cliff):
            by_day[ticket.cliff.seen].append(ticket)
    return tuple((day, tuple(found)) for day, found in sorted(by_day.items()) if len(found) > 1)


def _is_fall(event: Event) -> bool:
    """Whether a score is lower after an event, or gone."""
    before, after = event.before.whole, event.after.whole
    return before is not None and (after is None or after < before)
