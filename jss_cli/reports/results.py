"""What results of several commands share, as programs read it. Keys are stable within a major version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from jss_cli import __version__
from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.change import Level, Saved
from jss_cli.domain.chronicle import Run
from jss_cli.domain.falls import last_score
from jss_cli.domain.history import Observation
from jss_cli.domain.report import Block
from jss_cli.domain.score import Score
from jss_cli.domain.sighting import Fits
from jss_cli.domain.timeline import Stretch
from jss_cli.reports.header import elsewhere, exact_text, missing_words
from jss_cli.reports.noted import dispute_words, framed, taken_words
from jss_cli.reports.observed import shown_words

SCHEMA_VERSION = "2.0"
ScoreBasis = Literal["computed", "seen"]


@dataclass(frozen=True, slots=True)
class PolicyResult:
    """The rules that were applied: `chosen` is "day" (in force that day), "option", "environment", or "file" (of a
    saved result)."""

    name: str
    title: str
    chosen: str


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """A score: `shown` as the marketplace would, `exact` as a fraction in text, `percent` as a number."""

    shown: int
    exact: str
    percent: float
    window: str
    band: str


@dataclass(frozen=True, slots=True)
class ComputedResult:
    """What the rules give: the fields of a score, None where there is none; `no_score` says why."""

    shown: int | None
    exact: str | None
    percent: float | None
    window: str | None
    no_score: str | None


@dataclass(frozen=True, slots=True)
class SeenResult:
    """The last score that was observed on or before the day: `shown` (None: no score, or one from `low` to `high`).
    `evidence` is the chance of seeing it (None also: too many worlds to sum), `fits` how it can be explained (both
    None: nobody asked). `run` is the day on which it was computed, `policy` names its rules."""

    on: str
    shown: int | None
    evidence: float | None
    fits: Fits | None
    run: str | None
    policy: str | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class AnyResult:
    """What every result begins with; `answers` is the question it answers, `environment` the variables that decided
    something nobody typed."""

    schema_version: str
    jss_version: str
    answers: str
    environment: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryResult(AnyResult):
    """What every result about a history begins with: what it rests on, and the score that it is about, which is the
    computed or the seen one (`basis`).

    `contradicted` are the contracts that the insights page has as counted and no rule can count, `assumed` what was
    taken of the history as a whole, and `notes` say what no rule counts.
    """

    file: str
    policy: PolicyResult
    as_of: str
    currency: str | None
    basis: ScoreBasis
    score: ScoreResult | None
    no_score: str | None
    computed: ComputedResult | None
    seen: SeenResult | None
    contradicted: tuple[str, ...]
    assumed: tuple[str, ...]
    notes: tuple[str, ...]

    def framed(self, blocks: tuple[Block, ...], *, several: bool) -> tuple[Block, ...]:
        """The blocks of its report among what is said beside every answer about a history."""
        return framed(blocks, f"{self.file}: " if several else "", self.contradicted, self.assumed, self.notes)


@dataclass(frozen=True, slots=True)
class RunResult:
    """The computation that is seen on a day between two: `shown` None is no score; `next` is the day of the next."""

    day: str
    next: str
    shown: int | None


def stamp(answers: str) -> tuple[str, str, str, tuple[str, ...]]:
    """The first fields of a result."""
    return SCHEMA_VERSION, __version__, answers, ()


Head = tuple[
    str,
    str,
    str,
    tuple[str, ...],
    str,
    PolicyResult,
    str,
    str | None,
    ScoreBasis,
    ScoreResult | None,
    str | None,
    ComputedResult | None,
    SeenResult | None,
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
]


class SeenNumber(NamedTuple):
    """What was seen, where a result is about it: as it was noted, as a score (None: its number is not known), and as
    `last` seen."""

    observation: Observation
    score: ScoreResult | None
    last: SeenResult


def head(answers: str, of: Case | Saved, score: Score | Stretch | Level | None, seen: SeenNumber | None = None) -> Head:
    """The first fields of a result about a history, and the score computed for the day asked about, if it was.

    The scores that were observed are the history's; a saved result's are not known. With a `seen` number the result is
    about that one.
    """
    if isinstance(of, Saved):
        rules, currency, told = PolicyResult(of.policy.name, of.policy.title, "file"), of.currency, None
    else:
        rules, currency, told = policy_result(of), of.history.currency, of.history.observed
    first = (*stamp(answers), of.source, rules, of.day.isoformat(), currency)
    odd = score.contradicted if isinstance(score, Score | Level) else ()
    case = of if isinstance(of, Case) else None
    noted = (taken_words(case), dispute_words(case.history, case.policy)) if case else ((), ())
    computed = _computed(score, of.day) if score else None
    if seen:
        return *first, "seen", seen.score, _unscored_words(seen.observation), computed, seen.last, odd, *noted
    unscored, last = computed.no_score if computed else None, _last_result(told or (), of.day)
    return *first, "computed", score_result(score), unscored, computed, last, odd, *noted


def as_told(seen: Observation, score: Score) -> SeenNumber:
    """A score that was seen, as it was told: nobody asked what explains it."""
    shown, window = seen.score, score.shown.name if score.shown else ""
    number = None if shown is None else ScoreResult(shown, str(shown), float(shown), window, score.policy.band(shown))
    return SeenNumber(seen, number, told_result(seen))


def _unscored_words(seen: Observation) -> str | None:
    """Why no number is told of what was seen, where none was; None if one was."""
    if seen.score is not None:
        return None
    unknown = "" if seen.shown == "none" else ": no single number is known"
    return f"{shown_words(seen)} was seen on {seen.on}{unknown}"


def _computed(score: Score | Stretch | Level, day: date) -> ComputedResult:
    """What the rules give on a day."""
    words, window = missing_words(score, day) or None, score.shown.name if score.shown else None
    return ComputedResult(score.whole, exact_text(score.percent), number(score.percent), window, words)


def _last_result(observed: Sequence[Observation], day: date) -> SeenResult | None:
    """The last score that was observed by a day; None if there is none."""
    last = last_score(observed, day)
    return told_result(last) if last else None


def told_result(seen: Observation) -> SeenResult:
    """A score that was observed, of which nobody asked how it can be explained."""
    low, high = seen.bounds if seen.shown == "within" else (None, None)
    return SeenResult(seen.on.isoformat(), seen.score, None, None, None, None, low, high)


def policy_result(case: Case) -> PolicyResult:
    """The rules of a case."""
    return PolicyResult(case.policy.name, case.policy.title + elsewhere(case), case.policy_from)


def score_result(score: Score | Stretch | Level | None) -> ScoreResult | None:
    """A score as programs read it; None if there is none."""
    if score is None or score.shown is None or score.percent is None or score.whole is None:
        return None
    band = score.policy.band(score.whole)
    return ScoreResult(score.whole, str(score.percent), float(score.percent), score.shown.name, band)


def run_result(run: Run) -> RunResult:
    """A computation as plain values."""
    return RunResult(run.day.isoformat(), run.next.isoformat(), run.whole)


def lost_points(lost: Fraction) -> float:
    """Points that were lost as the nearest number: negative, and plain 0 for nothing."""
    return 0.0 - float(lost)


def number(value: Fraction | None) -> float | None:
    """An exact value as the nearest number."""
    return None if value is None else float(value)
