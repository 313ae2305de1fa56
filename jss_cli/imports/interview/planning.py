"""What is asked, and in which order: of each contract what is missing and matters, then what no page shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.imports.interview.talk import ASKED, Scope, TurnAhead


def contract_turns(history: History, scope: Scope) -> tuple[TurnAhead, ...]:
    """What to ask of the contracts that nobody was asked about yet, the latest first."""
    newest = sorted(history.contracts, key=lambda contract: _last_day(contract, scope.today), reverse=True)
    asked = [(contract.id, matters) for contract in newest if (matters := missing(contract, scope))]
    return tuple(
        TurnAhead(matter, name, number, len(asked))
        for number, (name, matters) in enumerate(asked, 1)
        for matter in matters
    )


def missing(contract: Contract, scope: Scope) -> tuple[str, ...]:
    """The matters of what is not known of a contract and may move a score; none if it was asked about, or counts no
    more."""
    is_old = contract.ended is not None and _last_day(contract, scope.today) < scope.counts_from
    return () if is_old or ASKED in dict(contract.extras) else tuple(_missing(contract, scope))


def _missing(contract: Contract, scope: Scope) -> Iterator[str]:
    if not contract.named_client:
        yield "client"
    if (bounds := contract.bounds("started")) and not bounds.not_before:
        yield "started"
    if (bounds := contract.bounds("ended")) and not bounds.not_after:
        yield "ended"
    if contract.earned is UNKNOWN:
        yield "earned"
    if _is_long(contract, scope) and contract.paid_months is None and not contract.payments:
        yield "paid_months"
    if contract.ended and contract.feedback.stars is UNKNOWN:
        yield "stars"
    if contract.ended and UNKNOWN in {contract.feedback.recommend, contract.ending.reason}:
        yield "private"


def closing_turns(history: History, scope: Scope, *, typing: bool) -> tuple[TurnAhead, ...]:
    """What is asked once the contracts are done: more of them, those that no profile shows, and what was shown."""
    matters = [*(["title"] if typing else []), *([] if ASKED in dict(history.extras) else ["silent"])]
    today = [seen for seen in history.observed if seen.on == scope.today]
    if not any(seen.score is not None for seen in today):
        matters.append("score")
    elif len(history.observed) == len(today):
        matters.append("since")
    return tuple(map(TurnAhead, (*matters, *([] if any(seen.eligible for seen in today) else ["eligible"]))))


def _is_long(contract: Contract, scope: Scope) -> bool:
    """Whether a contract lasts longer than one period in which payments are counted."""
    return ((contract.ended or scope.today) - contract.started).days > scope.period


def _last_day(contract: Contract, today: date) -> date:
    """The day on which something last happened; of an open contract today."""
    return max(contract.ended or today, *(payment.on for payment in contract.payments), date.min)
