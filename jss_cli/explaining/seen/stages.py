"""The worlds of a history as a walk from its newest contract to its oldest, worlds with equal sums so far in one state.

Textbook name: the trellis of a hidden Markov model. State: per day seen the sums N and T of the windows that are still
open, the minimum as far as it is met, and the best figure of the windows that have ended; what is seen of a day is
weighed when its last window ends. Which states there are depends on what contracts may count as, not on the chances:
readings of the rules that differ only in those share one walk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.policy import Windows
from jss_cli.domain.score import shown_percent
from jss_cli.explaining.seen.likelihood import Likelihood
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import NOTHING, Border, ContractStep, Course, Gains, Pending, choices_at
from jss_cli.explaining.unseen.walk.figures import Carried, carry, completed
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum, after

LOW, HIGH = (-1000, 1), (1000, 1)  # in place of a figure that is too low or too high to be seen


class Tally(NamedTuple):
    """The sums of a day whose windows are open, the figures carried for blends, and the best figure so far."""

    value: int
    weight: int
    quorum: Quorum
    carried: Carried
    best: Ratio | None


class State(NamedTuple):
    """Per day a tally (None: not begun, or over), what is pending, and what belongs to the whole world."""

    tallies: tuple[Tally | None, ...]
    pending: Pending
    setting: int
    unrated: Unrated
    surprises: int
    private: tuple[tuple[int, int], ...]


ContractMove = tuple[int, int, int, int]  # from a state to another by a branch (-1: decided before), and the loss of it
Ratio = tuple[int, int]  # numerator and denominator: quicker to tell apart than a fraction


class BorderMove(NamedTuple):
    """From a state past a border to another, with the likelihood of a day that is over there (1: none is), of which
    `anything` holds whatever the rules show.

    `figure` is the new best one's weight in this window, and its other windows (months), if this window made it;
    `total` the weight if a blend waits for this window; `raw` the ratio that is shown at the end of the day, `exact`
    the likelihood if that is just what was seen.
    """

    source: int
    target: int
    factor: float
    anything: float = 0.0
    figure: tuple[int, tuple[int, ...]] | None = None
    total: int | None = None
    raw: Fraction | None = None
    exact: float = 0.0


class ContractStage(NamedTuple):
    """All moves of one contract's step."""

    spot: int
    moves: list[ContractMove]


class BorderStage(NamedTuple):
    """All moves past a border of a day; `months` are those of the window that ends, 0 if the day begins."""

    day: int
    months: int
    moves: list[BorderMove]


Stage = ContractStage | BorderStage
_World = tuple[int, Unrated, int, tuple[tuple[int, int], ...]]  # of a state: all but its tallies and what is pending


class LowerBound:
    """Which tallies of the latest day may still come to a figure that is high enough to be seen.

    Textbook name: pruning by an admissible bound: as if every contract that is left were good.
    """

    def __init__(self, course: Course, seen: Likelihood) -> None:
        self._unit, self._lowest = course.seen[0].policy.scale.unit, 2 * seen.lowest - 1
        self._ahead: dict[tuple[int, int], int] = {}
        left = 0
        for step in reversed(course.steps):
            if isinstance(step, ContractStep):
                self._ahead[step.spot, step.ring] = left
                parts = (part for branch in course.spots[step.spot].branches for part in branch.parts)
                left += max((gains[0].weight for ring, gains in parts if ring == step.ring), default=0)

    def reaches(self, tally: Tally | None, turn: ContractStep) -> bool:
        """Whether a tally after a contract's step may end high enough."""
        if tally is None or tally.carried or tally.best not in {None, LOW} or self._lowest < 0:
            return True
        left = self._ahead[turn.spot, turn.ring]
        return 200 * (tally.value + left * self._unit) >= self._lowest * self._unit * (tally.weight + left)


