"""The parts of results that several commands share, as programs read them. Keys are stable within a major version."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.score import Score, WindowScore
from jss_cli.reports.header import missing_words

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class PolicyResult:
    """The rules that were applied: `chosen` is "day" (in force that day) or "option"."""

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
class WindowResult:
    """One figure that competes: `exact` and `percent` are None when it is below the minimum. `weight` in contracts."""

    name: str
    months: tuple[int, ...]
    exact: str | None
    percent: float | None
    shown: bool
    weight: float
    positive: int
    neutral: int
    negative: int
    clients: int


def policy_result(case: Case) -> PolicyResult:
    """The rules of a case."""
    return PolicyResult(case.policy.name, case.policy.title, case.policy_from)


def score_result(score: Score) -> ScoreResult | None:
    """A score as programs read it; None if there is none."""
    if score.shown is None or score.percent is None or score.whole is None:
        return None
    band = score.policy.band(score.whole)
    return ScoreResult(score.whole, str(score.percent), float(score.percent), score.shown.name, band)


def window_results(score: Score) -> tuple[WindowResult, ...]:
    """Every figure that competes to be shown."""
    return tuple(window_result(window, shown=window is score.shown) for window in score.windows)


def window_result(window: WindowScore, *, shown: bool) -> WindowResult:
    """One figure; of a blend the contracts of its longest part are counted."""
    part = window.longest
    return WindowResult(
        name=window.name,
        months=tuple(p.months for p in window.parts),
        exact=None if window.percent is None else str(window.percent),
        percent=None if window.percent is None else float(window.percent),
        shown=shown,
        weight=part.total / 4,
        positive=part.positive,
        neutral=part.neutral,
        negative=part.negative,
        clients=part.clients,
    )


def no_score_reason(score: Score) -> str | None:
    """Why there is no score, in words; None if there is one."""
    return missing_words(score) or None


def number(value: Fraction | None) -> float | None:
    """An exact value as the nearest number."""
    return None if value is None else float(value)
