"""What is asked, and in which order: of each contract what is missing and matters, then what no page shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jss_cli.domain.history import UNKNOWN, Contract, History
from jss_cli.imports.interview.talk import ASKED, Outlook, Step


def has_client(contract: Contract) -> bool:
    """Whether a contract's client is known."""
    return contract.client not in {"unknown", unknown_client(contract.id)}


def unknown_client(name: str) -> str:
    """What a client that nobody told is called in the contract of an id, so that it is one of its own."""
    return f"unknown ({name})"


def steps_ahead(history: History, outlook: Outlook) -> tuple[Step, ...]:
    """What to ask of the contracts that nobody was asked about yet, the latest first."""
    newest = sorted(history.contracts, key=lambda contract: _last_day(contract, outlook.today), reverse=True)
    asked = [(contract.id, topics) for contract in newest if (topics := missing(contract, outlook))]
    return tuple(
        Step(topic, name, number, len(asked)) for number, (name, topics) in enumerate(asked, 1) for topic in topics
    )


def missing(contract: Contract, outlook: Outlook) -> tuple[str, ...]:
    """The topics of what is not known of a contract and may move a score; none if it was asked about, or counts no
    more."""
    is_old = contract.ended is not None and _last_day(contract, outlook.today) < outlook.counts_from
    return () if is_old or ASKED in dict(contract.extras) else tuple(_missing(contract, outlook))


def _missing(contract: Contract, outlook: Outlook) -> Iterator[str]:
    if not has_client(contract):
        yield "client"
    if (bounds := contract.bounds("started")) and not bounds.not_before:
        yield "started"
    if (bounds := contract.bounds("ended")) and not bounds.not_after:
        yield "ended"
    if contract.earned is UNKNOWN:
        yield "earned"
    if _is_long(contract, outlook) and contract.paid_months is None and not contract.payments:
        yield "paid_months"
    if contract.ended and contract.feedback.stars is UNKNOWN:
        yield "stars"
    if contract.ended and UNKNOWN in {contract.feedback.recommend, contract.ending.reason}:
        yield "private"


def closing_steps(history: History, outlook: Outlook, *, typing: bool) -> tuple[Step, ...]:
    """What is asked once the contracts are done: more of them, those that no profile shows, and what was shown."""
    topics = [*(["title"] if typing else []), *([] if ASKED in dict(history.extras) else ["silent"])]
    today = [seen for seen in history.observed if seen.on == outlook.today]
    if not any(seen.score is not None for seen in today):
        topics.append("score")
    elif len(history.observed) == len(today):
        topics.append("since")
    return tuple(map(Step, (*topics, *([] if any(seen.eligible for seen in today) else ["eligible"]))))


def _is_long(contract: Contract, outlook: Outlook) -> bool:
    """Whether a contract lasts longer than one period in which payments are counted."""
    return ((contract.ended or outlook.today) - contract.started).days > outlook.period


def _last_day(contract: Contract, today: date) -> date:
    """The day on which something last happened; of an open contract today."""
    return max(contract.ended or today, *(payment.on for payment in contract.payments), date.min)
