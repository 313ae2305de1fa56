"""Which rules hold on which day."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy


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
