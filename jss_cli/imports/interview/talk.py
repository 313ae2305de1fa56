"""The interview as values: what is still to be asked, what was answered, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract, History

ASKED = "x_asked"  # the day on which a person was asked about a contract, kept with it
OPEN = "x_interview"  # of the whole file: an interview is not over
LONG = 90  # days, as most rules count the periods of a contract


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rules of the day look at, so that nothing else is asked: contracts that ended on or after `counts_from`,
    private answers of those that ended by `private_until` (None: of all), and the months paid of those that last longer
    than `period` days."""

    today: date
    counts_from: date = date.min
    private_until: date | None = None
    period: int = LONG


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
    `number` among so many (0: none) that are asked about."""

    matter: str
    contract: str = ""
    number: int = 0
    total: int = 0


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
