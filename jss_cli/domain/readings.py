"""Readings of the rules: what is disputed, decided in one way or another."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class RulesReading:
    """One way to decide everything that is disputed: the options that are not the heaviest of their topics, the policy
    of each day asked about, and how likely it is held (a share of 1)."""

    options: tuple[str, ...]
    policies: tuple[Policy, ...]
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Readings:
    """The heaviest readings that differ for a history, heaviest first, their weights sharing 1; of `number` readings,
    of which they hold the share `held` by weight."""

    readings: tuple[RulesReading, ...]
    number: int
    held: Fraction


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a score depends on what is disputed: the lowest and the highest whole percent over the readings.

    None: no reading gives a score; `may_be_missing`: some reading gives none.
    """

    readings: Readings
    lowest: int | None
    highest: int | None
    may_be_missing: bool
