"""The order in which contracts are looked at: from the newest to the oldest, past the borders of every window.

Windows are nested, so that a window's sums are known when the walk has passed its far border, and no later contract
can change them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.possible import Mark, Possibility
from jss_cli.explaining.unseen.walk.figures import Carried, carry, figures_with
from jss_cli.scoring.windows import earliest_entry

Gains = tuple[tuple[int, int], ...]  # per day seen: the value and the weight that a contract adds to the sums
Part = tuple[int, Gains]  # the ring it is added in
Pending = tuple[tuple[int, tuple[Part, ...]], ...]  # spots that are decided, and what they add in later rings


@dataclass(frozen=True, slots=True)
class Border:
    """Contracts that entered before `threshold` come later. `months` 0: the day `seen` itself, its sums begin;
    otherwise a window of that day ends here."""

    threshold: date
    seen: int
    months: int


@dataclass(frozen=True, slots=True)
class Branch:
    """Possibilities of one contract that add the same to every sum: `private` are (answered, poor) per day seen,
    `members` their indices, `outcome` that of the latest day."""

    outcome: Outcome
    parts: tuple[Part, ...]
    private: tuple[tuple[bool, bool], ...]
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A contract that some sum depends on: its index in the history, its client, and what it may add."""

    contract: int
    client: str
    branches: tuple[Branch, ...]

    @property
    def rings(self) -> tuple[int, ...]:
        """The rings (stretches between borders) in which it may add something, newest first."""
        return tuple(sorted({ring for branch in self.branches for ring, _ in branch.parts}))


