"""What costs a history most, as one word: so that many of them can be answered together.

Of the causes that a history has, the first of these is taken: there is no score; a score was seen that the rules alone
do not give; what costs most leaves a window within a month; the rule that costs most; nothing costs anything.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.score import Attribution
from jss_cli.domain.timeline import Event
from jss_cli.domain.triage import CauseKind, Ticket, TicketDoubt
from jss_cli.explaining.seen.question import last_seen, seen_otherwise
from jss_cli.explaining.time.events import next_cliff
from jss_cli.explaining.time.standing import standing_of
from jss_cli.explaining.why.attribution import attribute
from jss_cli.explaining.why.reasons import rank_reasons

SOON = timedelta(days=31)
MOST = Fraction(1, 2)  # of the points that are missing: a cause that has less is not the one


def ticket_of(case: Case) -> Ticket:
    """A history as a ticket."""
    standing = standing_of(case)
    attribution = attribute(standing.score)
    seen = seen_otherwise(case)
    cliff = None if seen else next_cliff(case)
    reasons = rank_reasons(attribution)
    lost = sum((one.lost for one in attribution.contributions if one.lost > 0), Fraction(0))
    cause = _cause(case, attribution, seen, cliff, is_lost=standing.lost is not None)
    return Ticket(
        file=case.source,
        day=case.day,
        policy=case.policy.name,
        score=standing.score.whole,
        seen=last_seen(case),
        cause=cause,
        reasons=reasons,
        lost=lost,
        cliff=cliff,
        doubts=_doubts(case, cause, reasons[0].lost / lost if reasons else Fraction(1)),
        currency=case.history.currency,
    )


def _cause(
    case: Case, attribution: Attribution, seen: Observation | None, cliff: Event | None, *, is_lost: bool
) -> CauseKind:
    """What a ticket is about."""
    if seen:
        return "hidden"
    percent = attribution.score.percent
    if percent is None:
        return "lost score" if is_lost else "no score"
    if cliff and cliff.seen - case.day <= SOON and _gain(cliff) >= (100 - percent) * MOST > 0:
        return "window"
    return "rule" if any(one.lost > 0 for one in attribution.contributions) else "nothing"


def _gain(event: Event) -> Fraction:
    """The points that an event brings, 0 where there is a score before or after it alone."""
    before, after = event.before.percent, event.after.percent
    return Fraction(0) if before is None or after is None else after - before


def _doubts(case: Case, cause: CauseKind, share: Fraction) -> tuple[TicketDoubt, ...]:
    """Why no answer in general will do."""
    found: dict[TicketDoubt, bool] = {
        "hidden": cause == "hidden",
        "several causes": cause == "rule" and share < MOST,
        "disputed": any(contract.disputed for contract in case.history.contracts),
        "warnings": bool(case.warnings),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)
