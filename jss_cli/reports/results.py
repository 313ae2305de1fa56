"""What results of several commands share, as programs read it. Keys are stable within a major version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Literal

from jss_cli import __version__
from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.change import Level, Saved
from jss_cli.domain.chronicle import Run
from jss_cli.domain.falls import last_score
from jss_cli.domain.history import Observation
from jss_cli.domain.report import Block
from jss_cli.domain.score import Score, WindowScore
from jss_cli.domain.seen import Fits, SeenAnswer
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


@dataclass(frozen=True, slots=True)
class WindowResult:
    """One figure that competes: `exact` and `percent` are None when it is below the minimum. `weight` in contracts."""

    name: str
    months: tuple[int, ...]
    exact: str | None
    percent: float | None
    shown: bool
    weight: float
    positive: int
    lukewarm: int
    neutral: int
    negative: int
    clients: int


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


def head(
    answers: str,
    of: Case | Saved,
    score: Score | Stretch | Level | None,
    seen: SeenAnswer | None = None,
    observed: Observation | None = None,
) -> Head:
    """The first fields of a result about a history, and the score computed for the day asked about, if it was.

    The scores that were observed are the history's; a saved result's are not known. With a
    `seen` answer, or an `observed` score that nobody asked to explain, the result is about that score.
    """
    if isinstance(of, Saved):
        rules, currency, told = PolicyResult(of.policy.name, of.policy.title, "file"), of.currency, None
    else:
        rules, currency, told = policy_result(of), of.history.currency, of.history.observed
    about = (of.source, rules, of.day.isoformat(), currency)
    last = _seen_answer_result(seen) if seen else _seen_result(told or (), of.day)
    first, alone = (*stamp(answers), *about), seen.score if seen else score
    odd = alone.contradicted if isinstance(alone, Score | Level) else ()
    case = of if isinstance(of, Case) else None
    noted = (taken_words(case), dispute_words(case.history, case.policy)) if case else ((), ())
    if (about_seen := seen.seen if seen else observed) and alone:
        shown = seen_score(seen) if seen else _told_score(about_seen, alone)
        return *first, "seen", shown, _unscored_words(about_seen), _computed(alone, of.day), last, odd, *noted
    return *first, *_standing(score, of.day), last, odd, *noted


def _told_score(observed: Observation, score: Score | Stretch | Level) -> ScoreResult | None:
    """A score that was seen, as it was told."""
    if (shown := observed.score) is None:
        return None
    window = score.shown.name if score.shown else ""
    return ScoreResult(shown, str(shown), float(shown), window, score.policy.band(shown))


def _unscored_words(seen: Observation) -> str | None:
    """Why no number is told of what was seen, where none was; None if one was."""
    if seen.score is not None:
        return None
    unknown = "" if seen.shown == "none" else ": no single number is known"
    return f"{shown_words(seen)} was seen on {seen.on}{unknown}"


def _standing(
    score: Score | Stretch | Level | None, day: date
) -> tuple[ScoreBasis, ScoreResult | None, str | None, ComputedResult | None]:
    """Which score a result is about, that score or why there is none, and the computed one."""
    if score is None:
        return "computed", None, None, None
    computed = _computed(score, day)
    return "computed", score_result(score), computed.no_score, computed


def _computed(score: Score | Stretch | Level, day: date) -> ComputedResult:
    """What the rules give on a day."""
    words, window = missing_words(score, day) or None, score.shown.name if score.shown else None
    return ComputedResult(score.whole, exact_text(score.percent), number(score.percent), window, words)


def seen_score(seen: SeenAnswer) -> ScoreResult | None:
    """The score that was seen, with what is expected of it; None if none was."""
    if (shown := seen.seen.score) is None:
        return None
    band = seen.score.policy.band(shown)
    return ScoreResult(shown, f"{seen.expected:.9f}", round(seen.expected, 9), seen.window, band)


def _seen_answer_result(seen: SeenAnswer) -> SeenResult:
    """The score that was seen, and how well it is explained."""
    day = seen.days[0]
    run, policy = day.run.isoformat(), seen.score.policy.name
    return replace(_told_result(day.observation), evidence=seen.chance, fits=seen.fits, run=run, policy=policy)


def _seen_result(observed: Sequence[Observation], day: date) -> SeenResult | None:
    """The last score that was observed by a day; None if there is none."""
    last = last_score(observed, day)
    return _told_result(last) if last else None


def _told_result(seen: Observation) -> SeenResult:
    """A score that was observed, of which nobody asked how it can be explained."""
    low, high = seen.bounds if seen.shown == "within" else (None, None)
    return SeenResult(seen.on.isoformat(), seen.score, None, None, None, None, low, high)


def policy_result(case: Case) -> PolicyResult:
    """The rules of a case."""
    return PolicyResult(case.policy.name, case.policy.title + elsewhere(case), case.policy_from)


def score_result(score: Score | Stretch | Level) -> ScoreResult | None:
    """A score as programs read it; None if there is none."""
    if score.shown is None or score.percent is None or score.whole is None:
        return None
    band = score.policy.band(score.whole)
    return ScoreResult(score.whole, str(score.percent), float(score.percent), score.shown.name, band)


def run_result(run: Run) -> RunResult:
    """A computation as plain values."""
    return RunResult(run.day.isoformat(), run.next.isoformat(), run.whole)


def window_results(score: Score) -> tuple[WindowResult, ...]:
    """Every figure that competes to be shown."""
    return tuple(_window_result(window, score) for window in score.windows)


def _window_result(window: WindowScore, score: Score) -> WindowResult:
    """One figure; of a blend the contracts of its longest part are counted."""
    part = window.longest
    return WindowResult(
        name=window.name,
        months=tuple(p.months for p in window.parts),
        exact=None if window.percent is None else str(window.percent),
        percent=None if window.percent is None else float(window.percent),
        shown=window is score.shown,
        weight=part.total / score.policy.weights.unit,
        positive=part.positive,
        lukewarm=part.lukewarm,
        neutral=part.neutral,
        negative=part.negative,
        clients=part.clients,
    )


def lost_points(lost: Fraction) -> float:
    """Points that were lost as the nearest number: negative, and plain 0 for nothing."""
    return 0.0 - float(lost)


def number(value: Fraction | None) -> float | None:
    """An exact value as the nearest number."""
    return None if value is None else float(value)
