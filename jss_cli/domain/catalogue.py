"""Every code that jss may print, with what it means: rules and clauses era by era, and errors."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Clause, Policy, Rule


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """What an error code means, why it is an error, and what to do about it."""

    code: str
    name: str
    title: str
    because: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Version:
    """A rule or clause as it stands, word for word, in one or several eras."""

    part: Rule | Clause
    policies: tuple[Policy, ...]


@dataclass(frozen=True, slots=True)
class CodeTopic:
    """A code of the policies through all eras, oldest version first. The name is the latest."""

    code: str
    name: str
    versions: tuple[Version, ...]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The eras that have the code."""
        return tuple(policy for version in self.versions for policy in version.policies)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The codes of all policies and of all errors, each in the order of their numbers."""

    topics: tuple[CodeTopic, ...]
    errors: tuple[ErrorEntry, ...]

    @property
    def entries(self) -> tuple[CodeTopic | ErrorEntry, ...]:
        """Rules and clauses first, then errors."""
        return (*self.topics, *self.errors)

    def entry(self, word: str) -> CodeTopic | ErrorEntry | None:
        """What a code or a name stands for, in capitals or not."""
        return next((one for one in self.entries if word.casefold() in (one.code.casefold(), one.name)), None)

    def words(self) -> tuple[str, ...]:
        """Every code and every name."""
        return tuple(word for one in self.entries for word in (one.code, one.name))


def topics(policies: tuple[Policy, ...]) -> tuple[CodeTopic, ...]:
    """The codes of the policies, in the order of their numbers."""
    stands: dict[str, list[tuple[Rule | Clause, Policy]]] = {}
    for policy in policies:
        parts: tuple[Rule | Clause, ...] = (*policy.rules, *policy.clauses)
        for part in parts:
            stands.setdefault(part.code, []).append((part, policy))
    return tuple(_topic(code, stands[code]) for code in sorted(stands))


def _topic(code: str, stands: list[tuple[Rule | Clause, Policy]]) -> CodeTopic:
    """One code; policies one after the other that agree on it share a version."""
    agreeing = groupby(stands, key=itemgetter(0))
    versions = tuple(Version(part, tuple(policy for _, policy in group)) for part, group in agreeing)
    return CodeTopic(code, versions[-1].part.name, versions)
