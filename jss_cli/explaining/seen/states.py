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
Lane = tuple[int, int, LaneSums]  # the numbers of a situation and of what has ended, and sums: its cells differ in N


class Numbered(Generic[T]):
    """Values `known` by their numbers, so that lanes are told apart by small ones."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}
        self.known: list[T] = []

    def number(self, value: T) -> int:
        """The number of a value."""
        if value not in self._numbers:
            self._numbers[value] = len(self.known)
            self.known.append(value)
        return self._numbers[value]


class LaneSpan(NamedTuple):
    """The cells of a lane: values of N on its axis, in grains, from `start` to before `stop`."""

    start: int
    stop: int


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


class LaneStep(NamedTuple, Generic[T]):
    """Cells `first` to before `last` of a lane go to another one, there so many cells further on."""

    source: int
    first: int
    last: int
    target: int
    shift: int
    how: T


class CellMove(NamedTuple, Generic[T]):
    """Cells `first` to before `last`, which lie in a lane, go to those from `at` on, all by their places in a layer."""

    lane: int
    first: int
    last: int
    at: int
    how: T


class ContractStage(NamedTuple):
    """All moves of one contract's step."""

    spot: int
    moves: list[CellMove[TakenBranch]]


class BorderStage(NamedTuple):
    """All moves past a border of a day, each of one cell; `months` are those of the window that ends, 0 if the day
    begins."""

    day: int
    months: int
    moves: list[CellMove[PastBorder]]


Stage = ContractStage | BorderStage
