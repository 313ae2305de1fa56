"""The score of a history on a day: sums per window, and the best of them shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy, Scale
from jss_cli.domain.score import Missing, Score, WindowScore, WindowSum
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.windows import earliest_entry


def score_history(history: History, policy: Policy, day: date) -> Score:
    """The score of a history as of a day under a policy, with the verdict on every contract."""
    return score_verdicts(judge_history(history, policy, day), policy, day)


def score_verdicts(verdicts: tuple[Verdict, ...], policy: Policy, day: date) -> Score:
    """The score that some verdicts give on a day."""
    sums = [window_sum(verdicts, months, policy.scale, day) for months in policy.windows.lengths]
    windows = competing(sums, policy)
    shown = best(windows)
    missing = None if shown else Missing(sums[-1].contracts, sums[-1].clients, policy.windows.minimum)
    return Score(policy, day, windows, shown, missing, verdicts)


def held(verdicts: Iterable[Verdict], months: int, day: date) -> list[Verdict]:
    """The verdicts that a window of so many months counts on a day."""
    since = earliest_entry(day, months)
    return [verdict for verdict in verdicts if is_held(verdict, since, day)]


def is_held(verdict: Verdict, since: date, day: date) -> bool:
    """Whether a window that reaches back to `since` counts a verdict on a day."""
    return verdict.outcome is not Outcome.EXCLUDED and verdict.entered is not None and since <= verdict.entered <= day


def window_sum(verdicts: Iterable[Verdict], months: int, scale: Scale, day: date) -> WindowSum:
    """What a window of so many months holds on a day."""
    counted = held(verdicts, months, day)
    outcomes = [verdict.outcome for verdict in counted]
    return WindowSum(
        months=months,
        total=sum(verdict.weight for verdict in counted),
        value=sum(verdict.weight * outcome_value(scale, verdict.outcome) for verdict in counted),
        positive=outcomes.count(Outcome.POSITIVE),
        neutral=outcomes.count(Outcome.NEUTRAL),
        negative=outcomes.count(Outcome.NEGATIVE),
        clients=len({verdict.contract.client for verdict in counted}),
    )


def outcome_value(scale: Scale, outcome: Outcome) -> int:
    """The value of a counted outcome in 1/`scale.unit`."""
    match outcome:
        case Outcome.POSITIVE:
            return scale.positive
        case Outcome.NEUTRAL:
            return scale.neutral
        case Outcome.NEGATIVE:
            return scale.negative
        case Outcome.EXCLUDED:
            raise ValueError("an excluded contract has no value")


def competing(sums: Iterable[WindowSum], policy: Policy) -> tuple[WindowScore, ...]:
    """Every figure that competes to be shown: the windows, then the blends, from the sums of all window lengths."""
    by_length = {held.months: held for held in sums}
    windows = [window_score(f"{months}-month", (by_length[months],), policy) for months in policy.windows.months]
    blends = [
        window_score(blend.name, tuple(by_length[months] for months in blend.of), policy)
        for blend in policy.windows.blends
    ]
    return (*windows, *blends)


def window_score(name: str, parts: tuple[WindowSum, ...], policy: Policy) -> WindowScore:
    """The mean percent of some windows, 100 (successful - negative) / total, if each meets the minimum (S1, S19)."""
    if not all(part.meets(policy.windows.minimum) for part in parts):
        return WindowScore(name, parts, None)
    first, *others = [Fraction(100 * part.value, part.total * policy.scale.unit) for part in parts]
    return WindowScore(name, parts, sum(others, first) / len(parts) if others else first)


def best(windows: Iterable[WindowScore]) -> WindowScore | None:
    """The figure that is shown: the highest, among equals the one that reaches back furthest; None if none may be."""
    available = [window for window in windows if window.percent is not None]
    return max(available, key=lambda w: (w.percent, w.longest.months, -len(w.parts)), default=None)