class Trellis:
    """The stages of a walk, and how many states each leaves. `guides` are chances by spot and branch that tell which
    states are negligible; `unexplained` by spot and branch whether it takes a surprise that no answer explains."""

    def __init__(  # noqa: PLR0913, PLR0917 - what is walked, and what tells where it is not worth it
        self,
        course: Course,
        likelihoods: Sequence[Likelihood],
        guides: Sequence[Sequence[float]],
        unexplained: Sequence[Sequence[bool]],
        most_surprises: float,
        recommended: float,
        negligible: float,
    ) -> None:
        self.course, self._likelihoods = course, likelihoods
        self._guides, self._unexplained, self._most = guides, unexplained, most_surprises
        self.recommended, self._negligible = recommended, negligible
        self._minima = [seen.policy.windows.minimum for seen in course.seen]
        self._bound = LowerBound(course, likelihoods[0])
        nothing, nobody = (None,) * len(course.seen), ((0, 0),) * len(course.seen)
        self._told = any(seen.recommend_percent is not None for seen in course.seen)
        self.starts = [State(nothing, (), i, s.nobody, 0, nobody) for i, s in enumerate(course.settings)]
        self.sizes: list[int] = [len(self.starts)]
        self.dropped = 0.0
        self.stages = tuple(self._laid_out())

    def _laid_out(self) -> Iterator[Stage]:
        chances = dict.fromkeys(self.starts, 1.0)
        for step in self.course.steps:
            if isinstance(step, ContractStep):
                stage, chances = self._contract(step, chances)
            else:
                stage, chances = self._border(step, chances)
            self.sizes.append(len(chances))
            yield stage
        self.ends = tuple(chances)

    def _contract(self, turn: ContractStep, chances: dict[State, float]) -> tuple[Stage, dict[State, float]]:
        """Every state with everything that a contract may add to it."""
        moves: list[ContractMove] = []
        found: dict[State, float] = {}
        numbers: dict[State, int] = {}
        spot, guides = self.course.spots[turn.spot], self._guides[turn.spot]
        best = self.course.seen[0].policy.scale.unit
        for source, (state, chance) in enumerate(chances.items()):
            counts = state.tallies[0] is not None
            for branch, gains, pending in choices_at(turn, spot, state.pending, state.setting):
                share = chance if branch is None else chance * guides[branch]
                world = self._chosen(state, turn.spot, branch)
                if world is None:
                    continue
                tallies = self._added(state.tallies, spot.client, turn, gains) if gains else state.tallies
                target = State(tallies, pending, *world)
                number = numbers.get(target)
                if number is None:
                    if share < self._negligible or not self._bound.reaches(tallies[0], turn):
                        self.dropped += share * (share < self._negligible)
                        continue
                    number = numbers[target] = len(numbers)
                    found[target] = share
                else:
                    found[target] += share
                loss = gains[0].weight * best - gains[0].value if gains and counts else 0
                moves.append((source, number, -1 if branch is None else branch, loss))
        return ContractStage(turn.spot, moves), found

    def _chosen(self, state: State, number: int, branch: int | None) -> _World | None:
        """What belongs to the whole world once a branch is chosen; None if no world of its setting has so many unrated
        contracts, or there are too many surprises."""
        _, _, setting, unrated, surprises, private = state
        if branch is None:
            return setting, unrated, surprises, private
        chosen = self.course.spots[number].branches[branch]
        if chosen.silent:
            counted = self.course.settings[setting].after(unrated, chosen.silent)
            if counted is None:
                return None
            unrated = counted
        if self._unexplained[number][branch]:
            surprises += 1
            if surprises > self._most:
                return None
        if self._told:
            pairs = zip(private, chosen.private, strict=True)
            private = tuple((given + more, poor + bad) for (given, poor), (more, bad) in pairs)
        return setting, unrated, surprises, private

    def _added(
        self, tallies: tuple[Tally | None, ...], client: str, turn: ContractStep, gains: Gains
    ) -> tuple[Tally | None, ...]:
        """The tallies with what a contract adds."""
        found = []
        for day, (tally, gain) in enumerate(zip(tallies, gains, strict=True)):
            if tally is None or gain is NOTHING:
                found.append(tally)
                continue
            value, weight, quorum, carried, best = tally
            quorum = after(quorum, client, self._minima[day], gain, returns=turn.returns[day])
            found.append(Tally(value + gain.value, weight + gain.weight, quorum, carried, best))
        return tuple(found)

    def _border(self, border: Border, chances: dict[State, float]) -> tuple[Stage, dict[State, float]]:
        """Every state past a border."""
        moves: list[BorderMove] = []
        found: dict[State, float] = {}
        numbers: dict[State, int] = {}
        for source, (state, chance) in enumerate(chances.items()):
            move, target = self._past(border, source, state)
            if chance * move.factor < self._negligible:
                self.dropped += chance * move.factor
                continue
            found[target] = found.get(target, 0.0) + chance * move.factor
            moves.append(move._replace(target=numbers.setdefault(target, len(numbers))))
        return BorderStage(border.seen, border.months, moves), found

    def _past(self, border: Border, source: int, state: State) -> tuple[BorderMove, State]:
        """One state past a border."""
        day = border.seen
        if not border.months:
            return BorderMove(source, 0, 1.0), _with_tally(state, day, Tally(0, 0, EMPTY, (), None))
        tally = state.tallies[day]
        if tally is None:  # given up
            return BorderMove(source, 0, 1.0), state
        windows, seen = self.course.seen[day].policy.windows, self._likelihoods[day]
        is_last = border.months == windows.lengths[-1]
        ratio = self._ratio(tally, day, is_last=is_last)
        best, others = _best(windows, border.months, ratio, tally)
        if best is not None and best not in {LOW, HIGH}:
            whole = shown_percent(100 * Fraction(*best))
            if whole > seen.highest and tally.quorum.met(windows.minimum, last=True):
                return BorderMove(source, 0, seen.elsewhere, seen.elsewhere), _with_tally(state, day, None)
            best = HIGH if whole > seen.highest else LOW if whole < seen.lowest else best
        figure = None if others is None else (tally.weight, others)
        if is_last:
            met = tally.quorum.met(windows.minimum, last=True)
            return self._over(source, state, day, best if met else None, figure if met else None)
        carried = carry(windows, border.months, ratio, tally.carried)
        waits = any(months == border.months for months, _ in carried)
        move = BorderMove(source, 0, 1.0, figure=figure, total=tally.weight if waits else None)
        return move, _with_tally(state, day, tally._replace(carried=carried, best=best))

    def _over(
        self, source: int, state: State, day: int, best: Ratio | None, figure: tuple[int, tuple[int, ...]] | None
    ) -> tuple[BorderMove, State]:
        """One state past the end of the last window of a day: what was seen of it is weighed."""
        seen, target = self._likelihoods[day], _with_tally(state, day, None)
        if best in {LOW, HIGH}:
            return BorderMove(source, 0, seen.elsewhere, seen.elsewhere), target
        ratio = None if best is None else Fraction(*best)
        whole = None if ratio is None else shown_percent(100 * ratio)
        factor = seen.of(whole)
        is_seen = seen.observation.allows(whole)
        return BorderMove(source, 0, factor, seen.elsewhere, figure, None, ratio, factor if is_seen else 0.0), target

    def _ratio(self, tally: Tally, day: int, *, is_last: bool) -> Fraction | None:
        """The ratio of the window that ends; None below the minimum."""
        policy = self.course.seen[day].policy
        if not (tally.weight and tally.quorum.met(policy.windows.minimum, last=is_last)):
            return None
        return Fraction(tally.value, tally.weight * policy.scale.unit)


def _best(
    windows: Windows, months: int, ratio: Fraction | None, tally: Tally
) -> tuple[Ratio | None, tuple[int, ...] | None]:
    """The best figure once a window has ended, and its other windows if this one made it (None: it is an older one).

    Among equal figures the one that reaches back furthest is shown, a window before a blend.
    """
    best, made = tally.best, None
    if ratio is not None:
        for others in sorted(completed(windows, months, tally.carried), key=len):
            figure = (ratio + sum(others)) / (1 + len(others))
            if best is None or figure > Fraction(*best) or (figure == Fraction(*best) and made is None):
                best, made = figure.as_integer_ratio(), _parts(windows, months) if others else ()
    return best, made


def _parts(windows: Windows, months: int) -> tuple[int, ...]:
    """The other windows of the blend that a window completes."""
    blend = next(blend for blend in windows.blends if max(blend.of) == months)
    return tuple(part for part in blend.of if part != months)


def _with_tally(state: State, day: int, tally: Tally | None) -> State:
    return state._replace(tallies=(*state.tallies[:day], tally, *state.tallies[day + 1 :]))
