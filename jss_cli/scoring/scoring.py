"""The score of a history on a day: the best of several rolling windows, each a weighted mean of values.

Textbook name: maximum of weighted means over nested sliding windows. State: per window the sum of weights T and of
weight times value N, as whole numbers; a figure is 100 N / T as a fraction, and rounding happens where it is shown.
One bad contract of three, all of one weight, with the values 1, 1 and -1:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,2''', as_of=date(2024, 12, 1))
    >>> score = score_history(case.history, case.policy, case.day)
    >>> score.percent, score.whole, score.shown.name
    (Fraction(100, 3), 33, '24-month')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Missing, Score, WindowScore, WindowSum
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.windows import earliest_entry


def score_history(history: History, policy: Policy, day: date, known: Mapping[str, Verdict] | None = None) -> Score:
    """The score of a history as of a day under a policy, with the verdict on every contract; some may be `known`."""
    return score_verdicts(judge_history(history, policy, day, known), policy, day)


def score_verdicts(verdicts: tuple[Verdict, ...], policy: Policy, day: date) -> Score:
    """The score that some verdicts give on a day."""
    sums = [window_sum(verdicts, months, policy, day) for months in policy.windows.lengths]
    windows = competing(sums, policy)
    shown = best(windows)
    longest, minimum = sums[-1], policy.windows.minimum
    missing = None if shown else Missing(longest.counted(minimum), longest.clients, minimum)
    return Score(policy, windows, shown, day, missing, verdicts)


class Holding(NamedTuple):
    """What a window holds of a contract: weight and net as in `Share`, and jobs."""

    weight: int
    net: int
    jobs: int


def holding(verdict: Verdict, since: date, day: date) -> Holding | None:
    """What a window that reaches back to `since` holds of a contract on a day; None: it does not hold it."""
    counting = verdict.counting
    if not counting.shares or not counts_on(verdict, day):
        return None
    if len(counting.shares) == 1:
        share = counting.shares[0]
        return Holding(share.weight, share.net, counting.jobs) if since <= share.aged else None
    if not (inside := [share for share in counting.shares if since <= share.aged]):
        return None
    return Holding(sum(share.weight for share in inside), sum(share.net for share in inside), len(inside))


def counts_on(verdict: Verdict, day: date) -> bool:
    """Whether a contract counts on a day, in a window that is long enough."""
    entered = verdict.counting.entered
    return verdict.outcome is not Outcome.EXCLUDED and entered is not None and entered <= day


def held(verdicts: Iterable[Verdict], months: int, day: date) -> list[Verdict]:
    """The verdicts that a window of so many months counts on a day, wholly or in part."""
    since = earliest_entry(day, months)
    return [verdict for verdict in verdicts if holding(verdict, since, day)]


def window_sum(verdicts: Iterable[Verdict], months: int, policy: Policy, day: date) -> WindowSum:
    """What a window of so many months holds on a day."""
    since, verdicts = earliest_entry(day, months), tuple(verdicts)
    inside = [(verdict, part) for verdict in verdicts if (part := holding(verdict, since, day))]
    outcomes = [verdict.outcome for verdict, _ in inside]
    lifetime = policy.windows.minimum.clients_within == "lifetime"
    known = (v for v in verdicts if counts_on(v, day)) if lifetime else (verdict for verdict, _ in inside)
    return WindowSum(
        months=months,
        total=sum(part.weight for _, part in inside),
        value=sum(part.net for _, part in inside),
        positive=outcomes.count(Outcome.POSITIVE),
        lukewarm=outcomes.count(Outcome.LUKEWARM),
        neutral=outcomes.count(Outcome.NEUTRAL),
        negative=outcomes.count(Outcome.NEGATIVE),
        clients=len({verdict.contract.client for verdict in known}),
        jobs=sum(part.jobs for _, part in inside),
    )


def competing(sums: Iterable[WindowSum], policy: Policy) -> tuple[WindowScore, ...]:
    """Every figure that competes to be shown: the windows, then the blends, from the sums of all window lengths."""
    by_length = {held.months: held for held in sums}
    windows = [_window_score(f"{months}-month", (by_length[months],), policy) for months in policy.windows.months]
    blends = [
        _window_score(blend.name, tuple(by_length[months] for months in blend.of), policy)
        for blend in policy.windows.blends
    ]
    return (*windows, *blends)


def _window_score(name: str, parts: tuple[WindowSum, ...], policy: Policy) -> WindowScore:
    """The mean percent of some windows, 100 (successful - negative) / total, if each meets the minimum (S1, S19)."""
    if not all(part.meets(policy.windows.minimum) for part in parts):
        return WindowScore(name, parts, None)
    first, *others = [Fraction(100 * part.value, part.total * policy.scale.unit) for part in parts]
    return WindowScore(name, parts, sum(others, first) / len(parts) if others else first)


def best(windows: Iterable[WindowScore]) -> WindowScore | None:
    """The figure that is shown: the highest, among equals the one that reaches back furthest; None if none may be."""
    available = [window for window in windows if window.percent is not None]
    return max(available, key=lambda w: (w.percent, w.longest.months, -len(w.parts)), default=None)
