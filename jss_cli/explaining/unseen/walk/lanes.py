"""The cells of a walk: worlds with equal sums share a cell, cells of one state lie side by side in a lane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import Pending
from jss_cli.explaining.unseen.walk.figures import Carried
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum


class Tally(NamedTuple):
    """The sums of one day that is open: `offset` = its value less the axis, `weight`, the minimum's state, the shorter
    windows a blend waits for, and whether some figure has reached the observed score."""

    offset: int
    weight: int
    quorum: Quorum
    carried: Carried
    fits: bool


class State(NamedTuple):
    """What the rest of the walk depends on, but for the value on the axis: a tally per day (None: not open), private
    answers per day (given, poor), what decided contracts will add later, the setting by its number, and how many
    contracts count as unrated in it."""

    tallies: tuple[Tally | None, ...]
    private: tuple[tuple[int, int], ...]
    pending: Pending
    setting: int
    unrated: Unrated


class Move(NamedTuple):
    """Cells `start` to `stop` of a lane (by its number) go to the cells from `at` of another, by a branch of the
    stage's contract (0 where nothing is decided)."""

    source: int
    start: int
    stop: int
    target: int
    at: int
    branch: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the walk: the contract that is decided (its spot; None: a border, or what was pending), the lengths
    of the lanes before and after it, and the moves between them."""

    spot: int | None
    before: tuple[int, ...]
    after: tuple[int, ...]
    moves: tuple[Move, ...]


class Transition(NamedTuple):
    """Cells of a lane, by their values on the axis, that go to a state `shift` further along."""

    source: State
    start: int
    stop: int
    target: State
    shift: int
    branch: int


Spans = Mapping[State, range]  # the cells of each lane, as values on the axis


def axis_of(state: State) -> int | None:
    """The day whose value is the axis: the latest one that is open."""
    return next((day for day, tally in enumerate(state.tallies) if tally is not None), None)


def with_tally(state: State, day: int, tally: Tally | None) -> State:
    """The state with another tally of one day."""
    return state._replace(tallies=(*state.tallies[:day], tally, *state.tallies[day + 1 :]))


def lane_opened(state: State, span: range, day: int) -> Iterator[Transition]:
    """A lane when the sums of another day begin at 0: with an axis in use, each of its cells lies differently to it."""
    if axis_of(state) is None:
        yield Transition(state, span.start, span.stop, with_tally(state, day, Tally(0, 0, EMPTY, (), fits=False)), 0, 0)
        return
    for cell in span:
        tally = Tally(-cell, 0, EMPTY, (), fits=False)
        yield Transition(state, cell, cell + 1, with_tally(state, day, tally), 0, 0)


def closed(state: State, cells: range, left: State) -> Iterator[Transition]:
    """Cells when a day is done: the axis passes to the next open day, or all cells become one."""
    axis = axis_of(left)
    if axis is None:
        for cell in cells:
            yield Transition(state, cell, cell + 1, left, -cell, 0)
    elif axis == axis_of(state):
        yield Transition(state, cells.start, cells.stop, left, 0, 0)
    else:
        shift = next(tally.offset for tally in left.tallies if tally is not None)
        moved = (tally and tally._replace(offset=tally.offset - shift) for tally in left.tallies)
        yield Transition(state, cells.start, cells.stop, left._replace(tallies=tuple(moved)), shift, 0)


def laid_out(pieces: Sequence[Transition], spans: Spans, spot: int | None) -> tuple[dict[State, range], Stage]:
    """The lanes that some pieces fill, and the moves that fill them."""
    sources = {state: (number, span.start) for number, (state, span) in enumerate(spans.items())}
    targets: dict[State, int] = {}
    numbers = [targets.setdefault(piece.target, len(targets)) for piece in pieces]
    reach: list[range] = [range(0)] * len(targets)
    for number, (_, start, stop, _, shift, _) in zip(numbers, pieces, strict=True):
        known, first, last = reach[number], start + shift, stop + shift
        reach[number] = range(min(known.start, first), max(known.stop, last)) if known else range(first, last)
    moves = []
    for number, (source, start, stop, _, shift, branch) in zip(numbers, pieces, strict=True):
        lane, begin = sources[source]
        moves.append(Move(lane, start - begin, stop - begin, number, start + shift - reach[number].start, branch))
    stage = Stage(spot, tuple(map(len, spans.values())), tuple(map(len, reach)), tuple(moves))
    return dict(zip(targets, reach, strict=True)), stage
