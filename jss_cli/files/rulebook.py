"""The rules of any day, from the policy files: an era is read when it is first asked for."""

from __future__ import annotations

from datetime import date, timedelta

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Era, Rulebook
from jss_cli.domain.policy import Policy
from jss_cli.files.policies.written import Written
from jss_cli.files.policy import load_all, load_policy, picked_policy, shipped_text, written_policy

BESIDE = "upwork-2016+tiered"  # a reading of the early scores that many held, tried beside the eras


@dataclass(frozen=True, slots=True)
class _PolicyFiles:
    """The shipped eras by their days, or the one policy that was asked for on every day."""

    asked: Policy | None = None
    written: Written | None = None

    def on(self, day: date) -> Policy:
        """The policy asked for, else the era in force on a day (the first one before them all)."""
        return self.asked or load_policy(None, day)

    def eras(self, first: date, last: date) -> tuple[Era, ...]:
        """The policy asked for, else the eras from that of `first` to that of `last`: only these are read."""
        found = [Era(date.min, self.on(first))]
        while self.asked is None and (until := found[-1].policy.until) and until < last:
            since = until + timedelta(days=1)
            found.append(Era(since, self.on(since)))
        return tuple(found)

    def picked(self, policy: Policy, options: tuple[str, ...]) -> Policy:
        """A policy of this book with more options picked. Raises InputError (JSS951)."""
        if not options:
            return policy
        return self.written.with_options(options).meant() if self.written else picked_policy(policy.name, options)

    @property
    def every(self) -> tuple[Policy, ...]:
        """Every shipped policy, in the order of their dates, and a reading of one of them that many held."""
        return (*load_all(), shipped_text(BESIDE).meant())


def open_rulebook(name_or_path: str | None = None) -> Rulebook:
    """The rulebook of a policy's name or file; without either, that of the shipped eras.

    Raises InputError (JSS950 to JSS959) with every fault of a file, or for a name that is not shipped.
    """
    if name_or_path is None:
        return _PolicyFiles()
    written = written_policy(name_or_path)
    return _PolicyFiles(written.meant(), written)
