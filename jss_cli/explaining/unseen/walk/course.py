"""The order in which contracts are looked at: from the newest to the oldest, past the borders of every window.

Windows are nested, so that a window's sums are known when the walk has passed its far border, and no later contract
can change them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.sections import Minimum
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.possible import Mark, Possibility
from jss_cli.explaining.unseen.settings import ShareSetting
from jss_cli.explaining.unseen.walk.figures import Carried, carry, figures_with
from jss_cli.scoring.windows import earliest_entry


class Gain(NamedTuple):
    """What a contract adds to the sums of a day: net, weight, how many more the minimum counts (contracts or jobs), and
    whether its client is one that the minimum looks at."""

    value: int
    weight: int
    counted: int
    known: bool


NO_GAIN = Gain(0, 0, 0, known=False)
Gains = tuple[Gain, ...]  # per day seen
RingGains = tuple[int, Gains]  # the ring it is added in
DayCounts = tuple[int, int, int, int]  # answers, poor ones, eligible contracts, their jobs
Counts = tuple[DayCounts, ...]  # per day seen
UNASKED: DayCounts = (False, False, False, 0)
Pending = tuple[tuple[int, tuple[RingGains, ...]], ...]  # spots that are decided, and what they add in later rings


@dataclass(frozen=True, slots=True)
class Border:
    """Contracts that entered before `threshold` come later. `months` 0: the day `seen` itself, its sums begin;
    otherwise a window of that day ends here."""

    threshold: date
    seen: int
    months: int


@dataclass(frozen=True, slots=True)
class Branch:
    """Possibilities of one contract in one setting that add the same to every sum and to the `counts` of every day
    seen, as far as something seen depends on them; `silent` tells whether it counts as unrated, `members` are their
    indices, `outcome` is that of the latest day."""

    outcome: Outcome
    parts: tuple[RingGains, ...]
    counts: Counts
    setting: int
    silent: tuple[bool, ...]
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
class ContractStep:
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
    steps: tuple[ContractStep | Border, ...]
    settings: tuple[ShareSetting, ...]

    def ends(self, day: int) -> Iterator[tuple[int, int]]:
        """The windows of one of the days, shortest first: the last ring each holds, and its length in months."""
        borders = [step for step in self.steps if isinstance(step, Border)]
        return ((ring, b.months) for ring, b in enumerate(borders) if b.seen == day and b.months)


def course(
    contracts: Sequence[Contract],
    possibilities: Sequence[tuple[Possibility, ...]],
    seen: tuple[Seen, ...],
    settings: tuple[ShareSetting, ...],
    additions: Additions | None = None,
) -> Course:
    """The walk over the contracts for some days seen; contracts that no sum depends on have no spot in it. `additions`
    are those of the same windows on the same days."""
    additions = additions or Additions(seen)
    told = any(limits for setting in settings for limits in setting.limits)
    adding = (additions.of(possible, told=told) for possible in possibilities)
    pairs = enumerate(zip(contracts, adding, strict=True))
    spots = tuple(Spot(index, contract.client, branches) for index, (contract, branches) in pairs if _matter(branches))
    return Course(seen, spots, tuple(_steps_of(spots, additions.borders, len(seen))), settings)


def _matter(branches: Sequence[Branch]) -> bool:
    """Whether any sum depends on what a contract counts as."""
    return any(branch.parts or any(map(any, branch.counts)) or any(branch.silent) for branch in branches)


def _borders_of(seen: Sequence[Seen]) -> list[Border]:
    """Where the sums of every day begin and its windows end, newest first."""
    begins = [Border(s.on + timedelta(days=1), i, 0) for i, s in enumerate(seen)]
    ends = [Border(earliest_entry(s.on, m), i, m) for i, s in enumerate(seen) for m in s.policy.windows.lengths]
    return sorted(begins + ends, key=lambda border: border.threshold, reverse=True)


class Additions:
    """What contracts add to the sums of some days, the latest first: found once for all rules with the same windows."""

    def __init__(self, seen: tuple[Seen, ...]) -> None:
        self._seen, self.borders = seen, tuple(_borders_of(seen))
        self._oldest = [min(border.threshold for border in self.borders if border.seen == i) for i in range(len(seen))]
        self._found: dict[tuple[int, bool], tuple[tuple[Possibility, ...], tuple[Branch, ...]]] = {}
        self._parts: dict[tuple[tuple[int, int], ...], tuple[RingGains, ...]] = {}  # by what is counted, and the jobs

    def of(self, possible: tuple[Possibility, ...], *, told: bool) -> tuple[Branch, ...]:
        """What a contract may add, possibilities of a setting that add the same and come to the same outcome together;
        `told` if the number of unrated contracts tells the settings apart."""
        key = id(possible), told
        if key not in self._found:  # what is possible is kept, so that its ids stay its own
            alike: dict[tuple[Outcome, tuple[RingGains, ...], Counts, int, tuple[bool, ...]], list[int]] = {}
            for index, (_, marks, _, _, setting, silent, _) in enumerate(possible):
                counts = tuple(map(_counts_of, marks, self._seen, self._oldest))
                branch = (marks[0].outcome, self._parts_of(marks), counts, setting, silent if told else ())
                alike.setdefault(branch, []).append(index)
            self._found[key] = possible, tuple(Branch(*branch, tuple(found)) for branch, found in alike.items())
        return self._found[key][1]

    def _parts_of(self, marks: tuple[Mark, ...]) -> tuple[RingGains, ...]:
        """In which rings the marks of one contract add what."""
        key = tuple([(id(mark.shares), mark.jobs) for mark in marks])
        return self._parts.get(key) or self._parts.setdefault(key, tuple(self._gains_by_ring(marks)))

    def _gains_by_ring(self, marks: tuple[Mark, ...]) -> Iterator[RingGains]:
        rings: dict[int, list[Gain]] = {}
        for i, (mark, sight, oldest) in enumerate(zip(marks, self._seen, self._oldest, strict=True)):
            for aged, gain in _gains_of(mark, sight.policy.windows.minimum, oldest):
                ring = sum(border.threshold > aged for border in self.borders)
                of_ring = rings.setdefault(ring, [NO_GAIN] * len(marks))
                was = of_ring[i]
                of_ring[i] = Gain(
                    was.value + gain.value,
                    was.weight + gain.weight,
                    was.counted + gain.counted,
                    was.known or gain.known,
                )
        return ((ring, tuple(gains)) for ring, gains in sorted(rings.items()))


def _counts_of(mark: Mark, seen: Seen, oldest: date) -> DayCounts:
    """What a contract adds to the counts of a day; nothing to those that nothing seen depends on."""
    if not seen.counts:
        return UNASKED
    answered, poor = (mark.answered, mark.poor) if seen.recommend_percent is not None else (False, False)
    inside = sum(share.aged >= oldest for share in mark.shares) if seen.eligible is not None else 0
    return answered, poor, inside > 0, inside if len(mark.shares) > 1 else inside * mark.jobs


def _gains_of(mark: Mark, minimum: Minimum, oldest: date) -> Iterator[tuple[date, Gain]]:
    """What a contract adds to the sums of a day, and since when each part ages, the youngest first.

    Where clients are looked for in a lifetime, one that is too old for every window still brings its client.
    """
    shares = sorted(mark.shares, key=lambda share: share.aged, reverse=True)
    jobs = 1 if len(shares) > 1 else mark.jobs
    for number, share in enumerate(shares):
        counted = jobs if minimum.counts == "jobs" else int(number == 0)
        if share.aged >= oldest:
            yield share.aged, Gain(share.net, share.weight, counted, known=number == 0)
        elif number == 0 and minimum.clients_within == "lifetime":
            yield oldest, NO_GAIN._replace(known=True)


def _steps_of(spots: Sequence[Spot], borders: Sequence[Border], days: int) -> Iterator[ContractStep | Border]:
    """The turns of each ring, then the border that ends it."""
    last = len(borders)
    places = sorted((ring, index) for index, spot in enumerate(spots) for ring in spot.rings or (last,))
    final = _last_counted(spots)
    first = {index: (spot.rings or (last,))[0] for index, spot in enumerate(spots)}
    turns: dict[int, list[ContractStep]] = {}
    for number, (ring, index) in enumerate(places):
        returns = tuple(final.get((i, spots[index].client), (-1, -1)) > places[number] for i in range(days))
        turns.setdefault(ring, []).append(ContractStep(index, ring, first[index] == ring, returns))
    for ring in range(last + 1):
        yield from turns.get(ring, ())
        yield from borders[ring : ring + 1]


def _last_counted(spots: Sequence[Spot]) -> dict[tuple[int, str], tuple[int, int]]:
    """Per day seen and client, the last place (ring, spot) at which a contract of it may be counted."""
    final: dict[tuple[int, str], tuple[int, int]] = {}
    for index, spot in enumerate(spots):
        for branch in spot.branches:
            for ring, gains in branch.parts:
                for i, gain in enumerate(gains):
                    if gain.known:
                        key = (i, spot.client)
                        final[key] = max(final.get(key, (-1, -1)), (ring, index))
    return final


def choices_at(
    turn: ContractStep, spot: Spot, pending: Pending, setting: int
) -> Iterator[tuple[int | None, Gains | None, Pending]]:
    """What a contract's turn may add in a setting: the branch that is chosen (None: it was chosen before), what it adds
    now, and what is pending then."""
    if turn.first:
        for index, branch in enumerate(spot.branches):
            if branch.setting == setting:
                yield index, *_due(turn, branch.parts, pending)
    else:
        parts = next((parts for waiting, parts in pending if waiting == turn.spot), ())
        yield None, *_due(turn, parts, tuple(entry for entry in pending if entry[0] != turn.spot))


def _due(turn: ContractStep, parts: tuple[RingGains, ...], pending: Pending) -> tuple[Gains | None, Pending]:
    """What of a contract's parts is added in the ring of this turn, and what is pending then."""
    now = parts[0][1] if parts and parts[0][0] == turn.ring else None
    rest = parts if now is None else parts[1:]
    return now, (*pending, (turn.spot, rest)) if rest else pending


def shown_ratio(walked: Course, world: Sequence[Branch], day: int) -> Fraction | None:
    """The best figure on one of the days seen in one world (the branch of every spot); None if there is no score."""
    seen = walked.seen[day]
    windows, unit = seen.policy.windows, seen.policy.scale.unit
    added = [
        (ring, spot.client, gains[day])
        for spot, branch in zip(walked.spots, world, strict=True)
        for ring, gains in branch.parts
        if gains[day] != NO_GAIN
    ]
    minimum = windows.minimum
    lifetime = {client for _, client, gain in added if gain.known} if minimum.clients_within == "lifetime" else None
    figures: list[Fraction] = []
    carried: Carried = ()
    for last, months in walked.ends(day):
        held = [(client, gain) for ring, client, gain in added if ring <= last]
        total = sum(gain.weight for _, gain in held)
        clients = {client for client, gain in held if gain.known} if lifetime is None else lifetime
        enough = sum(gain.counted for _, gain in held) >= minimum.contracts and len(clients) >= minimum.clients
        ratio = Fraction(sum(gain.value for _, gain in held), unit * total) if enough and total else None
        figures += figures_with(windows, months, ratio, carried)
        carried = carry(windows, months, ratio, carried)
    return max(figures, default=None)
