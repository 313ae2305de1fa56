"""Whether counted contracts can show a score at all, and how."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome

MOST_SUMS = (
    500_000  # of weights and losses tried in one search for a mix, a quarter of them for the mean of two windows
)


@dataclass(frozen=True, slots=True)
class PossibleQuestion:
    """Whether so many counted contracts can show a score under the rules of a day; of these weights (quarter units), if
    they are given, else of any that the rules allow."""

    score: int
    contracts: int
    weights: tuple[int, ...] | None
    day: date


@dataclass(frozen=True, slots=True)
class ContractKind:
    """A contract as a sum sees it: its weight in plain contracts, what it falls short of its best (in the same), and
    the jobs that are not good, of all that it has."""

    weight: Fraction
    loss: Fraction
    outcome: Outcome
    spoiled: int
    jobs: int

    @property
    def is_whole(self) -> bool:
        """Whether one outcome holds for all of it."""
        return self.spoiled in {0, self.jobs}


@dataclass(frozen=True, slots=True)
class Recipe:
    """So many good, neutral, bad and lukewarm contracts of equal weight that together show a score."""

    positive: int
    neutral: int
    negative: int
    lukewarm: int = 0


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Whether counted contracts can show a score under a policy, and how.

    `recipes` are all ways of equal weight, `example` one way with the fewest contracts that did not go well, each with
    the number of windows that hold it, of those the figure `by` is the mean of ("": a window). `is_settled`: all that
    are simpler were tried. `worth` is what each outcome of the rules is worth, `weights` those asked about, in quarter
    units. `readings` is how many readings of the rules were tried, `allowed_by` names those of the fewest options that
    allow the score where the heaviest one does not; without it, `policy` is the heaviest.
    """

    policy: Policy
    worth: tuple[tuple[Outcome, Fraction], ...]
    score: int
    contracts: int
    weights: tuple[int, ...] | None
    recipes: tuple[Recipe, ...]
    example: tuple[tuple[ContractKind, int], ...]
    by: str
    is_settled: bool
    below: int | None
    above: int | None
    counts: tuple[int, ...]
    readings: int = 1
    allowed_by: tuple[str, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether the score can be shown, as far as was tried."""
        return bool(self.example)
