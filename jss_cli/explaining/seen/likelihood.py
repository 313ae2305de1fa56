"""How likely what was seen is, given what the rules show: the number itself, one near it, or on an older day any.

Textbook name: an observation model. Of a latest day on which 88 was seen, shown numbers near it have these chances:

    >>> from datetime import date
    >>> from jss_cli.domain.history import Observation
    >>> from jss_cli.files.policy import load_policy
    >>> seen = Observation(date(2026, 11, 22), 88)
    >>> found = likelihood(seen, load_policy(None, seen.on).seen, older=False)
    >>> [round(found.of(whole), 3) for whole in (88, 87, 90, 91, 92)]
    [0.93, 0.03, 0.004, 0.001, 0.0]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import fsum
from operator import add
from typing import NamedTuple

from jss_cli.domain.history import Observation
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sections import Seeing
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.walk.course import DayCounts

PERCENTS = range(101)


class Likelihood(NamedTuple):
    """The chance of an observation, by the whole percent that the rules show, and where they show none; the part of it
    that holds whatever they show, the percents outside which only that part is left, the chances that a share of
    clients who would recommend, and a number of eligible contracts, can be taken at their word, and that the latter
    counts jobs; by window of which a percent was noted the same chances of that."""

    observation: Observation
    by_percent: tuple[float, ...]
    unscored: float
    elsewhere: float
    lowest: int
    highest: int
    recommended: float
    eligible: float
    jobs_listed: float
    windows: tuple[tuple[int, tuple[float, ...], float], ...] = ()

    def of_window(self, months: int, whole: int | None) -> float:
        """The chance of what was noted of the window of so many months, by its whole percent (None: it has none)."""
        told = (unscored if whole is None else own[whole] for of, own, unscored in self.windows if of == months)
        return next(told, 1.0)

    @property
    def last_window(self) -> int:
        """The longest window of which something was noted (months); 0: of none."""
        return max((months for months, _, _ in self.windows), default=0)

    def listed(self, number: int, contracts: int, jobs: int) -> float:
        """The chance that so many are listed as eligible, given how many contracts and jobs are."""
        counted = (1 - self.jobs_listed) * (number == contracts) + self.jobs_listed * (number == jobs)
        return self.eligible * counted + (1 - self.eligible) * (1 - counted)

    def mistaken(self, number: int, contracts: int, jobs: int) -> float:
        """The part of that chance by which the number is wrong."""
        is_number = (1 - self.jobs_listed) * (number != contracts) + self.jobs_listed * (number != jobs)
        return (1 - self.eligible) * is_number / self.listed(number, contracts, jobs)

    def of(self, whole: int | None) -> float:
        """The chance, given a whole percent (None: no score)."""
        return self.unscored if whole is None else self.by_percent[whole]


def likelihood(observation: Observation, seeing: Seeing, *, older: bool, wide: bool = False) -> Likelihood:
    """The likelihood of one day; `older` if a later day was seen too, `wide` if nothing is near enough otherwise."""
    alone = (replace(observation, shown="score", score=percent, windows=()) for _, percent in observation.windows)
    noted = [likelihood(one, seeing, older=older, wide=wide) for one in alone]
    elsewhere = float(seeing.elsewhere) if older else 0.0
    anything = elsewhere * _share_of_all(observation)
    off = _chances_off(seeing, wide=wide)
    own = [_seen_given(observation, whole, seeing, off) for whole in PERCENTS]
    fitting = [whole for whole in PERCENTS if own[whole] > 0] or [0, 100]
    return Likelihood(
        observation=observation,
        by_percent=tuple((1 - elsewhere) * chance + anything for chance in own),
        unscored=(1 - elsewhere) * _seen_given(observation, None, seeing, off) + anything,
        elsewhere=anything,
        lowest=fitting[0],
        highest=fitting[-1],
        recommended=float(seeing.recommended),
        eligible=float(seeing.eligible),
        jobs_listed=float(seeing.jobs_listed),
        windows=tuple(
            (m, one.by_percent, one.unscored) for (m, _), one in zip(observation.windows, noted, strict=True)
        ),
    )


def _share_of_all(observation: Observation) -> float:
    """The share that what was seen is of everything from 0 to 100 percent."""
    match observation.shown:
        case "score" | "none":
            return 1 / len(PERCENTS)
        case "within":
            return len(_within(observation)) / len(PERCENTS)
        case "fall" | "untold":
            return 1.0


def _seen_given(observation: Observation, whole: int | None, seeing: Seeing, off: Sequence[float]) -> float:
    """The chance of what was seen if the rules show a whole percent, or none."""
    amiss = float(seeing.unscored)
    match observation.shown:
        case "fall" | "untold":
            return 1.0
        case "none":
            return 1 - amiss if whole is None else amiss
        case _ if whole is None:
            return amiss * _share_of_all(observation)
        case "within":
            return fsum(_off(seen, whole, off) for seen in _within(observation))
        case "score":
            assert observation.score is not None  # noqa: S101 - a score was seen
            return _off(observation.score, whole, off)


def _within(observation: Observation) -> range:
    """The whole percents of a range that was seen."""
    return range(observation.bounds[0], observation.bounds[1] + 1)


def _chances_off(seeing: Seeing, *, wide: bool) -> tuple[float, ...]:
    """The chances that a number is so many points off on one side, from none on."""
    near = (float(seeing.right), *map(float, seeing.near))
    beyond = float(seeing.unscored)  # halved with every point further off
    further = (beyond / 2 ** (distance + 1) for distance in range(len(PERCENTS) - len(near)))
    return (*near, *further) if wide else near


def _off(seen: int, whole: int, off: Sequence[float]) -> float:
    """The chance that one percent is seen where another is shown; what would lie beyond 0 or 100 is seen there."""
    return fsum(
        chance
        for distance, chance in enumerate(off)
        for place in {whole - distance, whole + distance}
        if min(max(place, 0), 100) == seen
    )


def agrees(seen: Seen, given: int, poor: int) -> bool:
    """Whether so many private answers give the observed share of clients who would recommend (halves rounded up)."""
    if seen.recommend_percent is None:
        return True
    return given > 0 and shown_percent(Fraction(100 * (given - poor), given)) == seen.recommend_percent


def chance_of_counts(seen: Seen, likelihood: Likelihood, counted: Sequence[int]) -> float:
    """The likelihood of what was seen of a day that rests on how many answers, poor ones, contracts and jobs there are,
    whatever the score."""
    (given, poor, contracts, jobs), share = counted, 1.0
    if seen.recommend_percent is not None:
        share *= likelihood.recommended if agrees(seen, given, poor) else 1 - likelihood.recommended
    if seen.eligible is not None:
        share *= likelihood.listed(seen.eligible, contracts, jobs)
    return share


def most_poor(seen: Seen, answers: int) -> int:
    """How many of at most so many answers may be poor, if they give the observed share of clients."""
    return 0 if seen.recommend_percent is None else answers * (201 - 2 * seen.recommend_percent) // 200


def counted_with(seen: Seen, most: int, counts: DayCounts, more: DayCounts) -> DayCounts:
    """The counts of a day with those of one more contract: alike where they can no longer be what was seen, for more
    than the `most` answers are poor, or more are eligible than are listed."""
    given, poor, contracts, jobs = map(add, counts, more)
    if poor > most:
        given, poor = 0, most + 1
    if seen.eligible is not None:
        contracts, jobs = min(contracts, seen.eligible + 1), min(jobs, seen.eligible + 1)
    return given, poor, contracts, jobs
