"""The question as it was put: which history, on which day, under which rules; and which rules hold on which day."""

from __future__ import annotations

import shlex
from datetime import date
from typing import Literal, Protocol

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History, Observation
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault


@dataclass(frozen=True, slots=True)
class Era:
    """A policy and the first day on which it is in force; it lasts until the next era."""

    since: date
    policy: Policy


class Rulebook(Protocol):
    """The rules of every day. Asking may read a policy that nobody asked for before, and may raise InputError."""

    def on(self, day: date) -> Policy:
        """The policy that holds on a day; the oldest also governs what is before it."""

    def eras(self, first: date, last: date) -> tuple[Era, ...]:
        """The policies that hold from `first` to `last`, oldest first: at least one."""

    def picked(self, policy: Policy, options: tuple[str, ...]) -> Policy:
        """A policy of this book with some options of its disputed points picked, beside those it has."""

    @property
    def every(self) -> tuple[Policy, ...]:
        """Every policy that is known, those that never hold by date too."""


@dataclass(frozen=True, slots=True)
class Case:
    """A history to be looked at as of a day under a rulebook, and where day and rules were taken from.

    `digest` is the SHA-256 of the bytes that were read; `warnings` are remarks of the reader, for a person; `told_on`
    is the day of telling: the one that the file names, or today (None: the day asked about).
    """

    history: History
    day: date
    rulebook: Rulebook
    day_from: Literal["option", "file", "today"] = "option"
    policy_from: Literal["option", "day"] = "day"
    source: str = ""
    digest: str = ""
    warnings: tuple[Fault, ...] = ()
    told_on: date | None = None

    @property
    def named(self) -> str:
        """The file as a command line names it."""
        return shlex.quote(f"./{self.source}" if self.source.startswith("-") and self.source != "-" else self.source)

    @property
    def untold(self) -> Observation | None:
        """What was noted last until the day of a score whose number is not known: a fall, or, where nothing is told of
        the score, what it is made of; None: a number was noted, or nothing."""
        past = [seen for seen in reversed(self.history.observed) if seen.on <= self.day]
        told = [seen for seen in past if seen.is_of_score or seen.shown == "fall"]
        last = max(told or past, key=lambda seen: (seen.on, seen.is_of_score), default=None)
        return None if last is None or last.is_of_score else last

    @property
    def policy(self) -> Policy:
        """The rules of the day."""
        return self.rulebook.on(self.day)
