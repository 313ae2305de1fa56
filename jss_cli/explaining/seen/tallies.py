"""The sums of one world, kept up to date while what its contracts count as changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.walk.course import Branch, Course, Spot


class WorldFigure(NamedTuple):
    """A figure that competes to be shown: its ratio, the places of the windows of which it is the mean, its name."""

    ratio: float
    windows: tuple[int, ...]
    name: str


class _Change(NamedTuple):
    """What a branch adds to a window: its place, N over the unit of the scale, T, what the minimum counts, and whether
    the minimum looks at its client."""

    place: int
    value: float
    weight: int
    counted: int
    known: bool


class Tallies:
    """The sums of all windows, those of one day after the other; `counts` and `silent` are by day what belongs to the
    whole world."""

    def __init__(self, course: Course) -> None:
        days = range(len(course.seen))
        self._course = course
        self._windows = [(day, last) for day in days for last, _ in course.ends(day)]
        self._places = [[place for place, (own, _) in enumerate(self._windows) if own == day] for day in days]
        self._value, self.weight = [0.0] * len(self._windows), [0] * len(self._windows)
        self._counted: list[int] = [0] * len(self._windows)
        self._clients: list[dict[str, int]] = [{} for _ in self._windows]
        self._changes: dict[int, tuple[_Change, ...]] = {}  # by the id of a branch, which the course keeps
        self.counts, self.silent = [[0] * 4 for _ in days], [0 for _ in days]

    def add(self, spot: Spot, branch: Branch, sign: int = 1) -> None:
        """Add what a contract counts as, or take it away."""
        for place, value, weight, counted, known in self.changes(branch):
            self._value[place] += sign * value
            self.weight[place] += sign * weight
            self._counted[place] += sign * counted
            if known:
                number = self._clients[place].pop(spot.client, 0) + sign
                if number:
                    self._clients[place][spot.client] = number
        for own, more in zip(self.counts, branch.counts, strict=True):
            own[:] = (had + sign * number for had, number in zip(own, more, strict=True))
        for day, silent in enumerate(branch.silent):
            self.silent[day] += sign * silent

    def changes(self, branch: Branch) -> tuple[_Change, ...]:
        """What a branch adds to every window."""
        if id(branch) not in self._changes:
            self._changes[id(branch)] = tuple(self._changes_of(branch))
        return self._changes[id(branch)]

    def _changes_of(self, branch: Branch) -> Iterator[_Change]:
        for place, (day, last) in enumerate(self._windows):
            unit = self._course.seen[day].policy.scale.unit
            for ring, gains in branch.parts:
                if ring <= last and any(gains[day]):
                    value, weight, counted, known = gains[day]
                    yield _Change(place, value / unit, weight, counted, known)

    def shown(self, day: int) -> WorldFigure | None:
        """The best figure of a day, the longest among equals; None: there is no score."""
        figures = self._figures(self._course.seen[day], self._places[day])
        return max(figures, key=lambda one: (round(one.ratio, 12), one.windows[-1], -len(one.windows)), default=None)

    def percents(self, day: int) -> Iterator[tuple[int, float | None]]:
        """Per window of a day its months, and its percent; None: it has none."""
        seen = self._course.seen[day]
        for months, place in zip(seen.policy.windows.lengths, self._places[day], strict=True):
            is_there = self._is_there(seen, place, self._places[day], last=False)
            yield months, 100 * self._value[place] / self.weight[place] if is_there else None

    def _figures(self, seen: Seen, places: list[int]) -> Iterator[WorldFigure]:
        windows = seen.policy.windows
        there = {
            m: place for m, place in zip(windows.lengths, places, strict=True) if self._is_there(seen, place, places)
        }
        ratios = {m: self._value[place] / self.weight[place] for m, place in there.items()}
        yield from (WorldFigure(ratios[m], (there[m],), f"{m}-month") for m in windows.months if m in there)
        for blend in windows.blends:
            if all(m in there for m in blend.of):
                mean = sum(ratios[m] for m in blend.of) / len(blend.of)
                yield WorldFigure(mean, tuple(sorted(there[m] for m in blend.of)), blend.name)

    def _is_there(self, seen: Seen, place: int, places: list[int], *, last: bool = True) -> bool:
        """Whether a window meets the minimum; but for clients of a lifetime if not asked about the `last`."""
        minimum = seen.policy.windows.minimum
        in_lifetime = minimum.clients_within == "lifetime"
        clients = self._clients[places[-1] if in_lifetime else place]
        enough = len(clients) >= minimum.clients or (in_lifetime and not last)
        return enough and self._counted[place] >= minimum.contracts and self.weight[place] > 0
