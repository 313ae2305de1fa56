"""Many histories, sorted by what costs each most: the tickets of a support desk, the members of an agency."""

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

CauseKind = Literal["rule", "window", "hidden", "no score", "lost score", "nothing"]
TicketDoubt = Literal["several causes", "disputed", "warnings"]


@dataclass(frozen=True, slots=True)
class Ticket:
    """One history: the computed score, the one `seen` last if the rules alone do not give it, and what costs most.

    `cause` is of the kind "rule" (the first of the `reasons`), "window" (what costs most leaves a window soon),
    "hidden" (a seen score tells of what nobody told), "no score" (yet), "lost score", or "nothing". `lost` is all the
    points that are missing, `cliff` the next day on which the score changes by itself, `doubts` why a person must look.
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

    @property
    def rule(self) -> Rule | None:
        """The rule that the ticket is about."""
        return self.reasons[0].rule if self.cause == "rule" else None

    @property
    def costs(self) -> Fraction:
        """The points that its cause costs; all that are missing where it is not a rule."""
        return self.reasons[0].lost if self.cause == "rule" else self.lost


@dataclass(frozen=True, slots=True)
class TicketGroup:
    """Tickets of one cause, at least one, those that cost most first."""

    tickets: tuple[Ticket, ...]

    @property
    def median(self) -> Fraction:
        """The median of the points that the cause costs."""
        return median(ticket.costs for ticket in self.tickets)

    @property
    def total(self) -> Fraction:
        """The points that it costs all of them."""
        return sum((ticket.costs for ticket in self.tickets), Fraction(0))


@dataclass(frozen=True, slots=True)
class Triage:
    """Tickets in the order of their files, and the files about which there is no answer."""

    tickets: tuple[Ticket, ...]
    failed: tuple[FailedResult, ...]

    @property
    def groups(self) -> tuple[TicketGroup, ...]:
        """The tickets by cause, the largest group first, of equal ones the one that costs more; nothing comes last."""
        by_cause: dict[tuple[str, str], list[Ticket]] = defaultdict(list)
        for ticket in self.tickets:
            by_cause[ticket.cause, ticket.rule.code if ticket.rule else ""].append(ticket)
        groups = [TicketGroup(tuple(sorted(found, key=lambda one: -one.costs))) for found in by_cause.values()]
        return tuple(sorted(groups, key=_rank))

    @property
    def falls(self) -> tuple[tuple[date, tuple[Ticket, ...]], ...]:
        """The days on which the scores of several fall by themselves, each as the next change of its own, in order."""
        by_day: dict[date, list[Ticket]] = defaultdict(list)
        for ticket in self.tickets:
            if ticket.cliff and _is_fall(ticket.cliff):
                by_day[ticket.cliff.seen].append(ticket)
        return tuple((day, tuple(found)) for day, found in sorted(by_day.items()) if len(found) > 1)


def _rank(group: TicketGroup) -> tuple[bool, int, Fraction]:
    return group.tickets[0].cause == "nothing", -len(group.tickets), -group.total


def _is_fall(event: Event) -> bool:
    """Whether a score is lower after an event, or gone."""
    before, after = event.before.whole, event.after.whole
    return before is not None and (after is None or after < before)


def doubtful(tickets: Iterable[Ticket]) -> tuple[Ticket, ...]:
    """The tickets that need a person."""
    return tuple(ticket for ticket in tickets if ticket.doubts)
