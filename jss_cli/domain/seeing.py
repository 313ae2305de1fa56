"""How a number comes to be seen: the constants of the model of the seen score, which are policy data, all assumed."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Basis


@dataclass(frozen=True, slots=True)
class Seeing:
    """Chances (0 to 1) of what may stand between the rules and the number that a person saw.

    `near` are those of a number that is off by 1, 2, … points, on each side; `elsewhere` that of a number of an older
    day that says nothing of that day; `before` that the number was computed on the last computation day, not on the day
    it was seen. `surprise` is that a contract counts as another kind than its facts and the rules say, at most
    `surprises` of them in one world; `unlisted` that one contract is missing, `announced` that one which the file
    announces counts at all, and `missing` what such a one counts as: good, in between, bad. `unscored` is that a number
    was noted where the rules give none, or the other way round. `recommended` and `eligible` are that the share of
    clients who would recommend, and the number of eligible contracts, can be taken at their word. A number older than
    `stale_days` is told as old.
    """

    near: tuple[Fraction, ...]
    elsewhere: Fraction
    before: Fraction
    surprise: Fraction
    surprises: int
    unlisted: Fraction
    announced: Fraction
    missing: tuple[Fraction, Fraction, Fraction]
    unscored: Fraction
    recommended: Fraction
    eligible: Fraction
    stale_days: int
    basis: Basis

    @property
    def right(self) -> Fraction:
        """The chance that the number seen is the one computed."""
        return 1 - 2 * sum(self.near, Fraction(0))


ASSUMED = Seeing(
    near=(Fraction(3, 100), Fraction(4, 1000), Fraction(1, 1000)),
    elsewhere=Fraction(5, 100),
    before=Fraction(9, 10),
    surprise=Fraction(1, 100),
    surprises=2,
    unlisted=Fraction(5, 100),
    announced=Fraction(2, 10),
    missing=(Fraction(4, 10), Fraction(3, 10), Fraction(3, 10)),
    unscored=Fraction(1, 1000),
    recommended=Fraction(95, 100),
    eligible=Fraction(95, 100),
    stale_days=90,
    basis=Basis("assumed"),
)
