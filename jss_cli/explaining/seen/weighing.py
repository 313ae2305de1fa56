"""The readings of the rules on the days that were looked at, each summed over all its worlds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import fsum, inf
from random import Random

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.readings import Readings, RulesReading
from jss_cli.domain.sections import Seeing
from jss_cli.domain.story import Seen
from jss_cli.explaining.bench import Bench
from jss_cli.explaining.readings import FEW, heaviest, readings
from jss_cli.explaining.seen.chain import chain
from jss_cli.explaining.seen.kinds import Chosen
from jss_cli.explaining.seen.likelihood import likelihood
from jss_cli.explaining.seen.look import Look, LookFindings, look_at
from jss_cli.explaining.seen.passes import Weighed, weighed
from jss_cli.explaining.seen.stages import Effort, TooManyCellsError, Trellis

FEWEST, MOST_WEIGHED, MOST_LOOKS = 4, 64, 700  # readings that are weighed, and contracts times readings


@dataclass(frozen=True)
class DayReading:
    """A reading of the rules on the days looked at; `weight` counts the days as well: which run showed the number."""

    reading: RulesReading
    days: tuple[Seen, ...]
    weight: float
    look: Look


@dataclass(frozen=True)
class Weighing:
    """A reading with its sums, which stand in the order of the look that is their `guide`."""

    reading: DayReading
    guide: Look
    chances: list[list[float]]
    sums: Weighed

    @property
    def evidence(self) -> float:
        """How much of everything that was seen this reading brings about."""
        return self.reading.weight * self.sums.evidence

    @property
    def scored(self) -> float:
        """The part of it in worlds with a score."""
        return self.reading.weight * self.sums.scored


@dataclass(frozen=True)
class Summed(Weighing):
    """A reading summed over all its worlds, by the trellis that was made for its guide."""

    trellis: Trellis


@dataclass(frozen=True)
class Sampled(Weighing):
    """A reading with too many worlds: the sums are those of some, each drawn from the one before it."""

    worlds: tuple[Chosen, ...]


class Mean:
    """Means over the readings by how much of what was seen each brings about."""

    def __init__(self, weighings: Sequence[Weighing]) -> None:
        self._weighings = weighings
        self._evidence = fsum(one.evidence for one in weighings) or 1.0
        self._scored = fsum(one.scored for one in weighings) or 1.0

    def of_all(self, part: Callable[[Weighed], float]) -> float:
        """A part of the evidence, as a share of it."""
        return fsum(one.reading.weight * part(one.sums) for one in self._weighings) / self._evidence

    def of_scored(self, part: Callable[[Weighed], float]) -> float:
        """An expectation over the worlds with a score."""
        return fsum(one.reading.weight * part(one.sums) for one in self._weighings) / self._scored

    def likeliest_window(self) -> str:
        """The window that is shown in most worlds; "": there is none."""
        sums: dict[str, float] = {}
        for one in self._weighings:
            for name, share in one.sums.windows.items():
                sums[name] = sums.get(name, 0.0) + one.reading.weight * share
        return max(sums, key=lambda name: sums[name], default="")


def readings_of(case: Case, days: Sequence[Observation], seeing: Seeing) -> tuple[list[DayReading], Readings]:
    """The readings of the days on which the numbers were computed, the latest perhaps only when it was seen."""
    runs = tuple(case.rulebook.on(seen.on).cadence.last_until(seen.on) for seen in days)
    found, told = _on(case, days, runs, seeing, 1.0)
    late = (days[0].on, *runs[1:])
    if late == runs:
        return found, told
    others, _ = _on(case, days, late, seeing, float(1 - seeing.before))
    if [(one.look.shape, one.look.chances) for one in found] == [(one.look.shape, one.look.chances) for one in others]:
        return found, told
    return [*(replace(one, weight=one.weight * float(seeing.before)) for one in found), *others], told


def _on(
    case: Case, days: Sequence[Observation], runs: tuple[date, ...], seeing: Seeing, weight: float
) -> tuple[list[DayReading], Readings]:
    """The readings of some days, each with its look."""
    number, findings = len(case.history.contracts), LookFindings(case.history.contracts, runs)
    bench = Bench(case.history.contracts, case.rulebook, runs, findings)
    most = min(MOST_WEIGHED, max(FEWEST, MOST_LOOKS // (number or 1)))
    told = readings(bench, most) if number <= FEW else heaviest(bench)
    found = []
    for reading in told.readings:
        triples = zip(runs, reading.policies, days, strict=True)
        seen = tuple(Seen(run, policy, o.score, o.recommend_percent, o.eligible) for run, policy, o in triples)
        look = look_at(case.history, seen, seeing, findings)
        found.append(DayReading(reading, seen, weight * float(reading.weight), look))
    return found, told


def weighings_of(
    found: Sequence[DayReading], days: Sequence[Observation], seeing: Seeing, effort: Effort
) -> list[Summed]:
    """Every reading with its sums, the heaviest first as far as the cells reach; those of one shape share a trellis."""
    likelihoods = [likelihood(seen, seeing, older=number > 0, wide=effort.wide) for number, seen in enumerate(days)]
    shapes: dict[object, tuple[Trellis, Look]] = {}
    weighings: list[Summed] = []
    for one in sorted(found, key=lambda one: -one.weight):
        look, shape = one.look, one.look.shape
        if shape not in shapes:
            try:
                shapes[shape] = Trellis(look.course, likelihoods, look.chances, look.unexplained, effort), look
            except TooManyCellsError:
                break
            effort = effort._replace(cells=effort.cells - shapes[shape][0].visited)
        trellis, guide = shapes[shape]
        chances = look.as_in(guide, look.chances)
        weighings.append(Summed(one, guide, chances, weighed(trellis, chances), trellis))
    return weighings


def sampled(
    found: Sequence[DayReading], days: Sequence[Observation], seeing: Seeing, seed: int
) -> tuple[list[Sampled], bool]:
    """The heaviest reading by worlds of it that are drawn one from the other, and whether these show what was seen."""
    one = max(found, key=lambda one: one.weight)
    near, wide = (
        [likelihood(seen, seeing, older=number > 0, wide=is_wide) for number, seen in enumerate(days)]
        for is_wide in (False, True)
    )
    told = chain(one.look, near, wide, Random(seed))  # noqa: S311 - worlds are drawn, not hidden
    return [Sampled(one, one.look, one.look.chances, told.sums, told.worlds)], told.is_fitting


def share_dropped(weighings: Sequence[Weighing]) -> float:
    """The share of the worlds that fit which may not have been followed; more than all if none fits."""
    evidence = fsum(one.evidence for one in weighings)
    dropped = fsum(one.reading.weight * one.trellis.dropped for one in weighings if isinstance(one, Summed))
    return dropped / evidence if evidence else inf
