"""The interview as values: what is still to be asked, what was answered, and the way back.

Of each contract is asked what is missing and matters, then what no page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import UNKNOWN, Contract, History

ASKED_ON = "x_asked"  # the day on which a person was asked about a contract, kept with it
OPEN = "x_interview"  # of the whole file: an interview is not over
LONG = 90  # days, as most rules count the periods of a contract


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rules of the day look at, so that nothing else is asked: contracts that ended on or after `counts_from`,
    private answers of those that ended by `private_until` (None: of all), and the months paid of those that last longer
    than `period` days. `first` are the contract and the matter of the answer that could move the score most."""

    today: date
    counts_from: date = date.min
    private_until: date | None = None
    period: int = LONG
    first: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Question:
    """One prompt, of one line; `about` is said once before the questions on the same `subject`, `help` answers a ?.

    The answer to a paste has several lines and is ended by a dot alone.
    """

    prompt: str
    help: tuple[str, ...]
    subject: str = ""
    about: tuple[str, ...] = ()
    is_paste: bool = False


@dataclass(frozen=True, slots=True)
class TurnAhead:
    """Something to ask: the name of its matter, the contract that it is about (the id; "": none), and that contract's
    `number` among so many (0: none) that are asked about; of an answer in doubt the talk that goes on `if_so`."""

    matter: str
    contract: str = ""
    number: int = 0
    total: int = 0
    if_so: Talk | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """An interview at one moment: the history so far, the turns ahead (the first is asked now), and the moment `before`
    the last answer.

    `remarks` are what a person is told of the last answer.
    """

    history: History
    scope: Scope
    turns: tuple[TurnAhead, ...]
    remarks: tuple[str, ...] = ()
    before: Talk | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.turns

    def contract(self, name: str) -> Contract:
        """The contract of an id. Raises KeyError."""
        return {contract.id: contract for contract in self.history.contracts}[name]

    def changed(self, name: str, change: Callable[[Contract], Contract]) -> Talk:
        """The talk with a contract of its history changed."""
        contracts = tuple(change(one) if one.id == name else one for one in self.history.contracts)
        return replace(self, history=replace(self.history, contracts=contracts))

    def then(self, *turns: TurnAhead) -> Talk:
        """The talk with turns that come before those ahead."""
        return replace(self, turns=(*turns, *self.turns))


def with_extra(extras: tuple[tuple[str, str], ...], name: str, text: str) -> tuple[tuple[str, str], ...]:
    """Fields of one's own with one of them set; an empty text takes it out."""
    others = tuple(pair for pair in extras if pair[0] != name)
    return (*others, (name, text)) if text else others


def contract_turns(history: History, scope: Scope, *, again: bool = False) -> tuple[TurnAhead, ...]:
    """What to ask of the contracts that nobody was asked about yet, or `again` of those of which somebody was: what
    could move the score most, then the latest first."""
    chosen = (one for one in history.contracts if (ASKED_ON in dict(one.extras)) == again)
    ordered = sorted(chosen, key=lambda one: (one.id == scope.first[0], _last_day(one, scope.today)), reverse=True)
    asked = [(one.id, matters) for one in ordered if (matters := missing(one, scope))]
    return tuple(
        TurnAhead(matter, name, number, len(asked))
        for number, (name, matters) in enumerate(asked, 1)
        for matter in sorted(matters, key=lambda matter: (name, matter) != scope.first)
    )


def missing(contract: Contract, scope: Scope) -> tuple[str, ...]:
    """The matters of what is not known of a contract and may move a score; none if it counts no more."""
    is_old = contract.ended is not None and _last_day(contract, scope.today) < scope.counts_from
    return () if is_old else tuple(name for name, is_missing in _missing(contract, scope).items() if is_missing)


def _missing(contract: Contract, scope: Scope) -> dict[str, bool]:
    started, ended = contract.bounds("started"), contract.bounds("ended")
    is_long = ((contract.ended or scope.today) - contract.started).days > scope.period
    answers = {contract.ending.reason, *([contract.feedback.recommend] if asks_private(contract, scope) else [])}
    return {
        "client": not contract.named_client,
        "started": started is not None and not started.not_before,
        "ended": ended is not None and not ended.not_after,
        "earned": contract.earned is UNKNOWN,
        "paid_months": is_long and contract.paid_months is None and not contract.payments,
        "stars": contract.ended is not None and contract.feedback.stars is UNKNOWN,
        "private": contract.ended is not None and UNKNOWN in answers,
    }


def asks_private(contract: Contract, scope: Scope) -> bool:
    """Whether the client of a contract was asked for a number in private."""
    return not (scope.private_until and contract.ended and contract.ended > scope.private_until)


def closing_turns(history: History, scope: Scope, *, typing: bool) -> tuple[TurnAhead, ...]:
    """What is asked once the contracts are done: more of them, whether these are all, and what was shown."""
    today = [seen for seen in history.observed if seen.on == scope.today]
    is_seen = any(seen.score is not None for seen in today)
    asked = {
        "title": typing or history.unlisted,
        "silent": history.unlisted != 0 and ASKED_ON not in dict(history.extras),
        "score": not is_seen,
        "since": is_seen and len(history.observed) == len(today),
        "eligible": not any(seen.eligible for seen in today),
    }
    return tuple(TurnAhead(matter) for matter, is_asked in asked.items() if is_asked)


def _last_day(contract: Contract, today: date) -> date:
    """The day on which something last happened; of an open contract today."""
    return max(contract.ended or today, *(payment.on for payment in contract.payments), date.min)
