"""The parts of results about a score that was seen, as programs read them. Keys are stable within a major version."""

from __future__ import annotations

from jss_cli.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OddsResult:
    """How likely a contract counted as what, given the score that was seen (chances from 0 to 1)."""

    positive: float
    lukewarm: float
    neutral: float
    negative: float
    excluded: float


@dataclass(frozen=True, slots=True)
class StoryResult:
    """What explains the score that was seen, in words, the share of all that fits, and the rules that bring it about
    ("": none does)."""

    words: str
    share: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BandResult:
    """Whole percents up to which 5, 50 and 95 of 100 worlds that fit lie (None: no score in most)."""

    low: int | None
    middle: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class SeenCliffResult:
    """A day on which the score changes by itself in a share of the worlds that fit."""

    day: str
    seen: str
    before: BandResult
    after: BandResult
    share: float


@dataclass(frozen=True, slots=True)
class SeenWayResult:
    """How many good contracts by a day are enough in 50, 80 and 95 of 100 worlds that fit (None: no number is)."""

    day: str
    in_50: int | None
    in_80: int | None
    in_95: int | None


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """A reading of the rules, by its options that are not the heaviest, and its share of what fits."""

    options: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class SeenExplanationResult:
    """What explains the score that was seen: the points of the contracts, `unlisted` (of those that the file lacks),
    `floor` and `unexplained` sum to the score less 100.

    `expected` is the percent that is expected, `exact` the chance that the rules give just this number, `surprising`
    that it takes a surprise, `absent` that a contract is missing, `dropped` the share of worlds that were not followed;
    `readings_held` is the share of all readings that the weighed ones hold by weight; `set_aside` are observed days
    given up.
    """

    words: str
    expected: float
    exact: float
    surprising: float
    absent: float
    unlisted: float
    floor: float
    unexplained: float
    stories: tuple[StoryResult, ...]
    readings: tuple[ReadingResult, ...]
    readings_in_all: int
    readings_weighed: int
    readings_held: float
    dropped: float
    set_aside: tuple[str, ...]
    today: BandResult
    cliffs: tuple[SeenCliffResult, ...]
    ways: tuple[SeenWayResult, ...]
