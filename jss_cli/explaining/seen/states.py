"""What worlds with equal sums so far have in common, and the moves from there on."""

from __future__ import annotations

from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import Counts, Pending
from jss_cli.explaining.unseen.walk.figures import Carried
from jss_cli.explaining.unseen.walk.quorum import Quorum

T = TypeVar("T")
LOW, HIGH = Fraction(-1000), Fraction(1000)  # in place of a figure that is too low or too high to be seen


class Tally(NamedTuple):
    """Of a day whose windows are open: the minimum as far as it is met, the figures carried for blends, and the best
    figure (a ratio) so far."""

    quorum: Quorum
    carried: Carried
    best: Fraction | None


class Situation(NamedTuple):
    """What many states share, and all that the next contract depends on: per day the minimum as far as it is met (None:
    the day has not begun, or is over), what is pending, and what belongs to the whole world."""

    quorums: tuple[Quorum | None, ...]
    pending: Pending
    setting: int
    unrated: Unrated
    surprises: int
    counts: Counts

    def with_quorum(self, day: int, quorum: Quorum | None) -> Situation:
        """The same with another minimum of a day."""
        return self._replace(quorums=(*self.quorums[:day], quorum, *self.quorums[day + 1 :]))

    @property
    def axis(self) -> int:
        """The day whose sum N lies along the lanes: the first that is open; -1: none is."""
        return next((day for day, quorum in enumerate(self.quorums) if quorum is not None), -1)


Ended = tuple[tuple[Carried, Fraction | None], ...]  # per day what its ended windows leave: what is carried, the best
LaneSums = tuple[int, ...]  # per day its N less that of the axis, and its T, one after the other
LaneSpan = tuple[int, int]  # the cells of a lane: values of N on its axis, in grains, from the first to before the last
Lane = tuple[int, int, LaneSums]  # the numbers of a situation and of what has ended, and sums: its cells differ in N


class Numbered(Generic[T]):
    """Values `known` by their numbers, so that lanes are told apart by small ones."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}
        self.known: list[T] = []

    def number(self, value: T) -> int:
        """The number of a value."""
        number = self._numbers.setdefault(value, len(self.known))
        if number == len(self.known):
            self.known.append(value)
        return number


# the branch of a contract (-1: decided before), and the loss that it adds to the latest day
TakenBranch = tuple[int, int]


class BranchWay(NamedTuple):
    """What a branch does to every lane of some situations: the minima and what is pending then, what is added to the
    sums of a lane, by how many cells it moves, and its chance."""

    quorums: tuple[Quorum | None, ...]
    pending: Pending
    added: LaneSums
    shift: int
    chance: float
    taken: TakenBranch


class PastBorder(NamedTuple):
    """What becomes of a cell past a border: the likelihood of a day that is over there (1: none is), of which
    `anything` holds whatever the rules show.

    `figure` is the new best one's weight in this window, and its other windows (months), if this window made it;
    `total` the weight if a blend waits for this window. At the end of a day `scored` tells whether there is a score,
    `below` how far its ratio is below 0, and `exact` the likelihood if it is just what was seen.
    """

    factor: float
    anything: float = 0.0
    figure: tuple[int, tuple[int, ...]] | None = None
    total: int | None = None
    scored: bool = False
    below: float = 0.0
    exact: float = 0.0


# the cells from one value to before another of a lane go to a lane, there so many cells further on, and how
LaneStep = tuple[int, int, int, int, int, T]
# how cells leave a layer, all that do so in this way, in their order, and the cells of the next layer to which they go
CellMoves = tuple[T, list[int], list[int]]


class ContractStage(NamedTuple):
    """All moves of one contract's step."""

    spot: int
    moves: list[CellMoves[TakenBranch]]


class BorderStage(NamedTuple):
    """All moves past a border of a day, one from each cell; `months` are those of the window that ends, 0 if the day
    begins."""

    day: int
    months: int
    moves: list[CellMoves[PastBorder]]


Stage = ContractStage | BorderStage