@dataclass(frozen=True, slots=True)
class Turn:
    """A contract's place in the walk: the `first` decides what it counts as, a later one adds what is still pending.

    `returns` tells per day seen whether its client may be counted once more after this turn.
    """

    spot: int
    ring: int
    first: bool
    returns: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Everything the walk passes, in order."""

    seen: tuple[Seen, ...]
    spots: tuple[Spot, ...]
    steps: tuple[Turn | Border, ...]

    def ends(self, day: int) -> Iterator[tuple[int, int]]:
        """The windows of one of the days, shortest first: the last ring each holds, and its length in months."""
        borders = [step for step in self.steps if isinstance(step, Border)]
        return ((ring, b.months) for ring, b in enumerate(borders) if b.seen == day and b.months)


def course(
    contracts: Sequence[Contract], possibilities: Sequence[tuple[Possibility, ...]], seen: tuple[Seen, ...]
) -> Course:
    """The walk over the contracts for some days seen; contracts that no sum depends on have no spot in it."""
    borders = tuple(borders_of(seen))
    adding = (branches_of(possible, borders, seen) for possible in possibilities)
    pairs = enumerate(zip(contracts, adding, strict=True))
    spots = tuple(Spot(index, contract.client, branches) for index, (contract, branches) in pairs if matter(branches))
    return Course(seen, spots, tuple(steps_of(spots, borders, len(seen))))


def matter(branches: Sequence[Branch]) -> bool:
    """Whether any sum depends on what a contract counts as."""
    return any(branch.parts or any(map(any, branch.private)) for branch in branches)


def borders_of(seen: Sequence[Seen]) -> list[Border]:
    """Where the sums of every day begin and its windows end, newest first."""
    begins = [Border(s.on + timedelta(days=1), i, 0) for i, s in enumerate(seen)]
    ends = [Border(earliest_entry(s.on, m), i, m) for i, s in enumerate(seen) for m in s.policy.windows.lengths]
    return sorted(begins + ends, key=lambda border: border.threshold, reverse=True)


def branches_of(possible: Iterable[Possibility], borders: Sequence[Border], seen: Sequence[Seen]) -> tuple[Branch, ...]:
    """What a contract may add, possibilities that add the same and come to the same outcome together."""
    oldest = [min(border.threshold for border in borders if border.seen == i) for i in range(len(seen))]
    alike: dict[tuple[Outcome, tuple[Part, ...], tuple[tuple[bool, bool], ...]], list[int]] = {}
    for index, possibility in enumerate(possible):
        marks = possibility.marks
        private = tuple(
            (m.answered, m.poor) if s.recommend_percent is not None else (False, False)
            for m, s in zip(marks, seen, strict=True)
        )
        outcome = marks[0].outcome
        alike.setdefault((outcome, parts_of(marks, borders, seen, oldest), private), []).append(index)
    return tuple(Branch(*key, tuple(members)) for key, members in alike.items())


def parts_of(
    marks: Sequence[Mark], borders: Sequence[Border], seen: Sequence[Seen], oldest: Sequence[date]
) -> tuple[Part, ...]:
    """In which rings the marks of one contract add what."""
    rings: dict[int, list[tuple[int, int]]] = {}
    for i, (mark, sight) in enumerate(zip(marks, seen, strict=True)):
        if mark.entered is not None and oldest[i] <= mark.entered <= sight.on:
            ring = sum(border.threshold > mark.entered for border in borders)
            rings.setdefault(ring, [(0, 0)] * len(seen))[i] = (mark.value, mark.weight)
    return tuple((ring, tuple(gains)) for ring, gains in sorted(rings.items()))


def steps_of(spots: Sequence[Spot], borders: Sequence[Border], days: int) -> Iterator[Turn | Border]:
    """The turns of each ring, then the border that ends it."""
    last = len(borders)
    places = sorted((ring, index) for index, spot in enumerate(spots) for ring in spot.rings or (last,))
    final = last_counted(spots)
    first = {index: (spot.rings or (last,))[0] for index, spot in enumerate(spots)}
    turns: dict[int, list[Turn]] = {}
    for number, (ring, index) in enumerate(places):
        returns = tuple(final.get((i, spots[index].client), (-1, -1)) > places[number] for i in range(days))
        turns.setdefault(ring, []).append(Turn(index, ring, first[index] == ring, returns))
    for ring in range(last + 1):
        yield from turns.get(ring, ())
        yield from borders[ring : ring + 1]


def last_counted(spots: Sequence[Spot]) -> dict[tuple[int, str], tuple[int, int]]:
    """Per day seen and client, the last place (ring, spot) at which a contract of it may be counted."""
    final: dict[tuple[int, str], tuple[int, int]] = {}
    for index, spot in enumerate(spots):
        for branch in spot.branches:
            for ring, gains in branch.parts:
                for i, (_, weight) in enumerate(gains):
                    if weight:
                        key = (i, spot.client)
                        final[key] = max(final.get(key, (-1, -1)), (ring, index))
    return final


def taken(turn: Turn, spot: Spot, pending: Pending) -> Iterator[tuple[int | None, Gains | None, Pending]]:
    """What a contract's turn may add: the branch that is chosen (None: it was chosen before), what it adds now, and
    what is pending then."""
    if turn.first:
        for index, branch in enumerate(spot.branches):
            yield index, *due(turn, branch.parts, pending)
    else:
        parts = next((parts for waiting, parts in pending if waiting == turn.spot), ())
        yield None, *due(turn, parts, tuple(entry for entry in pending if entry[0] != turn.spot))


def due(turn: Turn, parts: tuple[Part, ...], pending: Pending) -> tuple[Gains | None, Pending]:
    """What of a contract's parts is added in the ring of this turn, and what is pending then."""
    now = parts[0][1] if parts and parts[0][0] == turn.ring else None
    rest = parts if now is None else parts[1:]
    return now, (*pending, (turn.spot, rest)) if rest else pending


def shown_ratio(walked: Course, world: Sequence[Branch], day: int) -> Fraction | None:
    """The best figure on one of the days seen in one world (the branch of every spot); None if there is no score."""
    seen = walked.seen[day]
    windows, unit = seen.policy.windows, seen.policy.scale.unit
    added = [
        (ring, spot.client, *gains[day])
        for spot, branch in zip(walked.spots, world, strict=True)
        for ring, gains in branch.parts
        if gains[day][1]
    ]
    figures: list[Fraction] = []
    carried: Carried = ()
    for last, months in walked.ends(day):
        held = [(client, value, weight) for ring, client, value, weight in added if ring <= last]
        enough = len(held) >= windows.minimum.contracts and len({c for c, _, _ in held}) >= windows.minimum.clients
        ratio = Fraction(sum(v for _, v, _ in held), unit * sum(w for _, _, w in held)) if enough and held else None
        figures += figures_with(windows, months, ratio, carried)
        carried = carry(windows, months, ratio, carried)
    return max(figures, default=None)
